import { dateText } from '../certificate/day.ts';
import type { Finding } from '../certificate/finding.ts';
import type { Fingerprint } from '../certificate/fingerprint.ts';
import { Failure } from '../failure.ts';

/** A finding that somebody has decided to live with, for a while. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  readonly sha256: Fingerprint;
  /** The first instant at which it holds no longer, milliseconds since 1970. */
  readonly until: number;
  readonly reason: string;
  /** Where it stands in its file, from 1. */
  readonly line: number;
}

/** The documentation of the finding that a lapsed waiver makes. */
export const waiverLapsedText = {
  id: 'waiver-lapsed',
  level: 'error',
  title: 'a waiver is renewed or removed before its day',
  why: 'a decision to live with a fault was made for a limited time, and that time is over',
  consequence: 'the finding counts again as if nobody had waived it: its certificate is rejected, and check ends with exit code 2',
  remedy: 'mend the certificate and remove the line, or decide anew and give the line a later day',
  source: 'cabundle, waivers',
} as const;

const maxWaivers = 10_000;
const waiverLine = /^([a-z][a-z0-9-]*)@([0-9A-Fa-f:]{64,95})\s+(?:until\s+)?(\d{4}-\d\d-\d\d)\s+(\S.*)$/;

/**
 * Reads a file of waivers: a line for each, `RULE@SHA256 DATE reason`; blank lines and lines that begin with `#` are comments.
 * A waiver holds to the end of its day, UTC; of two for the same thing the later day counts. `isRule` knows what can be waived.
 * Limits: 10,000 waivers. Fails: `waiver-unreadable`, with the line.
 */
export function parseWaivers(text: string, path: string, isRule: (id: string) => boolean): readonly Waiver[] {
  const waivers: Waiver[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const waiver = parseWaiver(line, path, i + 1);
    if (!isRule(waiver.rule)) throw unreadable(path, i + 1, `"${waiver.rule}" is no rule: cabundle rules lists them`);
    waivers.push(waiver);
    if (waivers.length > maxWaivers) throw unreadable(path, i + 1, `it has more than ${maxWaivers} waivers`);
  }
  return waivers.toSorted((left, right) => right.until - left.until);
}

/**
 * The findings of one certificate, those that a waiver covers marked with it. A lapsed waiver covers nothing and is a
 * finding itself, so that nobody forgets what was decided.
 */
export function withWaivers(findings: readonly Finding[], waivers: readonly Waiver[], now: number): readonly Finding[] {
  if (waivers.length === 0) return findings;
  const lapsed: Finding[] = [];
  const told = findings.map((finding): Finding => {
    const waiver = waivers.find(({ rule }) => rule === finding.id);
    if (!waiver) return finding;
    if (now < waiver.until) return { ...finding, waiver: { until: dateText(waiver.until - 1), reason: waiver.reason } };
    const detail = `the waiver of ${finding.id} ended on ${dateText(waiver.until - 1)} (${waiver.reason})`;
    lapsed.push({ id: waiverLapsedText.id, level: 'error', detail });
    return finding;
  });
  return [...told, ...lapsed];
}

function parseWaiver(line: string, path: string, number: number): Waiver {
  const [, rule, fingerprint, date, reason] = waiverLine.exec(line) ?? [];
  if (rule === undefined || fingerprint === undefined || date === undefined || reason === undefined) {
    throw unreadable(path, number, 'the line is not of the form RULE@SHA256 DATE reason');
  }
  const digits = fingerprint.replaceAll(':', '').toLowerCase();
  if (digits.length !== 64) throw unreadable(path, number, 'the fingerprint is not the 64 hexadecimal digits of a SHA-256');
  const day = Date.parse(`${date}T00:00:00Z`);
  if (!Number.isFinite(day) || !new Date(day).toISOString().startsWith(date)) throw unreadable(path, number, 'the date does not exist');
  // 64 digits in lower case have the shape that the brand promises.
  return { rule, sha256: digits as Fingerprint, until: day + 86_400_000, reason, line: number };
}

function unreadable(path: string, line: number, why: string): Failure {
  return new Failure({
    code: 'waiver-unreadable',
    what: `cannot read the waivers in "${path}" (line ${line})`,
    why,
    next: 'write for instance: weak-key@5F1C…(64 digits) 2027-01-31 old gateway, replaced in January',
  });
}
