import { Proxy } from '../proxy/proxy.ts';

/** Shorter secrets occur in names by accident. */
const minRedacted = 4;

/** Takes the logins of a way out of a text. */
export type Clean = (text: string) => string;

/** Takes the logins of these proxies out of a text: an interceptor knows them, and can write them into the names of a certificate. */
export function cleanerOf(via: readonly Proxy[]): Clean {
  return (text) => Proxy.redactAll(via, text, minRedacted);
}
