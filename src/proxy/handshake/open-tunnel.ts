import type { Duplex } from 'node:stream';
import { type Challenge, challengesOf } from '../answer/challenges.ts';
import { type Authority, authorityText } from '../authority.ts';
import type { Proxy } from '../proxy.ts';
import type { Budget } from './budget.ts';
import { answerableDigest, digestAuthorization, newCnonce } from './digest-login.ts';
import { readExcerpt } from './excerpt.ts';
import type { HttpHead } from './http-head.ts';
import type { Login, TunnelLeg } from './observation.ts';
import { readBody } from './read-body.ts';
import { askForTunnel } from './tunnel.ts';
import { cleanHead, withoutLogins } from './without-logins.ts';

/** What is asked of whom. */
export interface TunnelRequest {
  readonly proxy: Proxy;
  readonly destination: Authority;
  /** Those that may be shown. */
  readonly logins: readonly Login[];
  /** All proxies of the way: what is told of an answer holds the login of none of them. */
  readonly via: readonly Proxy[];
  /** Another stream to the proxy, for one that closes the connection behind a 407. */
  readonly redial: () => Promise<Duplex | undefined>;
  /** For all that is asked. */
  readonly budget: Budget;
}

/** What came of it. */
export interface TunnelOutcome {
  /** The tunnel, where there is one. */
  readonly stream: Duplex | undefined;
  readonly seen: Pick<TunnelLeg, 'answer' | 'excerpt' | 'login' | 'challenge' | 'fault' | 'speaksTls'>;
  /** Up to the end of the head of the answer. */
  readonly ms: number;
}

/** A longer body is not read to keep a connection. */
const maxDrained = 64 * 1024;

/** One answer, and what was sent for it. */
interface Asked {
  readonly stream: Duplex;
  readonly answer: Awaited<ReturnType<typeof askForTunnel>>;
  readonly login?: Login;
  readonly authorization?: string;
}

/**
 * Asks for a tunnel. Basic is shown at once, as libcurl does with a login in the URL of a proxy; a 407 that offers Digest is answered
 * where that may be used: on the same connection where the proxy keeps it, and once more where it calls the nonce stale.
 * Source: RFC 7617 §2.2; RFC 7616 §3.3 and §3.6.
 */
export async function openTunnel(stream: Duplex, request: TunnelRequest): Promise<TunnelOutcome> {
  const { destination, budget } = request;
  const basic = request.logins.includes('basic') ? request.proxy.basicAuthorization() : undefined;
  const first: Asked = {
    stream,
    answer: await askForTunnel(stream, destination, basic, budget),
    ...(basic === undefined ? {} : { login: 'basic', authorization: basic }),
  };
  const second = await answerWithDigest(first, request);
  const isStale = second !== undefined && answerableDigest(challengesIn(second))?.parameters.get('stale')?.toLowerCase() === 'true';
  const last = (isStale ? await answerWithDigest(second, request) : undefined) ?? second ?? first;
  const sent = [first, second, last].flatMap((asked) => asked?.authorization ?? []);
  return outcomeOf(last, second ? first : undefined, sent, request);
}

async function answerWithDigest(asked: Asked, request: TunnelRequest): Promise<Asked | undefined> {
  const { proxy, logins, destination, redial, budget } = request;
  const challenge = logins.includes('digest') ? answerableDigest(challengesIn(asked)) : undefined;
  const authorization = challenge && digestFor(challenge, proxy, destination);
  if (authorization === undefined || 'kind' in asked.answer) return undefined;
  const { leavesOpen } = await readBody(asked.stream, asked.answer, budget, maxDrained);
  const ask = async (stream: Duplex): Promise<Asked> => {
    return { stream, answer: await askForTunnel(stream, destination, authorization, budget), login: 'digest', authorization };
  };
  const kept = leavesOpen ? await ask(asked.stream) : undefined;
  if (kept && !brokeOff(kept)) return kept;
  const stream = await redial();
  return stream ? ask(stream) : kept;
}

/** A proxy may close a connection at any time between two requests (RFC 9112 §9.3.1). */
function brokeOff({ answer }: Asked): boolean {
  return 'kind' in answer && (answer.kind === 'closed' || answer.kind === 'error');
}

function challengesIn({ answer }: Asked): readonly Challenge[] {
  return 'status' in answer && answer.status === 407 ? challengesOf(answer) : [];
}

function digestFor(challenge: Challenge, proxy: Proxy, destination: Authority): string | undefined {
  const uri = authorityText(destination);
  return proxy.authorization((user, password) =>
    digestAuthorization(challenge, { method: 'CONNECT', uri, user, password, cnonce: newCnonce() }),
  );
}

async function outcomeOf(
  last: Asked,
  first: Asked | undefined,
  authorizations: readonly string[],
  { via, budget }: TunnelRequest,
): Promise<TunnelOutcome> {
  const { stream, answer, login } = last;
  const ms = Math.round(budget.spentMs() * 10) / 10;
  const challenge = first && 'status' in first.answer ? { challenge: cleanHead(first.answer, via) } : {};
  const sent = { ...(login ? { login } : {}), ...challenge };
  if (!('status' in answer)) {
    const speaksTls = answer.kind === 'tls';
    const fault = answer.kind === 'tls' ? ({ kind: 'protocol', what: 'the answer is TLS, not HTTP' } as const) : answer;
    return { stream: undefined, seen: { ...sent, fault, speaksTls }, ms };
  }
  const clean = cleanHead(withoutResponses(answer, authorizations), via);
  if (answer.status >= 200 && answer.status < 300) return { stream, seen: { ...sent, answer: clean, speaksTls: false }, ms };
  const text = await readExcerpt(stream, answer, budget, (body) => withoutLogins(hideResponses(body, authorizations), via));
  return { stream: undefined, seen: { ...sent, answer: clean, ...(text === '' ? {} : { excerpt: text }), speaksTls: false }, ms };
}

/** What was hashed from a password can be guessed at: a proxy that sends it back does not bring it into a report. */
function hideResponses(text: string, authorizations: readonly string[]): string {
  const responses = authorizations.flatMap((authorization) => /, response="([0-9a-f]+)"/.exec(authorization)?.[1] ?? []);
  return responses.reduce((clean, response) => clean.replaceAll(response, '***'), text);
}

function withoutResponses(head: HttpHead, authorizations: readonly string[]): HttpHead {
  const hide = (text: string): string => hideResponses(text, authorizations);
  return { ...head, reason: hide(head.reason), headers: head.headers.map(([name, value]) => [hide(name), hide(value)] as const) };
}
