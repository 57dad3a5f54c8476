import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** A real curl comes to another end on the same way. */
export const curlDisagrees: Cause = {
  id: 'curl-disagrees',
  severity: 'warning',
  title: 'a real curl comes to another end',
  why: "the agent's TLS is libcurl's: where curl ends otherwise, the verdict of cabundle on this way is in doubt",
  consequence: 'what the agent does on this way is not certain: where it is as curl says, believe curl',
  remedy: 'run the command lines that --verbose prints, and report the difference: it is a fault of cabundle, or a way that changes',
  source: 'curl(1), EXIT CODES',
  check: ({ observation, curl }) => {
    if (!curl) return undefined;
    const isAnswered = legOf(observation, 'status')?.answer !== undefined;
    if (isAnswered === (curl.exitCode === 0)) return undefined;
    const end = curl.exitCode === null ? 'did not end in time' : `ended with ${curl.exitCode}`;
    return `the way is ${isAnswered ? 'open' : 'closed'} to cabundle, but curl ${end}${curl.message === '' ? '' : `: ${curl.message}`}`;
  },
};
