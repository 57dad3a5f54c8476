import { explainable } from '../src/report/explaining/explainable.ts';
import type { Explanation } from '../src/report/explaining/explanation.ts';
import { kindHeadings } from '../src/report/text/kind-headings.ts';
import { anchorsOf } from './anchors.ts';

/** What follows from so many ids of a level stands once above them. */
const oftenEnough = 4;

const notes: Partial<Readonly<Record<Explanation['kind'], string>>> = {
  rule: 'An `error` rejects a certificate, a `warning` is told, a `notice` is told where `--verbose` asks for it.',
  setting:
    '`error`: the agent does not get what is meant; `warning`: it may not; a `notice` is told where `--verbose` asks for it. What harms one reader alone, systemd or a shell, has the level that it has where systemd counts; where an init script alone starts the agent, an error of a shell is an `error`, and one of systemd a `warning`.',
  cause: '`critical`: the way is closed to the agent; `warning`: it is open.',
  failure: 'The code stands in brackets behind the first line of an error, and in `error.code` of the JSON.',
};

/** The page that documents every id, made of the texts in the code: those that `cabundle explain ID` prints. */
export function findingsPage(): string {
  const anchorOf = anchorsOf();
  const parts = kindHeadings
    .map((part) => ({ ...part, explanations: explainable.filter(({ kind }) => kind === part.kind) }))
    .filter(({ explanations }) => explanations.length > 0)
    .map((part) => ({
      ...part,
      anchor: anchorOf(part.heading),
      links: part.explanations.map(({ id }) => `[${id}](#${anchorOf(id)})`),
    }));
  return [
    '# Findings, causes and failures',
    'Ids never change their meaning. `cabundle explain ID` prints what this page says of one. It is made from the code: `npm run docs`.',
    '**Why**: what stands behind it. **Then**: what follows for the agent, and what cabundle does about it. **Next**: what to do.',
    ...parts.map(({ heading, anchor, about, links }) => `- [${heading}](#${anchor}): ${about}\n\n  ${links.join(' · ')}`),
    ...parts.flatMap(({ kind, heading, about, explanations }) => [
      `## ${heading}`,
      [sentence(about), notes[kind]].filter((text) => text !== undefined).join(' '),
      ...sections(explanations),
    ]),
  ].join('\n\n');
}

/** The ids of one kind; what follows from most of one level alike is told once above them. */
function sections(explanations: readonly Explanation[]): readonly string[] {
  const levels = new Set(explanations.map(({ level }) => level));
  const usual = new Map([...levels].map((level) => [level, usualOf(explanations.filter((one) => one.level === level))]));
  const above = [...usual].flatMap(([level, consequence]) => {
    const of = level === undefined ? 'Then, where nothing else is said' : `Then, at \`${level}\` where nothing else is said`;
    return consequence === undefined ? [] : [`- ${of}: ${consequence}`];
  });
  return [
    ...(above.length > 0 ? [above.join('\n')] : []),
    ...explanations.map((one) => section(one, one.consequence === usual.get(one.level))),
  ];
}

/** What follows from most of them, where it is the same often enough. */
function usualOf(explanations: readonly Explanation[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { consequence } of explanations) counts.set(consequence, (counts.get(consequence) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, left], [, right]) => right - left);
  return most && most[1] >= oftenEnough ? most[0] : undefined;
}

function section({ id, level, title, why, consequence, remedy, source, examples }: Explanation, isToldAbove: boolean): string {
  return [
    `### ${id}\n`,
    `${level === undefined ? '' : `\`${level}\` `}${title}\n`,
    `- Why: ${why}`,
    ...(isToldAbove ? [] : [`- Then: ${consequence}`]),
    `- Next: ${remedy}`,
    ...(examples ? [`- Kept: ${examples.kept}`, `- Broken: ${examples.broken}`] : []),
    `- Source: ${source}`,
  ].join('\n');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
