import { isUtf8 } from 'node:buffer';
import { type Assignment, type Effect, type Reading, variableName } from './assignment.ts';
import { lineCounter } from './lines.ts';
import { systemdEntries } from './systemd-entries.ts';

/** How versions of systemd differ in what they read. */
export interface SystemdOptions {
  /** Whether "\" at the end of a comment makes the next line a part of it: true before version 254 (RHEL 8 and 9, Debian 12). */
  readonly commentsContinue?: boolean;
}

/**
 * An environment file as systemd reads it for a service (`EnvironmentFile=`), one character for each octet.
 *
 * Shape: the assignments that the service gets, and what is passed over. Nothing of a file with a NUL or invalid UTF-8 is taken.
 * Source: systemd.exec(5), EnvironmentFile=; measured against systemd 252.
 */
export function readAsSystemd(text: string, options: SystemdOptions = {}): Reading {
  const nul = text.indexOf('\0');
  if (nul !== -1) return refused(lineCounter(text)(nul), 'it has a NUL');
  const { entries, effects } = systemdEntries(text, options.commentsContinue ?? true);
  const invalid = entries.find(({ key, value }) => !isValidText(key) || !isValidText(value));
  if (invalid) return refused(invalid.line, 'it is not UTF-8');
  const assignments: Assignment[] = [];
  const dropped: Effect[] = [];
  for (const { key, value, line } of entries) {
    if (variableName.test(key)) assignments.push({ name: key, value, line });
    else dropped.push(droppedName(key, line));
  }
  return { assignments, effects: [...effects, ...dropped].toSorted((left, right) => left.line - right.line) };
}

/** Whether octets are UTF-8 of characters that systemd takes: no surrogates and no noncharacters. */
export function isValidText(text: string): boolean {
  const octets = Buffer.from(text, 'latin1');
  return isUtf8(octets) && !/\p{Noncharacter_Code_Point}/u.test(octets.toString('utf8'));
}

function droppedName(key: string, line: number): Effect {
  const [, name] = /^export\s+([A-Za-z_][A-Za-z0-9_]*)$/.exec(key) ?? [];
  return name === undefined ? { kind: 'invalid-name', line } : { kind: 'ignored-export', line, name };
}

function refused(line: number, why: string): Reading {
  return { assignments: [], effects: [], stop: { line, kind: 'encoding', why } };
}
