import { authorityText } from '../proxy/authority.ts';
import type { Observation, StatusLeg } from '../proxy/handshake/observation.ts';
import { redirectOf } from './page.ts';
import { refusalWords } from './refusal-words.ts';

/** What the target answered when it was asked for its status page, and what the answer says of who gave it; hostile text of bounded length. */
export function statusWords({ target }: Observation, { answer, path = '/status', excerpt = '' }: StatusLeg): string | undefined {
  if (!answer) return undefined;
  const { status, reason } = answer;
  const asked = `https://${authorityText(target)}${path} was answered with ${status}${reason === '' ? '' : ` ${reason}`}`;
  const to = redirectOf(answer);
  return [asked, ...(to === undefined ? [] : [`it sends to ${to}`]), ...refusalWords(answer, excerpt)].join('; ');
}
