import type { Cause } from '../cause.ts';
import { hostOf } from '../chain-verdict.ts';
import { refusedChain } from '../evidence.ts';

const maxNames = 5;

/** The chain is trusted, but its leaf is for other names. */
export const hostNameMismatch: Cause = {
  id: 'host-name-mismatch',
  severity: 'critical',
  title: 'the certificate is for another host',
  why: 'the chain is trusted, but its leaf names other hosts: another server answers, or the proxy re-signs under a wrong name',
  remedy: 'check the host that is asked for; if it is right, the owner of the server or proxy has to reissue its certificate',
  source: 'RFC 9525 §6',
  check: (evidence) => {
    const refused = refusedChain(evidence);
    if (refused?.verifyError !== 'ERR_TLS_CERT_ALTNAME_INVALID') return undefined;
    const host = hostOf(refused, evidence.observation);
    const [leaf] = refused.chain;
    const names = leaf?.subjectAltName ?? [];
    const more = names.length > maxNames ? ` and ${names.length - maxNames} more` : '';
    return `"${host}" was asked for; the certificate of "${leaf?.displayName}" is for ${names.slice(0, maxNames).join(', ') || 'no host'}${more}`;
  },
};
