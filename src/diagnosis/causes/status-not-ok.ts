import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { statusWords } from '../status-words.ts';

/** The tunnel and its trust are good, but `/status` is not answered as the platform answers it. */
export const statusNotOk: Cause = {
  id: 'status-not-ok',
  severity: 'warning',
  title: 'the target is trusted, but its status page is not answered with 200',
  why: 'the tunnel and its trust are good, but the platform is not well, or somebody else answered',
  remedy:
    'try again later: a server that says 5xx has a fault of its own; where it lasts, check the target: the platform answers GET /status with 200',
  source: 'RFC 9110 §15',
  check: ({ observation }) => {
    const status = legOf(observation, 'status');
    return status?.answer && status.answer.status !== 200 ? statusWords(observation, status) : undefined;
  },
  command: curlWords,
};
