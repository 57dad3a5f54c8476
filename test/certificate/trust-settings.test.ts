import { describe, expect, it } from 'vitest';
import { element, objectIdentifier, octetString, octets, sequence, text } from '../../fixtures/der.ts';
import { readTrustSettings } from '../../src/certificate/trust-settings.ts';

const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';
const trust = sequence(objectIdentifier(serverAuth), objectIdentifier(clientAuth));
const reject = element(0xa0, objectIdentifier(clientAuth));
const alias = text(0x0c, 'My CA');

describe('trust settings behind a certificate', () => {
  it.each([
    ['nothing', Buffer.alloc(0), { trusted: undefined, rejected: undefined }],
    ['no list', sequence(alias), { trusted: undefined, rejected: undefined }],
    ['what it is trusted for', sequence(trust, alias), { trusted: [serverAuth, clientAuth], rejected: undefined }],
    ['what it is rejected for', sequence(reject), { trusted: undefined, rejected: [clientAuth] }],
    ['an empty list', sequence(sequence()), { trusted: [], rejected: undefined }],
    [
      'everything',
      sequence(trust, reject, alias, octetString(octets('a1')), element(0xa1)),
      { trusted: [serverAuth, clientAuth], rejected: [clientAuth] },
    ],
  ])('say %s', (_, bytes, expected) => {
    expect(readTrustSettings(bytes)).toEqual(expected);
  });

  it.each([
    ['cut off', sequence(trust).subarray(0, 9)],
    ['followed by more', Buffer.concat([sequence(trust), octets('05 00')])],
    ['in another order', sequence(alias, trust)],
    ['not purposes', sequence(sequence(alias))],
  ])('are malformed where they are %s', (_, bytes) => {
    expect(readTrustSettings(bytes)).toMatchObject({ kind: 'malformation' });
  });
});
