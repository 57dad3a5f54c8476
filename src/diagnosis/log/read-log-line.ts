import { isFailure } from './attempt.ts';
import { logRules } from './families/index.ts';
import type { LineSign } from './line-sign.ts';
import { type LogLine, parseLogLine } from './log-line.ts';
import { redactLine } from './redact-line.ts';

/** What one line says, and where its words begin. */
export interface ReadLine extends LogLine {
  readonly sign: LineSign;
  /** The words that were recognised and what follows them, short and without logins; may hold hostile characters. */
  readonly evidence: string;
}

const maxEvidence = 160;

const hints: readonly string[] = [...new Set(logRules.map(({ hint }) => hint))];
// The first characters spare the engine most places at which it would try them all.
const anyHint = new RegExp(`(?=[${literal(hints.map(([first]) => first).join(''))}])(?:${hints.map(literal).join('|')})`);

function literal(text: string): string {
  return text.replace(/[-.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether a line could say anything: cheap, for the many that do not. */
export function couldTell(line: string): boolean {
  return anyHint.test(line);
}

/**
 * What a line of an agent's log, of `curl` or of `openssl` says of a connection; `undefined` where it says nothing.
 * A healthy line gives no failure. What a line means among others, {@link logReader} tells. `clean` takes out what only those know who
 * know the logins.
 */
export function readLogLine(line: string, clean: (text: string) => string = (text) => text): ReadLine | undefined {
  if (!couldTell(line)) return undefined;
  const parsed = parseLogLine(line);
  // What the agent sends and gets as JSON quotes the words of others.
  if (/^[{[]["{]/.test(parsed.message)) return undefined;
  // A login may hold blanks: it is taken out before the words of a line are told apart.
  const message = redactLine(clean(parsed.message));
  const read = recognised(message, parsed);
  if (read || message === parsed.message) return read;
  // The words may have gone with what looked like a login, or be a part of it: no name and nothing else of such a line is told.
  const whole = recognised(parsed.message, parsed);
  if (!whole || !isFailure(whole.sign)) return undefined;
  const { peer: _, ...sign } = { peer: undefined, ...whole.sign };
  return { ...whole, sign, evidence: `${whole.hint.trim()} …` };
}

function recognised(message: string, parsed: LogLine): (ReadLine & { readonly hint: string }) | undefined {
  for (const { hint, pattern, sign } of logRules) {
    if (!message.includes(hint)) continue;
    const match = pattern.exec(message);
    const found = match && sign(match);
    if (found) return { ...parsed, message, sign: found, hint, evidence: evidenceOf(message.slice(match.index)) };
  }
  return undefined;
}

/** Of a message without logins. */
function evidenceOf(words: string): string {
  const clean = asUtf8(words.trim());
  return clean.length <= maxEvidence ? clean : `${clean.slice(0, maxEvidence - 1)}…`;
}

/** Lines come with one character for each octet: those that make UTF-8 are put together. */
function asUtf8(text: string): string {
  if (!/^[\0-\xff]*[\x80-\xff]/.test(text)) return text;
  const decoded = Buffer.from(text, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? text : decoded;
}
