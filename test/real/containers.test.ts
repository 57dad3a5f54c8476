import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import { outputOf, run } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import type { Container, ContainerOptions, ContainerRefusal } from '../../src/bundle/encodings/container.ts';
import { readContainer } from '../../src/bundle/encodings/containers.ts';
import { recogniseBinary } from '../../src/bundle/encodings/recognise-binary.ts';

let folder: TemporaryFolder;
let chain: readonly [leaf: Issued, issuer: Issued, root: Issued];
let files: { readonly leaf: string; readonly key: string; readonly others: string; readonly all: string };

beforeAll(async () => {
  folder = await temporaryFolder();
  const top = await root({ key: 'rsa' });
  const issuer = await intermediate(top, { key: 'ec' });
  const server = await leaf(issuer, { key: 'ec' });
  chain = [server, issuer, top];
  files = {
    leaf: await folder.write('leaf.pem', server.pem),
    key: await folder.write('leaf.key', server.keyPem),
    others: await folder.write('others.pem', issuer.pem + top.pem),
    all: await folder.write('all.pem', server.pem + issuer.pem + top.pem),
  };
});
afterAll(() => folder?.remove());

async function read(path: string, options: ContainerOptions): Promise<Container | ContainerRefusal | undefined> {
  const octets = await readFile(path);
  const kind = recogniseBinary(octets);
  return kind && kind !== 'certificate' ? readContainer(kind, octets, options) : undefined;
}

function hex(read: Container | ContainerRefusal | undefined): readonly string[] {
  if (read?.kind !== 'container') throw new Error(JSON.stringify(read));
  return read.certificates.map((der) => Buffer.from(der).toString('hex')).sort();
}

function expected(): readonly string[] {
  return chain.map(({ der }) => Buffer.from(der).toString('hex')).sort();
}

describe('a PKCS #12 file that openssl wrote', () => {
  it.each([
    ['with its usual protection', []],
    ['with what Windows and old programs write', ['-legacy']],
    ['with RC2 and 128 bits', ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128']],
    ['with RC4 and 40 bits', ['-legacy', '-certpbe', 'PBE-SHA1-RC4-40']],
    ['with RC4 and 128 bits', ['-legacy', '-certpbe', 'PBE-SHA1-RC4-128']],
    ['with triple DES', ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['with triple DES and two keys', ['-certpbe', 'PBE-SHA1-2DES']],
    ['with MD5 and DES', ['-legacy', '-certpbe', 'PBE-MD5-DES']],
    ['with SHA-1 and DES', ['-legacy', '-certpbe', 'PBE-SHA1-DES']],
    ['with MD5 and RC2', ['-legacy', '-certpbe', 'PBE-MD5-RC2-64']],
    ['with AES and 128 bits', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC']],
    ['with AES and 192 bits', ['-certpbe', 'AES-192-CBC']],
    ['with Camellia', ['-certpbe', 'CAMELLIA-256-CBC']],
    ['with PBES2 and triple DES', ['-certpbe', 'des-ede3-cbc']],
    ['with PBES2 and DES', ['-legacy', '-certpbe', 'des-cbc']],
    ['with PBES2 and RC2', ['-legacy', '-certpbe', 'rc2-cbc']],
    ['with PBES2 and RC2 with 40 bits', ['-legacy', '-certpbe', 'rc2-40-cbc']],
    ['with plain certificates', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
    ['with a MAC of SHA-224', ['-macalg', 'sha224']],
    ['with a MAC of SHA-384', ['-macalg', 'sha384']],
    ['with a MAC of SHA-512', ['-macalg', 'sha512']],
    ['with a MAC of SHA-512/256', ['-macalg', 'sha512-256']],
    ['with a MAC of SHA3-256', ['-macalg', 'sha3-256']],
    ['with a MAC of MD5', ['-macalg', 'md5']],
    ['with one iteration', ['-noiter', '-nomaciter']],
    ['with 100,000 iterations', ['-iter', '100000']],
    ['without a MAC', ['-nomac']],
    ['without a key', ['-nokeys']],
  ])('%s gives its certificates', async (_, options) => {
    const path = join(folder.path, 'chain.p12');
    const input = ['-in', files.leaf, '-inkey', files.key, '-certfile', files.others, '-out', path];
    await outputOf('openssl', ['pkcs12', '-export', ...input, '-passout', 'pass:s3cret', ...options]);
    expect(hex(await read(path, { passwords: ['s3cret'] }))).toEqual(expected());
    const isBare = options.includes('NONE') || options.includes('-nomac');
    if (!isBare) expect(await read(path, { passwords: ['wrong'] })).toMatchObject({ kind: 'refusal', id: 'pkcs12-password' });
  });

  it.each([
    ['', 'utf8'],
    ['pässwörd €', 'utf8'],
    ['Hello, 世界 🌍', 'utf8'],
    ['pässwörd', 'latin1'],
  ] as const)('with the password %j in %s gives its certificates', async (password, encoding) => {
    const path = join(folder.path, 'password.p12');
    const secret = await folder.write('password.txt', Buffer.from(`${password}\n`, encoding));
    await outputOf('openssl', ['pkcs12', '-export', '-nokeys', '-in', files.all, '-out', path, '-passout', `file:${secret}`]);
    expect(hex(await read(path, { passwords: [password] }))).toEqual(expected());
  });
});

describe('a PKCS #7 container that openssl wrote', () => {
  it('gives its certificates', async () => {
    const path = join(folder.path, 'chain.p7b');
    await outputOf('openssl', ['crl2pkcs7', '-nocrl', '-certfile', files.all, '-outform', 'DER', '-out', path]);
    expect(hex(await read(path, {}))).toEqual(expected());
  });

  it.each([
    ['in BER', ['-stream', '-indef']],
    ['in DER', []],
  ])('as a signature, %s, gives its certificates', async (_, options) => {
    const path = join(folder.path, 'signed.p7s');
    const signer = ['-signer', files.leaf, '-inkey', files.key, '-certfile', files.others];
    await outputOf('openssl', [
      'cms',
      '-sign',
      '-binary',
      '-nodetach',
      '-in',
      files.all,
      ...signer,
      '-outform',
      'DER',
      '-out',
      path,
      ...options,
    ]);
    expect(hex(await read(path, {}))).toEqual(expected());
  });

  it('that is encrypted is refused by name', async () => {
    const path = join(folder.path, 'encrypted.p7m');
    await outputOf('openssl', ['cms', '-encrypt', '-in', files.leaf, '-outform', 'DER', '-out', path, files.leaf]);
    expect(await read(path, {})).toMatchObject({ id: 'pkcs7-content', detail: 'the PKCS #7 container holds enveloped data' });
  });
});

describe('a keystore that keytool wrote', async () => {
  const isInstalled = await run('keytool', ['-help']).then(
    () => true,
    () => false,
  );

  it.skipIf(!isInstalled).each([
    ['pkcs12', 'pkcs12'],
    ['jks', 'jks'],
  ])('of the type %s gives its certificates', async (type, encoding) => {
    const path = join(folder.path, `trust.${type}`);
    for (const [i, { pem }] of chain.entries()) {
      const file = await folder.write(`${i}.pem`, pem);
      const entry = ['-importcert', '-noprompt', '-alias', `ca${i}`, '-file', file];
      await outputOf('keytool', [...entry, '-keystore', path, '-storetype', type, '-storepass', 'changeit']);
    }
    const found = await read(path, { passwords: ['changeit'] });
    expect(hex(found)).toEqual(expected());
    expect(found).toMatchObject({ encoding, integrity: 'checked', password: 'given' });
  });
});
