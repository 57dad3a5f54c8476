import type { Certificate } from '../../certificate/certificate.ts';
import { dateText } from '../../certificate/day.ts';
import { fingerprintText } from '../../certificate/fingerprint.ts';
import { validityAt } from '../../certificate/path/validity.ts';
import type { Cause } from '../cause.ts';
import { type Evidence, refusedChain } from '../evidence.ts';
import { bundledText, namesakes, unanchored } from '../near-miss.ts';
import { captureWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** The bundle holds the expired CA, and the peer shows its renewal. */
export const caRenewed: Cause = {
  id: 'ca-renewed',
  severity: 'critical',
  title: 'the CA was renewed, and the bundle holds the old one',
  why: 'the owner of the proxy or server has renewed the CA under its old name; the bundle holds only the certificate that has expired, and the agent refuses what the new one signs',
  remedy: 'compare the fingerprint of the renewed CA with its owner, and merge it into the bundle; the expired one can go',
  source: 'RFC 5280 §4.1.2.5 and §6.1; RFC 4210 §4.4',
  check: (evidence) => {
    const refused = refusedChain(evidence);
    const old = expiredTwin(evidence);
    const renewal = old && refused?.chain.find((sent) => isRenewalOf(sent, old.certificate, evidence));
    if (!refused || !old || !renewal) return undefined;
    const until = `expired on ${dateText(old.certificate.notAfter)}`;
    const which = renewal.spkiSha256 === old.certificate.spkiSha256 ? 'with the same key' : 'with a new key';
    return `${whoseChain(refused, evidence)}: ${bundledText(old)} ${until}; its renewal ${which}, valid until ${dateText(renewal.notAfter)}, is shown (SHA-256 ${fingerprintText(renewal.sha256)})`;
  },
  command: captureWords,
};

/** The expired CA of the bundle that the chain leads to, or that has the name of the one that is missing. */
function expiredTwin(evidence: Evidence): ReturnType<typeof namesakes>[number] | undefined {
  const anchor = refusedChain(evidence)?.anchor;
  const near = unanchored(evidence);
  const namesakesOf = near ? [...namesakes(near), ...near.anchors.filter(({ certificate }) => isTwinOfTop(certificate, near.top))] : [];
  return (anchor ? [anchor] : namesakesOf).find(({ certificate }) => validityAt(certificate, evidence.now) === 'expired');
}

function isTwinOfTop(certificate: Certificate, top: Certificate): boolean {
  return certificate.comparableSubject === top.comparableSubject && certificate.sha256 !== top.sha256;
}

function isRenewalOf(sent: Certificate, old: Certificate, { now }: Evidence): boolean {
  return sent.comparableSubject === old.comparableSubject && sent.sha256 !== old.sha256 && validityAt(sent, now) === 'valid';
}
