import type { Certificate } from '../certificate.ts';
import { PurposeOid } from '../purposes.ts';
import { factsOf } from './facts.ts';
import type { PathPurpose, PathRequest } from './path-verdict.ts';

/** Whether an anchor ends a path: `rejected` by its settings, `trusted`, or `neutral`: only what stands above it can tell. */
export type Trust = 'trusted' | 'rejected' | 'neutral';

const oids: Readonly<Record<PathPurpose, string>> = {
  'tls-server': PurposeOid.serverAuth,
  'tls-client': '1.3.6.1.5.5.7.3.2',
  'time-stamping': '1.3.6.1.5.5.7.3.8',
  'code-signing': '1.3.6.1.5.5.7.3.3',
};

/** Whether an anchor is trusted: by its settings, or because it is a root. Source: OpenSSL X509_check_trust. */
export function trustIn(anchor: Certificate, request: PathRequest): Trust {
  const explicit = explicitTrustIn(anchor, request);
  if (explicit !== 'neutral') return explicit;
  const { isSelfSigned, isInvalid } = factsOf(anchor);
  return isSelfSigned && !isInvalid ? 'trusted' : 'neutral';
}

/** What the settings of trust alone say: they stand above whatever the certificate says of its purposes. */
export function explicitTrustIn(anchor: Certificate, { trustSettings, purpose }: PathRequest): Trust {
  const settings = trustSettings?.get(anchor);
  const wanted = purpose ? oids[purpose] : PurposeOid.any;
  const names = (list: readonly string[]): boolean => list.includes(wanted) || list.includes(PurposeOid.any);
  if (settings?.rejected && names(settings.rejected)) return 'rejected';
  if (!settings?.trusted) return 'neutral';
  return names(settings.trusted) ? 'trusted' : 'rejected';
}
