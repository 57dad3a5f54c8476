import type { Fingerprint } from '../../certificate/fingerprint.ts';
import { redactLogins } from '../../proxy/redact-logins.ts';
import type { CapturedChain } from '../../report/capturing/capture-report.ts';
import type { CaptureReport } from '../../report/report.ts';
import { caLines } from '../../report/text/capture-text.ts';
import { usage } from '../values.ts';
import type { World } from '../world.ts';
import type { CaptureOptions } from './capture-options.ts';
import { confirmFingerprint, requireFingerprint } from './expected-fingerprint.ts';
import { writeCa } from './write-ca.ts';

/** What was captured, and how it is told with what became of the output. */
export interface Captured {
  readonly chosen: CapturedChain | undefined;
  readonly chains: readonly CapturedChain[];
  readonly report: (output: CaptureReport['output']) => CaptureReport;
}

/**
 * Compares the fingerprint, has a person confirm it where none was given, and writes. What is not fit, or not there, is not asked about.
 * Fails: `fingerprint-differs`, `not-confirmed`, `usage` where nobody can be asked, and as {@link writeCa} does.
 */
export async function writeConfirmed(
  { chosen, chains, report }: Captured,
  { options, expected }: { readonly options: CaptureOptions; readonly expected: Fingerprint | undefined },
  world: World,
): Promise<CaptureReport['output']> {
  const { output } = options;
  const nothing = output === undefined ? null : { path: output, written: false, changed: false, generation: null };
  const ca = chosen?.ca;
  if (ca && expected !== undefined) requireFingerprint(ca.certificate.sha256, expected, namedCertificates(chains));
  if (output === undefined || !ca?.isAccepted) return nothing;
  if (expected === undefined) await confirm(ca.certificate.sha256, report(nothing), world);
  return writeCa(output, { ca, source: ca.origin.path }, options, world);
}

async function confirm(shown: Fingerprint, { chains, chosen }: CaptureReport, world: World): Promise<void> {
  const person = world.person();
  if (!person) throw nobodyToAsk();
  const row = chosen === null ? undefined : chains[chosen];
  if (row?.ca) world.stderr(redactLogins(`${caLines(row, row.ca).join('\n')}\n`));
  await confirmFingerprint(shown, person);
}

/** What else was seen, by fingerprint: an owner may have told the fingerprint of another certificate. */
function namedCertificates(chains: readonly CapturedChain[]): ReadonlyMap<string, string> {
  const named = chains.flatMap(({ of, captured: { path } }) =>
    path.map(({ certificate }, i): readonly [string, string] => {
      const name = i === 0 ? 'the leaf' : `certificate ${i + 1}`;
      return [certificate.sha256, `${name} of the chain ${of === 'target' ? 'for the target' : 'of the proxy itself'}`];
    }),
  );
  return new Map(named.toReversed());
}

/** Of an output that nobody can confirm. */
export function nobodyToAsk(): Error {
  return usage(
    '--output wants the fingerprint of the CA confirmed, and standard input and standard error are no terminal',
    'pass --fingerprint SHA256, as the owner of the proxy told it; without --output the chain is only shown',
  );
}
