import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { redirectOf, saysLogin, writtenTitle } from '../page.ts';
import { refusedTunnel } from '../refused-tunnel.ts';
import { statusWords } from '../status-words.ts';

/** The network, or a proxy, wants somebody at a browser to log in first. */
export const captivePortal: Cause = {
  id: 'captive-portal',
  severity: 'critical',
  title: 'a login page stands in the way',
  why: 'the answer sends the client to a page where a person logs in or accepts terms: a captive portal, or a proxy that knows people by their browser; an agent has neither',
  remedy: 'ask the owner of the network or proxy to let this server pass without the page, by its address or with a login of its own',
  source: 'RFC 6585 §6; RFC 8910 §1; RFC 9110 §15.4',
  check: ({ observation }) => {
    const [tunnel, status] = [legOf(observation, 'tunnel'), legOf(observation, 'status')];
    const refused = refusedTunnel(observation);
    if (refused && tunnel?.answer) {
      const to = redirectOf(tunnel.answer);
      if (to === undefined && tunnel.answer.status !== 511) return undefined;
      return to === undefined ? refused.words : `${refused.words}; it sends to ${to}`;
    }
    if (!status?.answer) return undefined;
    const places = [
      redirectOf(status.answer),
      status.answer.status === 200 ? writtenTitle(status.answer, status.excerpt ?? '') : undefined,
    ];
    const isLogin = status.answer.status === 511 || places.some((text) => text !== undefined && saysLogin(text));
    return isLogin ? statusWords(observation, status) : undefined;
  },
  command: curlWords,
};
