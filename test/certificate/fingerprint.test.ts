import { expect, it } from 'vitest';
import { fingerprint, fingerprintText } from '../../src/certificate/fingerprint.ts';

const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

it('a fingerprint is the SHA-256 of the bytes in lower-case digits', () => {
  expect(fingerprint(Buffer.alloc(0))).toBe(empty);
});

it('a fingerprint is printed as openssl prints it', () => {
  expect(fingerprintText(fingerprint(Buffer.alloc(0)))).toBe(empty.toUpperCase().match(/../g)?.join(':'));
});
