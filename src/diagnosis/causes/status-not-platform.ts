import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { redirectOf, writtenTitle } from '../page.ts';
import { statusWords } from '../status-words.ts';

/** The answers of a server that is well, and has no such page. */
const elsewhere: readonly number[] = [400, 401, 403, 404, 405, 406, 407, 410, 421, 451, 501];

/** The tunnel and its trust are good, but another server than the platform answers. */
export const statusNotPlatform: Cause = {
  id: 'status-not-platform',
  severity: 'warning',
  title: 'the target is trusted, but does not answer as the platform',
  why: 'the platform answers GET /status with 200 and no login; here a trusted server answered otherwise: another host, a gateway in front of it, or a page of the proxy inside the TLS that it intercepts',
  remedy:
    'look at the answer: its Server field, where it sends to and its text say who answered; then check the host in ServerUri, or ask the owner of the proxy or server',
  source: 'RFC 9110 §15.4, §15.5 and §10.2.4',
  leg: 'status',
  check: ({ observation }) => {
    const status = legOf(observation, 'status');
    if (!status?.answer || status.answer.status === 200) return undefined;
    const isOther =
      elsewhere.includes(status.answer.status) ||
      redirectOf(status.answer) !== undefined ||
      writtenTitle(status.answer, status.excerpt ?? '') !== undefined;
    return isOther ? statusWords(observation, status) : undefined;
  },
  command: curlWords,
};
