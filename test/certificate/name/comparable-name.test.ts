import { describe, expect, it } from 'vitest';
import { objectIdentifier, sequence, set, text } from '../../../fixtures/der.ts';
import { decodedWith } from '../decoded.ts';

const commonName = (tag: number, value: string) => sequence(objectIdentifier('2.5.4.3'), text(tag, value));
const organisation = (value: string) => sequence(objectIdentifier('2.5.4.10'), text(0x0c, value));
const acme = sequence(set(commonName(0x0c, 'Acme Root')));

describe('two names are the same', () => {
  it.each([
    ['in the same bytes', acme],
    ['in another string type', sequence(set(commonName(0x13, 'Acme Root')))],
    ['in letters of another case', sequence(set(commonName(0x0c, 'ACME root')))],
    ['with more blanks', sequence(set(commonName(0x0c, ' Acme   Root ')))],
  ])('%s', (_, issuer) => {
    expect(decodedWith({ subject: acme, issuer }).isSelfIssued).toBe(true);
  });
});

describe('two names differ', () => {
  it.each([
    ['in a type that is compared as it stands', sequence(set(commonName(0x12, 'Acme Root')))],
    ['in a letter', sequence(set(commonName(0x0c, 'Acme Boot')))],
    ['in a blank inside', sequence(set(commonName(0x0c, 'AcmeRoot')))],
    ['in the attribute', sequence(set(organisation('Acme Root')))],
    ['in their structure', sequence(set(commonName(0x0c, 'Acme Root')), set(organisation('Acme')))],
  ])('%s', (_, issuer) => {
    expect(decodedWith({ subject: acme, issuer }).isSelfIssued).toBe(false);
  });
});
