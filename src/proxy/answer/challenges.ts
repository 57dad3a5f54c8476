import type { HttpHead } from '../handshake/http-head.ts';
import { valuesOf } from './headers.ts';

/** One login scheme that a proxy offers. Text in it is hostile. */
export interface Challenge {
  /** As written: `Basic`, `Digest`, `NTLM`, `Negotiate`; `unnamed` where the field does not begin with a name. */
  readonly scheme: string;
  /** Names in lower case; of a name that occurs twice the first counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

const maxChallenges = 32;
const token = /[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}/y;
const token68 = /[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/y;
const parameter = /([A-Za-z0-9!#$%&'*+.^_`|~-]{1,64})[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/y;
const commas = /[ \t,]*/y;
const blanks = /[ \t]+/y;

/**
 * The login schemes of a 407, in the order offered: one field may hold several, and several fields one each.
 * Limits: 32 challenges; what cannot be read ends its field.
 * Source: RFC 9110 §11.3, §11.6.1 and §11.7.1.
 */
export function challengesOf(answer: HttpHead): readonly Challenge[] {
  return valuesOf(answer, 'proxy-authenticate').flatMap(parseChallenges).slice(0, maxChallenges);
}

function parseChallenges(text: string): readonly Challenge[] {
  const challenges: Challenge[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };
  take(commas);
  while (at < text.length && challenges.length < maxChallenges) {
    const scheme = take(token)?.[0];
    if (scheme === undefined) return challenges.length === 0 ? [{ scheme: 'unnamed', parameters: new Map() }] : challenges;
    const parameters = new Map<string, string>();
    challenges.push({ scheme, parameters });
    if (take(blanks) && !take(token68)) takeParameters(take, parameters);
    take(commas);
  }
  return challenges;
}

/** A name with `=` behind it is a parameter of the challenge before it; one without begins the next challenge. */
function takeParameters(take: (pattern: RegExp) => RegExpExecArray | undefined, parameters: Map<string, string>): void {
  for (let found = take(parameter); found; found = take(parameter)) {
    const [, name = '', quoted, plain = ''] = found;
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
    take(commas);
  }
}
