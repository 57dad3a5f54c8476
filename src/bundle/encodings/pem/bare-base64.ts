import { mendedBody } from './mended-body.ts';

/** The longest text that may stand without armor: nobody pastes more, and every folder may hold large files of other kinds. */
const maxCharacters = 1024 * 1024;
const derStart = /^[\s"'`>|]*M[A-P]/;
const minCharacters = 40;
const notBase64 = /[^A-Za-z0-9+/=\s]/;

/** The beginning of a line that could begin a value. */
const valueStart = /^[ \t"'`>|]*M[A-P][A-Za-z0-9+/\\]{30}/gm;
/** Lines of base64, quoted or not. */
const base64Lines = /(?:[ \t"'`>|]*[A-Za-z0-9+/\\]+={0,2}[ \t"'`,;\r]*(?:\n|$)){1,20000}/y;

/** Base64 of `-----BEGIN ` and of a comment, at the start of a PEM text. */
const pemStart = /^[\s"'`]*(?:LS0tLS1CRUdJTi|Iy)/;

/**
 * The PEM text that a file encodes in base64 as a whole, as the secrets and webhooks of Kubernetes hold it; `undefined` where it
 * does not. One character for each octet.
 */
export function wrappedPem(text: string): string | undefined {
  if (text.length > maxCharacters * 16 || !pemStart.test(text)) return undefined;
  const base64 = text.replace(/[\s"'`]+/g, '');
  if (notBase64.test(base64)) return undefined;
  const inner = Buffer.from(base64, 'base64').toString('latin1');
  return inner.includes('-----BEGIN ') ? inner : undefined;
}

/** A DER value and where its base64 text begins. */
export interface BareValue {
  readonly der: Uint8Array;
  /** Offset in the text. */
  readonly at: number;
}

/**
 * The DER values that stand in a text as base64 without BEGIN and END, as Windows and the fields of web forms give it: the whole
 * text, one value or several behind each other, or lines between others.
 *
 * A value tells its own length, so several can be told apart, and what follows it is no part of it. Only values
 * that begin like a SEQUENCE of some length are taken for DER.
 * Source: RFC 4648 §4; X.690 §8.1.3.
 */
export function bareValues(text: string): readonly BareValue[] {
  const whole = bareBase64(text);
  if (whole) return whole.map((der) => ({ der, at: text.search(/\S/) }));
  const values: BareValue[] = [];
  valueStart.lastIndex = 0;
  for (let match = valueStart.exec(text); match; match = valueStart.exec(text)) {
    base64Lines.lastIndex = match.index;
    const [lines = ''] = base64Lines.exec(text) ?? [];
    for (const der of bareBase64(lines, true) ?? []) values.push({ der, at: match.index });
    valueStart.lastIndex = Math.max(valueStart.lastIndex, match.index + lines.length);
  }
  return values;
}

/** The values that a text begins with; unless more may follow, it must hold nothing else. */
function bareBase64(text: string, mayGoOn = false): readonly Uint8Array[] | undefined {
  if (text.length < minCharacters || text.length > maxCharacters || !derStart.test(text)) return undefined;
  const base64 = notBase64.test(text) ? mendedBody(text)?.base64 : text;
  return base64 === undefined ? undefined : valuesIn(base64.replace(/\s+/g, ''), mayGoOn);
}

function valuesIn(base64: string, mayGoOn: boolean): readonly Uint8Array[] | undefined {
  const values: Uint8Array[] = [];
  for (let position = 0; position < base64.length; ) {
    const length = derLength(Buffer.from(base64.slice(position, position + 8), 'base64'));
    if (length === undefined) return mayGoOn ? values : undefined;
    const end = position + Math.ceil(length / 3) * 4;
    const value = Buffer.from(base64.slice(position, end), 'base64');
    if (end > base64.length || value.length !== length) return undefined;
    values.push(value);
    position = end;
  }
  return values;
}

/** The length of a SEQUENCE with its header, from its first octets; `undefined` where they are no SEQUENCE. */
function derLength(head: Uint8Array): number | undefined {
  const [tag, first = 0, ...more] = head;
  if (tag !== 0x30 || first < 0x81 || first > 0x83) return undefined;
  const count = first & 0x7f;
  return more.slice(0, count).reduce((length, octet) => length * 256 + octet, 0) + 2 + count;
}
