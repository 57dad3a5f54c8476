import { decodeCertificate } from '../../certificate/certificate.ts';
import { fingerprint } from '../../certificate/fingerprint.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { curlDisagrees } from '../../diagnosis/causes/curl-disagrees.ts';
import { loginPerhapsEncrypted } from '../../diagnosis/causes/login-perhaps-encrypted.ts';
import { loginRefused } from '../../diagnosis/causes/login-refused.ts';
import { loginRequired } from '../../diagnosis/causes/login-required.ts';
import { clocksOf } from '../../diagnosis/clocks.ts';
import { type AnchorFound, type Evidence, hasPartialChain, refusedChain } from '../../diagnosis/evidence.ts';
import { missingIssuer } from '../../diagnosis/missing-issuer.ts';
import { authorityText } from '../../proxy/authority.ts';
import { type Clean, cleanerOf } from '../cleaner.ts';
import { printable } from '../printable.ts';
import { instantText } from '../rows.ts';
import { shellLine } from '../shell-line.ts';
import { legRow } from './leg-row.ts';
import type { ChainRow, CurlRow, WayRow } from './probe-rows.ts';
import type { ObservedWay } from './probed-way.ts';

/** Causes that another login can mend. */
export const wantsLogin: ReadonlySet<Cause> = new Set([loginRequired, loginRefused, loginPerhapsEncrypted]);

/** A way that was walked, as the report tells it. */
export function observedRow(way: ObservedWay): WayRow {
  const { index, evidence, diagnosis } = way;
  const { observation, chains, now } = evidence;
  const { via } = observation;
  const target = chains.find(({ leg }) => leg === 'target-tls');
  const anchor = target?.verifyError === undefined ? target?.anchor : undefined;
  const missing = missingIssuer(evidence);
  const clean = cleanerOf(via);
  return {
    index,
    proxy: via.length === 0 ? 'direct' : via.map(String).join(' > '),
    target: authorityText(observation.target),
    ...verdict(way, clean),
    alsoSeen: diagnosis?.alsoSeen.map(({ id }) => id) ?? [],
    legs: observation.legs.map(legRow),
    chain: (refusedChain(evidence) ?? target)?.sent.map((der) => chainRow(der, clean)) ?? [],
    missing: missing ? { issuer: clean(missing.issuer), keyIdentifier: missing.keyIdentifier ?? null } : null,
    anchor: anchor ? anchorRow(anchor, clean) : null,
    partialChain: hasPartialChain(evidence),
    withSystemStore: way.withSystemStore ?? null,
    interception: way.interception ? { verdict: way.interception.verdict, because: clean(way.interception.because) } : null,
    clocks: clocksOf(observation, now),
    curl: curlRow(evidence, clean),
    commands: way.commands,
  };
}

function verdict(
  { diagnosis, isCancelled, withoutLogin }: ObservedWay,
  clean: Clean,
): Pick<WayRow, 'status' | 'cause' | 'detail' | 'remedy' | 'command'> {
  if (isCancelled) return { status: 'cancelled', cause: null, detail: 'the run ended before this way did', remedy: null, command: null };
  if (!diagnosis) return { status: 'ok', cause: null, detail: null, remedy: null, command: null };
  const { cause, detail, command } = diagnosis;
  const row = { status: cause.severity, cause: cause.id, command: command ? printable(shellLine(command)) : null };
  if (!wantsLogin.has(cause) || withoutLogin === undefined) return { ...row, detail: clean(detail), remedy: cause.remedy };
  return {
    ...row,
    detail: `${clean(detail)}; the file of --credentials-file has no line for ${withoutLogin}`,
    remedy: `add a line "${withoutLogin} user:password" to the file of --credentials-file, with host and port as the list of proxies has them`,
  };
}

function anchorRow({ certificate, line }: AnchorFound, clean: Clean): NonNullable<WayRow['anchor']> {
  return { sha256: certificate.sha256, line, subject: clean(certificate.subject), isRoot: certificate.isSelfIssued };
}

function curlRow(evidence: Evidence, clean: Clean): CurlRow | null {
  const { curl } = evidence;
  if (!curl) return null;
  return { agrees: curlDisagrees.check(evidence) === undefined, exitCode: curl.exitCode, message: clean(curl.message) };
}

function chainRow(der: Uint8Array, clean: Clean): ChainRow {
  const decoded = decodeCertificate(der);
  if (decoded.kind === 'malformation') return { sha256: fingerprint(der), subject: null, issuer: null, notAfter: null };
  const { sha256, subject, issuer, notAfter } = decoded;
  return { sha256, subject: clean(subject), issuer: clean(issuer), notAfter: instantText(notAfter) };
}
