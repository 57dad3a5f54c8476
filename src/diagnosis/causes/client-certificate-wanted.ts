import { failedLeg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** The handshake ended after the peer had asked for a certificate of the client. */
export const clientCertificateWanted: Cause = {
  id: 'client-certificate-wanted',
  severity: 'critical',
  title: 'the peer wants a certificate of the client',
  why: 'the peer asks for a certificate of the client in its TLS handshake and ends it without one; none is shown here, nor by the agent to a proxy',
  remedy: 'ask the owner of this proxy or server to let this host in without a certificate; a proxy can ask for a login in its place',
  source: 'RFC 8446 §4.3.2; RFC 5246 §7.4.4',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    if (!leg) return undefined;
    if (leg.leg === 'proxy-tls' || leg.leg === 'target-tls') return leg.wantedClientCertificate ? ended(leg.leg) : undefined;
    // In TLS 1.3 the client has done its part when the server finds that there is no certificate.
    const asked = observation.legs.findLast(({ leg: name }) => name === 'proxy-tls' || name === 'target-tls');
    const isRefused = leg.fault?.kind === 'error' && refusals.test(leg.fault.code);
    return isRefused && asked && 'peer' in asked && asked.peer?.wantsClientCertificate ? ended(asked.leg) : undefined;
  },
};

const refusals = /ALERT_(?:CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE)$/;

function ended(leg: string): string {
  return `the ${leg === 'proxy-tls' ? 'proxy' : 'target'} asked for a certificate of the client, and ended the connection without one`;
}
