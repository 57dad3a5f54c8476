import { Failure } from '../failure.ts';

/** The failure for a source with more of something than a bundle could hold. */
export function tooMany(what: string, limit: number): Failure {
  return new Failure({
    code: 'too-many-blocks',
    what: 'cannot read a source',
    why: `it has more than ${limit.toLocaleString('en')} ${what}, the limit for one source`,
    next: 'check that it is a certificate file; where it really is one, split it into several',
  });
}
