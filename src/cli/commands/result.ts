import type { Report } from '../../report/report.ts';

/** What a command gives back: its report, and how it is told to people. */
export interface CommandResult {
  readonly report: Report;
  readonly text: () => string;
  /** Whether standard output already holds the result itself, so that the report goes to standard error. */
  readonly isOnStderr?: boolean;
}
