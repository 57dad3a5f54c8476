import { createHash, randomBytes } from 'node:crypto';
import type { Challenge } from '../answer/challenges.ts';

/** What is asked for, and with which login. */
export interface DigestRequest {
  readonly method: string;
  /** The request target as written in the request line: `host:port` for CONNECT. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** The nonce of the client, printable; a new one for each answer. */
  readonly cnonce: string;
}

interface Algorithm {
  readonly hash: 'md5' | 'sha256';
  readonly isSession: boolean;
}

/** Strongest first. */
const algorithms: ReadonlyMap<string, Algorithm> = new Map([
  ['sha-256-sess', { hash: 'sha256', isSession: true }],
  ['sha-256', { hash: 'sha256', isSession: false }],
  ['md5-sess', { hash: 'md5', isSession: true }],
  ['md5', { hash: 'md5', isSession: false }],
]);
const strength = [...algorithms.keys()];

/** A nonce of the client; it is sent and forgotten. */
export function newCnonce(): string {
  return randomBytes(16).toString('hex');
}

/**
 * The Digest challenge that can be answered, of several the one with the strongest algorithm; `undefined` where there is none.
 * Answered are MD5 and SHA-256, each with `-sess` or without, where `qop` is `auth` or not there.
 */
export function answerableDigest(challenges: readonly Challenge[]): Challenge | undefined {
  const answerable = challenges.filter(({ scheme, parameters }) => {
    const qop = parameters.get('qop');
    const isKnown = algorithms.has(algorithmName(parameters)) && parameters.has('nonce') && parameters.has('realm');
    return scheme.toLowerCase() === 'digest' && isKnown && (qop === undefined || offersAuth(qop));
  });
  return answerable.toSorted((a, b) => strength.indexOf(algorithmName(a.parameters)) - strength.indexOf(algorithmName(b.parameters)))[0];
}

/**
 * The value of `Proxy-Authorization` that answers `challenge`, one character for each octet; `undefined` where a control character would
 * stand in it, which no header can hold. User and password are taken as UTF-8. `nextnonce` and `auth-int` are not used: a tunnel is
 * asked for once.
 * Source: RFC 7616 §3.4; RFC 2617 §3.2.2.1 where there is no `qop`.
 */
export function digestAuthorization({ parameters }: Challenge, request: DigestRequest): string | undefined {
  const { method, uri, cnonce } = request;
  const { hash, isSession } = algorithms.get(algorithmName(parameters)) ?? { hash: 'md5', isSession: false };
  const [realm = '', nonce = '', opaque] = ['realm', 'nonce', 'opaque'].map((name) => parameters.get(name));
  const [user, password] = [octetsOf(request.user), octetsOf(request.password)];
  if (/[\x00-\x1f\x7f]/.test(`${user}${realm}${nonce}${opaque ?? ''}`)) return undefined;
  const digest = (text: string): string => createHash(hash).update(text, 'latin1').digest('hex');
  const plain = digest(`${user}:${realm}:${password}`);
  const a1 = isSession ? digest(`${plain}:${nonce}:${cnonce}`) : plain;
  const a2 = digest(`${method}:${uri}`);
  const hasQop = parameters.has('qop');
  const response = digest(hasQop ? `${a1}:${nonce}:00000001:${cnonce}:auth:${a2}` : `${a1}:${nonce}:${a2}`);
  return `Digest ${[
    `username=${quoted(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response}"`,
    ...(parameters.has('algorithm') ? [`algorithm=${parameters.get('algorithm')}`] : []),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(hasQop ? ['qop=auth', 'nc=00000001'] : []),
    ...(hasQop || isSession ? [`cnonce="${cnonce}"`] : []),
  ].join(', ')}`;
}

function algorithmName(parameters: Challenge['parameters']): string {
  return (parameters.get('algorithm') ?? 'md5').toLowerCase();
}

function offersAuth(qop: string): boolean {
  return qop.split(',').some((option) => option.trim().toLowerCase() === 'auth');
}

function octetsOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
