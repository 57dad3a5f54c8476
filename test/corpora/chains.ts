import type { TemporaryFolder } from '../../fixtures/folder.ts';
import type { ChainCase, Corpora } from './corpora.ts';
import { explainedByStandard, unmetLines, whyOtherwise } from './explained-standard.ts';
import { goals } from './goals.ts';
import { maxCaseMs } from './inspected.ts';
import { whyLeftOut } from './left-out.ts';
import { type Disagreement, type Part, shareText } from './result.ts';
import { tableText } from './table.ts';
import { type Verified, verifyChain } from './verified.ts';

/** Chains: `verify` against `openssl verify`, then its judgement by the standard against the authors of the chains. */
export async function compareChains({ chains }: Corpora, folder: TemporaryFolder): Promise<readonly Part[]> {
  const asked = chains.filter((chain) => whyLeftOut(chain) === undefined);
  const verified: Verified[] = [];
  for (const chain of asked) verified.push(await verifyChain(chain, folder));
  return [againstOpenssl(verified), leftOut(chains), againstAuthors(verified)];
}

function againstOpenssl(verified: readonly Verified[]): Part {
  const refused = verified.filter(({ chain }) => chain.openssl === 'reject');
  const untrusted = verified.filter(({ report }) => report?.trusted === false);
  return {
    title: 'chains: verify against openssl verify',
    table: tableText(
      ['corpus', 'chains', 'as OpenSSL', '', 'false accepts', 'false rejects', 'reason given', `over ${maxCaseMs} ms`, 'slowest ms'],
      perCorpus(verified).map(([corpus, own]) => [
        corpus,
        own.length,
        own.filter(isAgreed).length,
        shareText(own.filter(isAgreed).length, own.length),
        own.filter(({ chain, report }) => chain.openssl === 'reject' && report?.trusted !== false).length,
        own.filter(({ chain, report }) => chain.openssl === 'accept' && report?.trusted !== true).length,
        shareText(own.filter(hasReason).length, own.filter(({ report }) => report?.trusted === false).length),
        own.filter(({ ms }) => ms > maxCaseMs).length,
        Math.max(...own.map(({ ms }) => ms)).toFixed(0),
      ]),
    ),
    measures: [
      { name: 'chains as openssl verify', count: verified.filter(isAgreed).length, of: verified.length, goal: goals.chains },
      {
        name: 'chains that OpenSSL refuses, not trusted',
        count: refused.filter(({ report }) => report?.trusted === false).length,
        of: refused.length,
        goal: goals.chainsRefused,
      },
      { name: 'untrusted chains with a reason', count: untrusted.filter(hasReason).length, of: untrusted.length, goal: goals.chainReasons },
    ],
    disagreements: [...verified.filter((one) => !isAgreed(one)).map(disagreement), ...verified.flatMap(badness)],
  };
}

function isAgreed({ chain, report }: Verified): boolean {
  return report !== undefined && report.trusted === (chain.openssl === 'accept');
}

function hasReason({ report }: Verified): boolean {
  return report?.trusted === false && report.reason !== null && report.failures.every(({ detail }) => detail !== '');
}

function disagreement({ chain, report }: Verified): Disagreement {
  const told = report?.failures.map(({ id, depth, detail }) => `${id}@${depth} (${detail})`).join(', ');
  return { id: `${chain.id} verdict`, what: `OpenSSL: ${chain.openssl}; verify: ${told || 'trusted'}; ${chain.note}` };
}

function badness({ chain, crash, ms }: Verified): readonly Disagreement[] {
  if (crash !== undefined) return [{ id: `${chain.id} crash`, what: crash }];
  return ms > maxCaseMs ? [{ id: `${chain.id} slow`, what: `${Math.round(ms)} ms` }] : [];
}

/** The chains that were not asked, by name. */
function leftOut(chains: readonly ChainCase[]): Part {
  const out = chains.flatMap((chain) => {
    const why = whyLeftOut(chain);
    return why === undefined ? [] : [{ id: chain.id, why }];
  });
  const reasons = [...new Set(out.map(({ why }) => why))].map((why) => ({
    why,
    ids: out.filter((one) => one.why === why).map(({ id }) => id),
  }));
  const rows = reasons.map(({ why, ids }) => [why, ids.length] as const);
  const names = reasons.map(({ why, ids }) => `${why}: ${ids.join(' ')}\n`);
  return {
    title: 'chains that are left out',
    table: `${tableText(['why', 'chains'], rows)}\n${names.join('')}`,
    measures: [],
    disagreements: [],
  };
}

/** Where the author of a chain expects otherwise than OpenSSL does, the judgement by the standard should be the author's. */
function againstAuthors(verified: readonly Verified[]): Part {
  const differing = verified.filter(({ chain }) => chain.expected !== chain.openssl);
  const others = differing.filter((one) => !isAuthors(one));
  const reasons = Object.keys(explainedByStandard).map(
    (why) => [why, others.filter(({ chain }) => whyOtherwise(chain.id) === why).length] as const,
  );
  return {
    title: 'chains of which their authors expect otherwise than OpenSSL: the judgement by the standard',
    table: [
      tableText(
        ['corpus', 'chains', 'author refuses', 'standard too', 'author accepts', 'standard too'],
        perCorpus(differing).map(([corpus, own]) => {
          const refused = own.filter(({ chain }) => chain.expected === 'reject');
          const accepted = own.filter(({ chain }) => chain.expected === 'accept');
          return [corpus, own.length, refused.length, refused.filter(isAuthors).length, accepted.length, accepted.filter(isAuthors).length];
        }),
      ),
      `\nnot as the author, explained in test/corpora/explained-standard.ts:\n${tableText(['why', 'chains'], reasons)}`,
    ].join(''),
    measures: [],
    disagreements: [
      ...others.filter(({ chain }) => whyOtherwise(chain.id) === undefined).map(otherwise),
      ...unmetLines(others.map(({ chain }) => chain.id)).map((line) => ({
        id: `${line} explained`,
        what: 'explained, but not met any more (remove it from test/corpora/explained-standard.ts)',
      })),
    ],
  };
}

function otherwise({ chain, report }: Verified): Disagreement {
  return {
    id: `${chain.id} standard`,
    what: `author: ${chain.expected}; standard: ${standardText(report)}; ${chain.note.split('\n')[0]?.slice(0, 100)}`,
  };
}

function isAuthors({ chain, report }: Verified): boolean {
  return (report?.standard?.trusted ?? false) === (chain.expected === 'accept');
}

function standardText(report: Verified['report']): string {
  const [first] = report?.standard?.failures ?? [];
  return first ? `${first.id}@${first.depth} ${first.detail}` : 'trusted';
}

function perCorpus(verified: readonly Verified[]): readonly (readonly [string, readonly Verified[]])[] {
  const corpora = [...new Set(verified.map(({ chain }) => chain.corpus))].sort();
  return [
    ...corpora.map((corpus) => [corpus, verified.filter(({ chain }) => chain.corpus === corpus)] as const),
    ['all', verified] as const,
  ];
}
