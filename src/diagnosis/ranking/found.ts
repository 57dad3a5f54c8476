import type { Leg } from '../../proxy/handshake/observation.ts';

/** A cause that was met somewhere, before it is ranked among the others. */
export interface Found {
  readonly id: string;
  readonly severity: 'critical' | 'warning' | 'notice';
  readonly title: string;
  readonly remedy: string;
  /** What it is about; in this order they come to bear on a connection. */
  readonly stage: Stage;
  readonly leg: Leg['leg'] | undefined;
  /** Places in the list, and `direct`; empty where it is about none in particular. */
  readonly proxies: readonly (number | 'direct')[];
  /** At least one, each on one line and without a login. */
  readonly evidence: readonly string[];
  readonly consequence: string | undefined;
  /** What follows before the way of the connections is known, which is told behind it. */
  readonly usualConsequence?: string | undefined;
  /** For a POSIX shell, without logins. */
  readonly command: string | undefined;
}

/** What a cause is about, in the order in which it comes to bear: without a running agent nothing else matters, a log tells what has been. */
export type Stage = (typeof stages)[number];

/** All stages, in their order. */
export const stages = ['service', 'settings', 'bundle', 'clock', 'way', 'certificate', 'process', 'log'] as const;
