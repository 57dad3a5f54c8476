import { type Fingerprint, fingerprintText, parseFingerprint } from '../../certificate/fingerprint.ts';
import { Failure } from '../../failure.ts';
import { usage } from '../values.ts';
import type { Person } from '../world.ts';

/** Fewer could be met by a certificate that somebody made for it. */
const minDigits = 16;

/** The SHA-256 fingerprint that an option gives, in any usual notation. Fails: `usage`. */
export function expectedFingerprint(text: string): Fingerprint {
  const fingerprint = parseFingerprint(text);
  if (fingerprint !== undefined) return fingerprint;
  const digits = text.replace(/[\s:]/g, '');
  const isOther = /^[0-9a-f]+$/i.test(digits) && (digits.length === 40 || digits.length === 32);
  throw usage(
    isOther
      ? `the value of --fingerprint is ${digits.length === 40 ? 'SHA-1' : 'MD5'}, not SHA-256`
      : 'the value of --fingerprint is no SHA-256 fingerprint: it has 64 hexadecimal digits',
    'ask the owner of the proxy for the SHA-256 fingerprint: openssl x509 -noout -fingerprint -sha256',
  );
}

/** Refuses a CA whose fingerprint is not the expected one. Fails: `fingerprint-differs`. */
export function requireFingerprint(shown: Fingerprint, expected: Fingerprint, others: ReadonlyMap<string, string>): void {
  if (shown === expected) return;
  const other = others.get(expected);
  throw new Failure({
    code: 'fingerprint-differs',
    what: 'the CA is not the expected one: nothing written',
    why: `expected SHA-256 ${fingerprintText(expected)}, and the CA shown has ${fingerprintText(shown)}${other === undefined ? '' : `; the expected one is that of ${other}`}`,
    next:
      other === undefined
        ? 'ask the owner of the proxy for the fingerprint once more, by another way: a new CA has another one, and so has somebody in between'
        : 'ask the owner of the proxy for the fingerprint of the CA, the certificate at the top of the chain',
    outcome: 'failed',
  });
}

/**
 * Has the person at the terminal type the end of the fingerprint, as the owner of the proxy told it; "yes" would be typed without looking.
 * Fails: `not-confirmed`, `fingerprint-differs`.
 */
export async function confirmFingerprint(shown: Fingerprint, person: Person): Promise<void> {
  const typed = await person.ask(
    `Type the last ${minDigits} digits of its SHA-256 fingerprint, or all, as the owner of the proxy told them (Enter: write nothing): `,
  );
  const digits = (parseFingerprint(typed ?? '') ?? typed ?? '').replace(/[\s:]/g, '').toLowerCase();
  if (digits.length >= minDigits && /^[0-9a-f]+$/.test(digits) && shown.endsWith(digits)) return;
  const isFingerprint = digits.length >= minDigits && digits.length <= 64 && /^[0-9a-f]+$/.test(digits);
  throw isFingerprint ? typedOther(shown, digits) : notConfirmed(digits);
}

function typedOther(shown: Fingerprint, digits: string): Failure {
  return new Failure({
    code: 'fingerprint-differs',
    what: 'the CA is not the expected one: nothing written',
    why: `typed …${digits}, and the CA shown has SHA-256 ${fingerprintText(shown)}`,
    next: 'ask the owner of the proxy for the fingerprint once more, by another way: a new CA has another one, and so has somebody in between',
    outcome: 'failed',
  });
}

function notConfirmed(digits: string): Failure {
  return new Failure({
    code: 'not-confirmed',
    what: 'nothing written',
    why: digits === '' ? 'the fingerprint was not confirmed' : `what was typed is not at least ${minDigits} hexadecimal digits`,
    next: `ask the owner of the proxy for the SHA-256 fingerprint, and type its last ${minDigits} digits or pass --fingerprint`,
    outcome: 'failed',
  });
}
