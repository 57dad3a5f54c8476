import { lostByLoaderText } from '../src/bundle/lost.ts';
import { refusalTexts } from '../src/bundle/refusal.ts';
import { malformed, rules } from '../src/certificate/rules/index.ts';
import { causes } from '../src/diagnosis/causes/index.ts';
import { proxyUnreadable } from '../src/diagnosis/proxy-unreadable.ts';
import { expiresSoonText } from '../src/expiry/expires-soon.ts';

/** The page that documents every finding, made of the texts in the code. */
export function findingsPage(): string {
  const refusals = Object.entries(refusalTexts).map(([id, { title, remedy, source }]) => ({ id, title, remedy, source }));
  return [
    '# Findings',
    'Ids never change their meaning. This page is made from the code: `npm run docs`.',
    '## Rules',
    'What a certificate is held against. An `error` rejects it.',
    table(
      ['Id', 'Level', 'Requirement', 'Why', 'Remedy', 'Source'],
      [
        ...[malformed, ...rules].map(({ id, level, title, why, remedy, source }) => [code(id), level, title, why, remedy, source]),
        ...[expiresSoonText, lostByLoaderText].map(({ id, level, title, why, remedy, source }) => [
          code(id),
          level,
          title,
          why,
          remedy,
          source,
        ]),
      ],
    ),
    '## Refusals',
    'Why a block did not become a certificate.',
    table(
      ['Id', 'Requirement', 'Remedy', 'Source'],
      refusals.map(({ id, title, remedy, source }) => [code(id), title, remedy, source]),
    ),
    '## Causes',
    'Why a proxy does not lead to the platform, the most specific first. `critical`: the way is closed to the agent; `warning`: it is open.',
    table(
      ['Id', 'Severity', 'Cause', 'Next step'],
      [...causes, proxyUnreadable].map(({ id, severity, title, remedy }) => [code(id), severity, title, remedy]),
    ),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
