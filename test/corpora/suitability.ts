import type { CertificateAnswer } from './certificates.ts';
import { goals } from './goals.ts';
import { isReadWhole, judgedAt } from './inspected.ts';
import { type Reason, reasonOfRule, truths } from './reasons.ts';
import { type Disagreement, type Measure, type Part, shareText } from './result.ts';
import { tableText } from './table.ts';

/** Whether a reason against a certificate is told, and whether it holds. */
interface Vote {
  readonly id: string;
  readonly reason: Reason;
  readonly isTold: boolean;
  readonly isTrue: boolean;
}

/** Fit for a CA bundle or not: for each reason, how many cases the product finds, and how many of its findings are cases. */
export function compareSuitability(answers: readonly CertificateAnswer[]): Part {
  const votes = answers.filter(({ item, answer }) => item.truth === 'accept' && isReadWhole(answer)).flatMap(votesOn);
  // The keys of the table are its reasons.
  const reasons = Object.keys(truths) as readonly Reason[];
  const counted = reasons.map((reason) => count(reason, votes));
  return {
    title: 'certificates: fit for a CA bundle',
    table: tableText(
      ['reason', 'cases', 'found', 'recall', 'false alarms', 'precision'],
      counted.map(({ reason, cases, found, told }) => [
        reason,
        cases,
        found,
        shareText(found, cases),
        told - found,
        shareText(found, told),
      ]),
    ),
    measures: counted.flatMap(measures),
    disagreements: [...votes.filter(({ isTold, isTrue }) => isTold !== isTrue).map(disagreement), ...unmappedRules(answers)],
  };
}

interface Counted {
  readonly reason: Reason;
  readonly cases: number;
  readonly found: number;
  readonly told: number;
}

function count(reason: Reason, votes: readonly Vote[]): Counted {
  const own = votes.filter((vote) => vote.reason === reason);
  return {
    reason,
    cases: own.filter(({ isTrue }) => isTrue).length,
    found: own.filter(({ isTrue, isTold }) => isTrue && isTold).length,
    told: own.filter(({ isTold }) => isTold).length,
  };
}

function measures({ reason, cases, found, told }: Counted): readonly Measure[] {
  return [
    { name: `${reason}, recall`, count: found, of: cases, goal: goals.recall },
    { name: `${reason}, precision`, count: found, of: told, goal: goals.precision },
  ];
}

function votesOn({ item, answer }: CertificateAnswer): readonly Vote[] {
  const { facts } = item;
  if (!facts) return [];
  const told = new Set(errorsOf({ item, answer }).map((id) => reasonOfRule[id]));
  return (Object.keys(truths) as readonly Reason[]).flatMap((reason) => {
    const isTrue = truths[reason](facts, judgedAt / 1000);
    return isTrue === undefined ? [] : [{ id: item.id, reason, isTold: told.has(reason), isTrue }];
  });
}

function disagreement({ id, reason, isTold }: Vote): Disagreement {
  return { id: `${id} ${reason}`, what: isTold ? 'told, but it does not hold' : 'holds, but is not told' };
}

function unmappedRules(answers: readonly CertificateAnswer[]): readonly Disagreement[] {
  const unmapped = new Set(answers.flatMap(errorsOf).filter((id) => !(id in reasonOfRule)));
  return [...unmapped].map((id) => ({ id: `rule ${id}`, what: 'not in the table of reasons (test/corpora/reasons.ts)' }));
}

function errorsOf({ answer }: CertificateAnswer): readonly string[] {
  const findings = answer.certificates[0]?.findings ?? [];
  return findings.filter(({ level }) => level === 'error').map(({ id }) => id);
}
