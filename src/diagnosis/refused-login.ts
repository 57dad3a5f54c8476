import { type Login, legOf, type Observation } from '../proxy/handshake/observation.ts';
import { offeredSchemes } from '../proxy/handshake/tunnel.ts';

/** The answer of a proxy that wants a login, or another one. */
export interface RefusedLogin {
  /** The login that was sent last, `undefined` where none was. */
  readonly sent: Login | undefined;
  readonly looksEncrypted: boolean;
  /** What was sent and answered, and what is offered, by whom; may hold text from the proxy. */
  readonly words: string;
}

const maxSchemes = 8;

/** What a proxy that wants a login said; `undefined` where none does. */
export function refusedLogin(observation: Observation): RefusedLogin | undefined {
  const { answer, login, hop = 1 } = legOf(observation, 'tunnel') ?? {};
  if (answer?.status !== 407 && answer?.status !== 401) return undefined;
  const { via } = observation;
  const proxy = via[hop - 1];
  const schemes = offeredSchemes(answer).slice(0, maxSchemes).join(', ');
  const offer = schemes === '' ? 'it names no scheme' : `it offers ${schemes}`;
  const which = via.length > 1 ? `proxy ${hop} of the chain: ` : '';
  const names = { basic: 'Basic', digest: 'Digest' } as const;
  const told = login ? `the ${names[login]} login was not accepted` : whyNone(proxy?.hasCredentials ?? false);
  return { sent: login, looksEncrypted: proxy?.looksEncrypted ?? false, words: `${which}${told} (${answer.status}); ${offer}` };
}

function whyNone(isConfigured: boolean): string {
  return isConfigured ? 'the login was not sent' : 'no login is configured';
}
