import type { CertificateCase } from './corpora.ts';
import { goals } from './goals.ts';
import { type Inspected, isReadWhole, refusalText } from './inspected.ts';
import { type Disagreement, type Part, shareText } from './result.ts';
import { tableText } from './table.ts';

/** A certificate of the corpora and what the product says of it. */
export interface CertificateAnswer {
  readonly item: CertificateCase;
  readonly answer: Inspected;
}

type Class = 'good' | 'hard' | 'strict';

interface Judged {
  readonly corpus: string;
  readonly kind: Class;
  readonly agrees: boolean;
  readonly hasReason: boolean;
}

/** Malformed or not: the product against the corpora, a line for each corpus. */
export function compareCertificates(answers: readonly CertificateAnswer[]): Part {
  const scored = answers.filter(({ item }) => item.truth !== 'gray');
  const judged = scored.map(judge);
  const corpora = [...new Set(judged.map(({ corpus }) => corpus))].sort();
  const lines = corpora.map((corpus) =>
    line(
      corpus,
      judged.filter((one) => one.corpus === corpus),
    ),
  );
  const counts = classCounts(judged);
  return {
    title: 'certificates: malformed or not',
    table: tableText(
      ['corpus', 'good, read', '', 'malformed, refused', '', 'strict, refused', '', 'reason given'],
      [...lines, line('all', judged)],
    ),
    measures: [
      { name: 'good certificates read', ...counts.good, goal: goals.goodRead },
      { name: 'malformed certificates refused (OpenSSL too)', ...counts.hard, goal: goals.hardRefused },
      { name: 'malformed certificates refused (strict only)', ...counts.strict, goal: goals.strictRefused },
      { name: 'refusals with a reason', ...counts.reason, goal: goals.reasonGiven },
    ],
    disagreements: scored.filter((answer) => !judge(answer).agrees).map(disagreement),
  };
}

function judge({ item, answer }: CertificateAnswer): Judged {
  const isRead = isReadWhole(answer);
  const isGood = item.truth === 'accept';
  return {
    corpus: item.corpus,
    kind: isGood ? 'good' : (item.tier ?? 'strict'),
    agrees: isGood ? isRead && answer.certificates[0]?.sha256 === item.sha256 : !isRead,
    hasReason: refusalText(answer) !== '',
  };
}

function disagreement({ item, answer }: CertificateAnswer): Disagreement {
  if (item.truth === 'accept') return { id: item.id, what: `good, but refused: ${refusalText(answer)}` };
  const told = answer.certificates.flatMap(({ findings }) => findings.filter(({ level }) => level === 'error').map(({ id }) => id));
  return {
    id: item.id,
    what: `malformed (${item.tier}), but read: ${item.reason}${told.length > 0 ? `; rejected as ${told.join(', ')}` : ''}`,
  };
}

function classCounts(judged: readonly Judged[]): Readonly<Record<Class | 'reason', { readonly count: number; readonly of: number }>> {
  const of = (kind: Class): { readonly count: number; readonly of: number } => {
    const all = judged.filter((one) => one.kind === kind);
    return { count: all.filter(({ agrees }) => agrees).length, of: all.length };
  };
  const refused = judged.filter(({ kind, agrees }) => kind !== 'good' && agrees);
  const reason = { count: refused.filter(({ hasReason }) => hasReason).length, of: refused.length };
  return { good: of('good'), hard: of('hard'), strict: of('strict'), reason };
}

function line(title: string, judged: readonly Judged[]): readonly string[] {
  const { good, hard, strict, reason } = classCounts(judged);
  const cells = [good, hard, strict].flatMap(({ count, of }) => [`${count}/${of}`, shareText(count, of)]);
  return [title, ...cells, shareText(reason.count, reason.of)];
}
