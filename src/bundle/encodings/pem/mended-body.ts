import type { RepairId } from '../../repair.ts';
import { base64Fault } from './base64.ts';

/** The base64 text of a block without what somebody wrote around it. */
export interface MendedBody {
  readonly base64: string;
  readonly repairs: readonly RepairId[];
}

// Each looks at a run of backslashes once, from its start: a file may hold nothing else.
const escapedLineEnd = /(?<!\\)\\+(?:r\\+n|[nrt])/g;
const escapedSlash = /(?<!\\)\\+\//g;
/** What mail, YAML, JSON and source code put at the ends of lines: none of it is in the alphabet of base64. */
const joint = /["'`][ \t]*[+.][ \t\r\n]*(?=["'`])/g;
const quotation = /[>|"'`,;\\]/g;
const header = /^[ \t]*[A-Za-z][A-Za-z0-9-]*[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*/;
const encryption = /^[ \t]*(?:Proc-Type|DEK-Info)[ \t]*:/im;
const maxHeaders = 32;
/** No certificate and no container of them that stands in a mail is longer. */
const maxCharacters = 1024 * 1024;

/**
 * Takes escapes, quotation marks and headers out of the body of a block; `undefined` where no base64 text is left then, or
 * where a header says that the text is encrypted. Whether the result is a certificate is for the caller to see.
 * Source: RFC 7468 §2 (headers, after RFC 1421 §4.4); RFC 4648 §4 (alphabet).
 */
export function mendedBody(body: string): MendedBody | undefined {
  if (body.length > maxCharacters) return undefined;
  const repairs: RepairId[] = [];
  const mend = (text: string, pattern: RegExp, by: string, repair: RepairId): string => {
    const mended = text.replace(pattern, by);
    if (mended !== text && !repairs.includes(repair)) repairs.push(repair);
    return mended;
  };
  const lines = mend(mend(body, escapedLineEnd, '\n', 'escaped-line-ends'), escapedSlash, '/', 'escaped-line-ends');
  const bare = withoutHeaders(lines);
  if (bare === undefined) return undefined;
  if (bare !== lines) repairs.push('headers');
  const base64 = mend(mend(bare, joint, '', 'quoted'), quotation, ' ', 'quoted');
  return base64Fault(base64) ? undefined : { base64, repairs };
}

function withoutHeaders(body: string): string | undefined {
  if (!body.includes(':')) return body;
  if (encryption.test(body)) return undefined;
  let rest = body.replace(/^[ \t]*\r?\n/, '');
  for (let count = 0; count < maxHeaders; count += 1) {
    const [line] = header.exec(rest) ?? [];
    if (line === undefined) return rest;
    rest = rest.slice(line.length);
  }
  return undefined;
}
