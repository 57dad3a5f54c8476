import { explainable } from '../src/report/explainable.ts';
import type { Explanation } from '../src/report/explanation.ts';

const kinds: readonly { readonly kind: Explanation['kind']; readonly heading: string; readonly about: string }[] = [
  {
    kind: 'rule',
    heading: 'Rules',
    about:
      'What a certificate is held against. An `error` rejects it, a `warning` is told, a `notice` is told where `--verbose` asks for it.',
  },
  { kind: 'refusal', heading: 'Refusals', about: 'Why a block did not become a certificate.' },
  { kind: 'repair', heading: 'Repairs', about: 'What was mended, or passed over, to read a certificate.' },
  {
    kind: 'setting',
    heading: 'Settings',
    about:
      'What the settings of an agent and its list of proxies are held against. `error`: the agent does not get what is meant; `warning`: it may not; a `notice` is told where `--verbose` asks for it. What harms one reader alone, systemd or a shell, has the level that it has where systemd counts; where an init script alone starts the agent, an error of a shell is an `error`, and one of systemd a `warning`.',
  },
  {
    kind: 'cause',
    heading: 'Causes',
    about:
      'Why a proxy does not lead to the platform, the most specific first. `critical`: the way is closed to the agent; `warning`: it is open.',
  },
];

/** The page that documents every finding, made of the texts in the code: those that `cabundle explain ID` prints. */
export function findingsPage(): string {
  return [
    '# Findings',
    'Ids never change their meaning. `cabundle explain ID` prints what this page says of one. It is made from the code: `npm run docs`.',
    ...kinds.flatMap(({ kind, heading, about }) => {
      const explanations = [...explainable.values()].filter((explanation) => explanation.kind === kind);
      return [`## ${heading}`, about, ...explanations.map(section)];
    }),
  ].join('\n\n');
}

function section({ id, level, title, why, remedy, source, examples }: Explanation): string {
  return [
    `### ${id}\n`,
    `${level === undefined ? '' : `\`${level}\` `}${title}\n`,
    `- Why: ${why}`,
    `- Next: ${remedy}`,
    ...(examples ? [`- Kept: ${examples.kept}`, `- Broken: ${examples.broken}`] : []),
    `- Source: ${source}`,
  ].join('\n');
}
