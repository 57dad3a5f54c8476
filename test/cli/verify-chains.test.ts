import { beforeAll, describe, expect, it } from 'vitest';
import { handmade } from '../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, sequence, set, text } from '../../fixtures/der.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { type Issued, intermediate, leaf, pemOf, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import type { VerifyReport } from '../../src/report/verifying/verify-rows.ts';

let anchor: Issued;
let middle: Issued;
let server: Issued;

beforeAll(async () => {
  anchor = await root();
  middle = await intermediate(anchor);
  server = await leaf(middle);
});

async function verified(chain: string | Uint8Array, { bundle = anchor.pem, input = false } = {}): Promise<VerifyReport> {
  using folder = temporaryFolder({ chain, 'bundle.pem': bundle });
  const file = input ? '-' : folder.join('chain');
  const args = ['verify', '--json', '--chain', file, '--bundle', folder.join('bundle.pem'), '--at', '2026-06-01'];
  const { stdout } = await runInWorld(args, input ? { input: Buffer.from(chain).toString('latin1') } : {});
  return JSON.parse(stdout) as VerifyReport;
}

/** What `openssl s_client -showcerts` prints around the certificates. */
function showcerts(...chain: readonly Issued[]): string {
  const certificates = chain
    .map(({ name, pem }, i) => ` ${i} s:CN = ${name}\n   i:CN = somebody\n   a:PKEY: EC, 256 (bit)\n${pem}`)
    .join('');
  return `CONNECTED(00000003)
depth=2 CN = Lab Root CA
---
Certificate chain
${certificates}---
Server certificate
subject=CN = platform.example
issuer=CN = Lab Intermediate CA
---
No client certificate CA names sent
SSL-Session:
    Session-ID: 8A9B
    0000 - 1f 8b 08 00                                       ....
---
`;
}

describe('a chain is read', () => {
  it('from the output of s_client, texts and all', async () => {
    expect(await verified(showcerts(server, middle))).toMatchObject({ trusted: true, sent: { count: 2, repeated: 0 }, refused: [] });
  });

  it('once, where the certificate of the server is printed again', async () => {
    const chain = `${showcerts(server, middle)}Server certificate\n${server.pem}subject=CN = platform.example\n`;
    expect(await verified(chain)).toMatchObject({ trusted: true, sent: { count: 2, repeated: 1 } });
  });

  it('from standard input', async () => {
    expect(await verified(showcerts(server, middle), { input: true })).toMatchObject({ trusted: true, chain: '-' });
  });

  it('from what curl prints for %{certs}, whose lines of subject and issuer stand before each', async () => {
    const certs = [server, middle].map(({ name, pem }) => `Subject:CN = ${name}\nIssuer:CN = x\nVersion:2\nCert:${pem}`).join('');
    expect(await verified(certs)).toMatchObject({ trusted: true, sent: { count: 2 } });
  });

  it('from DER', async () => {
    const below = await leaf(anchor);
    expect(await verified(below.der)).toMatchObject({
      trusted: true,
      sent: { count: 1 },
      path: [fingerprint(below.der), fingerprint(anchor.der)],
    });
  });

  it('from PKCS#7, in which the leaf may stand anywhere', async () => {
    const certificates = element(0xa0, anchor.der, middle.der, server.der);
    const content = sequence(objectIdentifier('1.2.840.113549.1.7.1'));
    const signedData = sequence(integer(1), set(), content, certificates, set());
    const found = await verified(sequence(objectIdentifier('1.2.840.113549.1.7.2'), element(0xa0, signedData)));
    expect(found).toMatchObject({ trusted: true, sent: { count: 3 }, path: [server, middle, anchor].map(({ der }) => fingerprint(der)) });
  });

  it('without the key that stands beside it, which is told and not shown', async () => {
    const found = await verified(server.keyPem + server.pem + middle.pem);
    expect(found).toMatchObject({ trusted: true, refused: [{ id: 'private-key' }] });
    expect(JSON.stringify(found)).not.toContain(server.keyPem.split('\n')[1]);
  });

  it('in any order behind the leaf, but the first is the leaf', async () => {
    expect(await verified(server.pem + anchor.pem + middle.pem)).toMatchObject({ trusted: true });
    expect(await verified(middle.pem + server.pem)).toMatchObject({
      trusted: false,
      path: [fingerprint(middle.der), fingerprint(anchor.der)],
    });
  });
});

describe('a malformed certificate in a chain', () => {
  const broken = pemOf('CERTIFICATE', Uint8Array.from([0x30, 0x03, 0x02, 0x01, 0x01]));

  it('is the reason where it is the leaf', async () => {
    expect(await verified(broken + middle.pem)).toMatchObject({
      status: 'critical',
      trusted: false,
      reason: 'malformed',
      failures: [{ id: 'malformed', depth: 0, detail: expect.stringContaining('(line 1)') }],
    });
  });

  it('is told beside the issuer that is not found where it stands further up', async () => {
    const found = await verified(server.pem + broken);
    expect(found.reason).toBe('issuer-not-found');
    expect(found.failures).toContainEqual(expect.objectContaining({ id: 'malformed', depth: 1 }));
  });

  it('is told for the first twenty of thousands, in passing', async () => {
    const found = await verified(broken.repeat(20_000));
    expect(found).toMatchObject({ reason: 'malformed', sent: { count: 20_000 } });
    expect(found.failures).toHaveLength(20);
  });

  it('does no harm where it is not needed', async () => {
    expect(await verified(server.pem + broken + middle.pem)).toMatchObject({ trusted: true, failures: [] });
  });

  it('is used where OpenSSL uses it, and refused by the standard', async () => {
    const odd = handmade({ subject: sequence(set(sequence(objectIdentifier('2.5.4.3'), text(0x13, 'a;b')))) });
    const found = await verified(odd, { bundle: pemOf('CERTIFICATE', odd) });
    expect(found.certificates[0]?.fault).toContain('PrintableString');
    expect(found.standard).toMatchObject({
      trusted: false,
      failures: expect.arrayContaining([expect.objectContaining({ id: 'malformed' })]),
    });
  });
});

it('prints names of a hostile chain so that nothing in them acts', async () => {
  const hostile = await root({ subject: `CN=#${text(0x0c, 'evil\u001b[2J\u202e\nerror').toString('hex')}` });
  using folder = temporaryFolder({ 'chain.pem': hostile.pem, 'bundle.pem': anchor.pem });
  const { stdout } = await runInWorld(['verify', '--chain', folder.join('chain.pem'), '--bundle', folder.join('bundle.pem'), '-v']);
  expect(stdout).toContain('evil\\u{1b}[2J\\u{202e}\\u{a}error');
  expect(stdout).not.toMatch(/[^\n -~]/);
});
