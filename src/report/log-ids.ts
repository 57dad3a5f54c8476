import { explainable } from './explainable.ts';

/** The id under which `explain` knows a cause that a log shows; a test holds that it is the same for each that can be recognised. */
export function knownId(id: string): string {
  return explainable.has(id) ? id : 'chain-untrusted';
}
