import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { redirectOf, refreshOf, saysLogin, writtenTitle } from '../page.ts';
import { refusedTunnel } from '../refused-tunnel.ts';
import { statusWords } from '../status-words.ts';

/** The network, or a proxy, wants somebody at a browser to log in first. */
export const captivePortal: Cause = {
  id: 'captive-portal',
  severity: 'critical',
  title: 'a login page stands in the way',
  why: 'the answer sends the client to a page where a person logs in or accepts terms: a captive portal, or a proxy that knows people by their browser; an agent has neither',
  remedy: 'ask the owner of the network or proxy to let this server pass without the page, by its address or with a login of its own',
  source: 'RFC 6585 §6; RFC 8910 §1; RFC 9110 §15.4; HTML Living Standard §4.2.5.3',
  check: ({ observation }) => {
    const [tunnel, status] = [legOf(observation, 'tunnel'), legOf(observation, 'status')];
    const refused = refusedTunnel(observation);
    if (refused && tunnel?.answer) {
      const to = redirectOf(tunnel.answer) ?? loginRefresh(tunnel.excerpt);
      if (to === undefined && tunnel.answer.status !== 511) return undefined;
      return to === undefined ? refused.words : `${refused.words}; it sends to ${to}`;
    }
    if (!status?.answer) return undefined;
    const refresh = loginRefresh(status.excerpt);
    if (refresh !== undefined) return `${statusWords(observation, status)}; the page sends a browser to ${refresh}`;
    const places = [
      redirectOf(status.answer),
      status.answer.status === 200 ? writtenTitle(status.answer, status.excerpt ?? '') : undefined,
    ];
    const isLogin = status.answer.status === 511 || places.some((text) => text !== undefined && saysLogin(text));
    return isLogin ? statusWords(observation, status) : undefined;
  },
  command: curlWords,
};

/** Where the page sends a browser by itself, where that is a place to log in. */
function loginRefresh(excerpt = ''): string | undefined {
  const to = refreshOf(excerpt);
  return to !== undefined && saysLogin(to) ? to : undefined;
}
