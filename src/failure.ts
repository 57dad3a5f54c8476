import type { FailureCode } from './failure/texts.ts';

/** The parts of a {@link Failure}: facts for a program, one line each for a person. */
export interface FailureFacts {
  /** Stable identifier, kebab-case; tests and callers bind to it, and `cabundle explain` explains it. */
  readonly code: FailureCode;
  /** What could not be done, and where. */
  readonly what: string;
  /** The reason, as far as it is known. */
  readonly why: string;
  /** What the reader can do next. */
  readonly next: string;
  /** `failed`: it was tried and refused (exit code 2). `unknown`: nothing could be told (exit code 3). */
  readonly outcome?: 'failed' | 'unknown';
  /** The original error. */
  readonly cause?: unknown;
}

/**
 * What could not be done: a refusal to act, bad usage, no permission, an I/O error.
 *
 * What is wrong with a certificate, a bundle or a proxy is not a failure but a finding, and is returned.
 * Its texts never hold a credential or the content of a file.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly why: string;
  readonly next: string;
  readonly outcome: 'failed' | 'unknown';

  constructor(facts: FailureFacts) {
    super(facts.what, { cause: facts.cause });
    this.name = 'Failure';
    this.code = facts.code;
    this.why = facts.why;
    this.next = facts.next;
    this.outcome = facts.outcome ?? 'unknown';
  }
}

/** The code of a Node system error such as `ENOENT`, or `undefined` for any other value. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
