import { describe, expect, it } from 'vitest';
import { handmade } from '../../fixtures/certificates.ts';
import { octets } from '../../fixtures/der.ts';
import { intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import { isDecodedByOpenssl, isSignedBy } from '../../src/certificate/native.ts';
import { decoded, decodedWith } from './decoded.ts';

const ca = await root({ name: 'Root' });
const own = decoded(ca.der);

describe('OpenSSL', () => {
  it.each([
    ['a certificate', handmade(), true],
    ['a certificate and what stands behind it', handmade({ trailer: octets('00 00') }), true],
    ['half a certificate', handmade().subarray(0, 100), false],
    ['nothing', Buffer.alloc(0), false],
  ])('is asked whether it decodes %s', (_, der, expected) => {
    expect(isDecodedByOpenssl(der)).toBe(expected);
  });

  it('says that a CA signed itself and what stands below it', async () => {
    const below = decoded((await intermediate(ca)).der);
    expect([isSignedBy(own, own), isSignedBy(below, own), isSignedBy(own, below)]).toEqual([true, true, false]);
  });

  it.each(['rsa', 'ed25519', 'ec'] as const)('checks signatures of %s keys', async (key) => {
    const issuer = await root({ key });
    expect(isSignedBy(decoded((await leaf(issuer)).der), decoded(issuer.der))).toBe(true);
  });

  it('says that a CA of the same name and another key signed nothing', async () => {
    const below = decoded((await intermediate(ca)).der);
    expect(isSignedBy(below, decoded((await root({ name: 'Root' })).der))).toBe(false);
    expect(isSignedBy(below, decoded((await root({ name: 'Root', extensions: [] })).der))).toBe(false);
  });

  it('says that a signature which signs nothing does not verify', () => {
    const subject = decodedWith({}).der;
    expect(isSignedBy(decoded(subject), decoded(subject))).toBe(false);
  });
});
