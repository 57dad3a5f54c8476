import { squidErrorOf } from '../../proxy/answer/product.ts';
import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { saysBlocked, writtenTitle } from '../page.ts';
import { refusedTunnel } from '../refused-tunnel.ts';
import { statusWords } from '../status-words.ts';

/** A filter answers with a page for people, in place of the tunnel or, inside TLS that it intercepts, of the platform. */
export const blockPage: Cause = {
  id: 'block-page',
  severity: 'critical',
  title: 'a filter answers with a block page',
  why: 'a web filter on the way does not let this host or category through, and says so on a page for people, which the agent cannot read: for it the request failed',
  remedy:
    'show the title and the host to the owner of the proxy or filter, and ask to let the platform through for this server, without interception where possible',
  source: 'RFC 9110 §9.3.6 and §15.5.4; RFC 7725 §3',
  check: ({ observation }) => {
    const [tunnel, status] = [legOf(observation, 'tunnel'), legOf(observation, 'status')];
    const refused = refusedTunnel(observation);
    if (refused && tunnel?.answer) {
      return !refused.isUnreachable && writtenTitle(tunnel.answer, tunnel.excerpt ?? '') !== undefined ? refused.words : undefined;
    }
    if (!status?.answer) return undefined;
    const title = writtenTitle(status.answer, status.excerpt ?? '');
    const isBlocked =
      squidErrorOf(status.answer) !== undefined || (title !== undefined && (isDenial(status.answer.status) || saysBlocked(title)));
    return isBlocked ? statusWords(observation, status) : undefined;
  },
  command: curlWords,
};

function isDenial(status: number): boolean {
  return [401, 403, 407, 451].includes(status);
}
