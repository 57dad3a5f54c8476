import type { LoggedCause, LogSummary } from '../../diagnosis/log/log-summary.ts';
import type { Found } from '../../diagnosis/ranking/found.ts';
import { loggedExplanation } from '../explaining/logged-explanation.ts';
import { settingText } from '../explaining/setting-texts.ts';
import { metText } from './log-report.ts';

/** What is older has most likely been mended by whatever happened since. */
const recentMs = 86_400_000;

/**
 * What the log of the agent shows: it supports what is seen now, and stands for itself where nothing of the kind is. It warns where its last
 * word is that the agent failed, within a day; what went well again, and what is older, is good to know.
 */
export function logFound({ causes }: LogSummary, now: number, isProbed: boolean): readonly Found[] {
  return causes.map((cause): Found => {
    const { id } = cause;
    const { title = id, remedy = '' } = loggedExplanation(id) ?? {};
    const broken = cause.isSetting ? settingText(id)?.broken : undefined;
    const evidence = [
      `the log of the agent: ${metText(cause)}`,
      ...cause.examples.slice(-1).map(({ file, line, text }) => `${file}:${line}: ${text}`),
    ];
    return {
      id,
      severity: isPressing(cause, now) ? 'warning' : 'notice',
      title: broken ?? title,
      remedy,
      stage: 'log',
      leg: cause.leg,
      proxies: [],
      evidence,
      consequence: consequences[cause.state] ?? (isProbed && !cause.isSetting ? logAlone : undefined),
      command: undefined,
    };
  });
}

/** Of a cause that supports what is seen now nothing of this is told. */
const logAlone = 'only the log tells it: none of the ways that were walked just now shows it';
const consequences: Readonly<Record<LoggedCause['state'], string | undefined>> = {
  current: undefined,
  past: 'nothing now: later connections went well',
  'failed-over': 'the agent went on to the next proxy',
};

function isPressing({ state, last, isSetting }: LoggedCause, now: number): boolean {
  if (last === undefined || now - last > recentMs) return false;
  return isSetting || state === 'current';
}
