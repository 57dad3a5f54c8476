import { failedLeg, type Observation } from '../handshake/observation.ts';
import type { Condition } from './situation.ts';

/**
 * How a proxy fares that was walked through; `isOpen` is the diagnosis: whether the agent gets through.
 *
 * A closed way is `untrusted` where a TLS handshake came to its end and OpenSSL refused the chain or the name, be it of
 * the proxy or of the target. It is `dead` in every other case, also where a handshake broke off (a reset, an alert).
 */
export function conditionOf(observation: Observation, isOpen: boolean): Condition {
  if (isOpen) return 'works';
  const leg = failedLeg(observation);
  const isTls = leg?.leg === 'proxy-tls' || leg?.leg === 'target-tls';
  return isTls && leg.peer?.verifyError !== undefined ? 'untrusted' : 'dead';
}
