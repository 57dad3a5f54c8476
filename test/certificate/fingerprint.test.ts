import { expect, it } from 'vitest';
import { fingerprint, fingerprintText, parseFingerprint } from '../../src/certificate/fingerprint.ts';

const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

it('a fingerprint is the SHA-256 of the bytes in lower-case digits', () => {
  expect(fingerprint(Buffer.alloc(0))).toBe(empty);
});

it('a fingerprint is printed as openssl prints it', () => {
  expect(fingerprintText(fingerprint(Buffer.alloc(0)))).toBe(empty.toUpperCase().match(/../g)?.join(':'));
});

it.each([
  empty,
  empty.toUpperCase(),
  fingerprintText(fingerprint(Buffer.alloc(0))),
  fingerprintText(fingerprint(Buffer.alloc(0))).replaceAll(':', ' '),
  `sha256:${empty}`,
  `SHA-256: ${empty}`,
  `sha256 Fingerprint=${fingerprintText(fingerprint(Buffer.alloc(0)))}`,
  ` SHA256 Fingerprint=${empty}\n`,
])('a fingerprint is read as people write it: %s', (text) => {
  expect(parseFingerprint(text)).toBe(empty);
});

it.each([empty.slice(1), `${empty}0`, `${empty.slice(1)}g`, '', 'sha256:', `sha1:${empty}`, `-${empty}`])('this is none: %s', (text) => {
  expect(parseFingerprint(text)).toBeUndefined();
});
