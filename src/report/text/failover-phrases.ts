import type { CourseRow, EndRow, OutcomeRow, RouteReadingRow } from '../failover-rows.ts';

/** `reports through proxy 2`, `goes direct (not tested)`. */
export function endPhrase({ end, through }: EndRow): string {
  switch (end) {
    case 'reports':
      return `reports through proxy ${through}`;
    case 'direct':
      return 'goes direct';
    case 'direct-untested':
      return 'goes direct (not tested)';
    case 'silent':
      return 'goes silent';
  }
}

/** `reports through proxy 1 (1/2) or proxy 3 (1/2)`; a single outcome is certain and has no probability beside it. */
export function outcomesPhrase(outcomes: readonly OutcomeRow[]): string {
  const [only, ...others] = outcomes;
  if (only && others.length === 0) return endPhrase(only);
  const reporting = outcomes.filter(({ end }) => end === 'reports').map(({ through, fraction }) => `proxy ${through} (${fraction})`);
  const rest = outcomes.filter(({ end }) => end !== 'reports').map((outcome) => `${endPhrase(outcome)} (${outcome.fraction})`);
  return [...(reporting.length > 0 ? [`reports through ${joined(reporting)}`] : []), ...rest].join(', or ');
}

/** What makes the agent go on, as the beginning of a sentence. */
export function readingPhrase({ reading }: Pick<RouteReadingRow, 'reading'>): string {
  return reading === 'http-only'
    ? 'If only connection and HTTP failures make the agent go on'
    : 'If failures of TLS trust make the agent go on too';
}

/** `1, 2 or 3`. */
export function joined(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** Why connections of this reading end in silence, where all that do have one reason. */
export function whySilent({ reading, courses }: Pick<RouteReadingRow, 'reading' | 'courses'>): string | undefined {
  const [only, ...others] = new Set(courses.filter(({ end }) => end === 'silent').map((course) => reasonOf(course, reading)));
  return others.length > 0 ? undefined : only;
}

function reasonOf({ attempts }: CourseRow, reading: RouteReadingRow['reading']): string {
  const last = attempts.at(-1);
  if (last?.via === 'direct') return 'the direct connection fails too';
  if (last?.met === 'untrusted' && reading === 'http-only') return `proxy ${last.via} is not trusted, and the connection ends there`;
  return 'fail open is off';
}
