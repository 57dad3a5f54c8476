import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extension, extensions, handmade } from '../../fixtures/certificates.ts';
import { element, objectIdentifier, octetString, octets, sequence } from '../../fixtures/der.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { type Issued, intermediate, pemOf, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl/openssl-pem.ts';
import { readBundle } from '../../src/bundle/read.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import type { FailureReport, MergeReport } from '../../src/report/report.ts';

const later = new Date('2040-01-01');
const gate = await root({ name: 'Gate CA' });
const office = await root({ name: 'Office CA' });
const renewed = await root({ name: 'Gate CA', keys: gate.keys, notAfter: later });
const serverAuth = objectIdentifier('1.3.6.1.5.5.7.3.1');

type Told = Partial<MergeReport & FailureReport> & { readonly code: number | null };

async function merge(folder: TemporaryFolder, ...args: readonly string[]): Promise<Told> {
  const { code, stdout } = await runInWorld(['merge', ...args, '-o', folder.join('live.crt'), '--json']);
  return { ...JSON.parse(stdout), code };
}

const live = (folder: TemporaryFolder) => readFileSync(folder.join('live.crt'), 'latin1');

/** The fingerprints of what the bundle holds. */
async function held(folder: TemporaryFolder): Promise<readonly string[]> {
  const { entries } = await readBundle({ path: 'live.crt', text: live(folder) });
  return entries.map(({ certificate }) => certificate.sha256);
}

/** The same certificate with a signature that nobody made. */
function forged({ der }: Issued): string {
  const octetsOf = Buffer.from(der);
  octetsOf.writeUInt8((octetsOf.at(-1) ?? 0) ^ 1, octetsOf.length - 1);
  return pemOf('CERTIFICATE', octetsOf);
}

describe('merge drops an older certificate of a key for a newer one', () => {
  const distrustedPem = pemOf('TRUSTED CERTIFICATE', Buffer.concat([renewed.der, sequence(element(0xa0, serverAuth))]));

  it('but not for one that is left out with --without', async () => {
    using folder = temporaryFolder({ 'new.pem': gate.pem + renewed.pem });
    expect(await merge(folder, folder.join('new.pem'), '--without', fingerprint(renewed.der))).toMatchObject({ code: 0, superseded: 0 });
    expect(await held(folder)).toEqual([fingerprint(gate.der)]);
  });

  it('but not for one that is distrusted', async () => {
    using folder = temporaryFolder({ 'new.pem': gate.pem + distrustedPem });
    expect(await merge(folder, folder.join('new.pem'), '--skip-rejected')).toMatchObject({ code: 1, superseded: 0 });
    expect(await held(folder)).toEqual([fingerprint(gate.der)]);
  });

  it.each<[string, (genuine: Issued) => string, boolean]>([
    ['its issuer signed', ({ pem }) => pem, true],
    ['nobody signed', forged, false],
  ])('of an intermediate where the newer one is one that %s', async (_, newer, isDropped) => {
    const old = await intermediate(gate);
    const genuine = await intermediate(gate, { keys: old.keys, notAfter: later });
    using folder = temporaryFolder({ 'new.pem': gate.pem + old.pem + newer(genuine) });
    expect((await merge(folder, folder.join('new.pem'), '--skip-rejected')).superseded).toBe(isDropped ? 1 : 0);
    expect((await held(folder)).includes(fingerprint(old.der))).toBe(!isDropped);
  });
});

/** A certificate that says "not critical" in so many words: OpenSSL takes it, DER does not (X.690 §11.5). */
const loose = pemOf(
  'CERTIFICATE',
  handmade({
    extensions: extensions(
      sequence(objectIdentifier('2.5.29.14'), octets('01 01 00'), octetString(octetString(octets('a1a2a3')))),
      extension('2.5.29.35', sequence(element(0x80, octets('b1b2b3')))),
    ),
  }),
);

describe('a certificate of the bundle that OpenSSL loads, and that is refused here,', () => {
  const withLoose = gate.pem + loose;

  it('is loaded and refused', async () => {
    expect(readAsOpenssl(withLoose)).toMatchObject({ loads: true, anchors: { length: 2 } });
    expect((await readBundle({ path: 'x', text: withLoose })).refused).toMatchObject([{ id: 'malformed' }]);
  });

  it('is not lost by a merge without --allow-removal', async () => {
    using folder = temporaryFolder({ 'live.crt': withLoose, 'new.pem': gate.pem });
    for (const more of [[], ['--keep', '--skip-rejected']]) {
      expect(await merge(folder, folder.join('new.pem'), ...more)).toMatchObject({ code: 2, error: { code: 'output-not-understood' } });
      expect(live(folder)).toBe(withLoose);
    }
    expect(await merge(folder, folder.join('new.pem'), '--allow-removal')).toMatchObject({ code: 0, written: true });
    expect(await held(folder)).toEqual([fingerprint(gate.der)]);
  });

  it('is not lost by a rollback without --allow-removal', async () => {
    using folder = temporaryFolder({ 'live.crt': gate.pem, 'new.pem': office.pem });
    await merge(folder, '--keep', folder.join('new.pem'));
    folder.write('live.crt', withLoose);
    const back = ['rollback', '1', '--bundle', folder.join('live.crt'), '--json'];
    const { code, stdout } = await runInWorld(back);
    expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: 'output-not-understood' } }]);
    expect(live(folder)).toBe(withLoose);
    expect(await runInWorld([...back, '--allow-removal'])).toMatchObject({ code: 0 });
    expect(live(folder)).toBe(gate.pem);
  });
});

describe('a private key in the bundle', () => {
  const kept = (folder: TemporaryFolder): string => {
    const history = folder.join('live.crt.history');
    if (!existsSync(history)) return '';
    return readdirSync(history)
      .map((name) => readFileSync(`${history}/${name}`, 'latin1'))
      .join('');
  };
  const secret = office.keyPem.split('\n')[1] ?? '';

  it.each([
    ['merge', ['merge', 'new.pem', '-o', 'live.crt']],
    ['merge --keep', ['merge', 'new.pem', '--keep', '-o', 'live.crt']],
    ['merge --allow-removal --skip-rejected', ['merge', 'new.pem', '--allow-removal', '--skip-rejected', '-o', 'live.crt']],
    ['merge into another format', ['merge', 'new.pem', '--format', 'json', '--allow-removal', '-o', 'live.crt']],
    ['rollback', ['rollback', '1', '--bundle', 'live.crt']],
    ['rollback --allow-removal', ['rollback', '1', '--allow-removal', '--bundle', 'live.crt']],
  ])('is refused by %s, and never copied into the history', async (_, command) => {
    using folder = temporaryFolder({ 'live.crt': gate.pem, 'new.pem': gate.pem + office.pem });
    await merge(folder, folder.join('new.pem'));
    folder.write('live.crt', gate.pem + office.keyPem);
    const args = command.map((word) => (word.includes('.') ? folder.join(word) : word));
    expect(await runInWorld(args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('will not write') });
    expect(live(folder)).toBe(gate.pem + office.keyPem);
    expect(kept(folder)).toContain('BEGIN CERTIFICATE');
    expect(kept(folder)).not.toContain(secret);
  });
});
