import { describe, expect, it } from 'vitest';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { pemOf, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';

describe('inspect', () => {
  it('shows names, validity, key, fingerprints and extensions in words', async () => {
    const { code, stdout } = await runInWorld(['inspect', sample('corp-root.pem')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^.*corp-root\.pem:1 #1 "Corp Proxy Root CA"\n/);
    expect(stdout).toMatch(/^ {2}Subject +C=DE, O=Corp, CN=Corp Proxy Root CA$/m);
    expect(stdout).toMatch(/^ {2}Not After +2044-01-01T00:00:00Z$/m);
    expect(stdout).toMatch(/^ {2}Key +RSA 2048$/m);
    expect(stdout).toMatch(/^ {2}SHA-256 +(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/m);
    expect(stdout).toMatch(/^ {2}Basic Constraints +CA: true \(critical\)$/m);
  });

  it('shows what the rules say of a certificate, and still exits 0', async () => {
    const { code, stdout } = await runInWorld(['inspect', sample('gate-a-leaf.pem')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}error +not-a-ca: its basic constraints say CA:FALSE$/m);
  });

  it('names what it cannot read', async () => {
    expect(await runInWorld(['inspect', sample('cut-off.pem')])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('pem-unterminated'),
    });
  });

  it('lets no control or direction-changing character of a certificate reach the terminal', async () => {
    const { pem } = await root({ name: 'x', subject: 'CN=Ev\u001b]0;il\u202eLLAC\u009b31m' });
    using folder = temporaryFolder({ 'a.pem': pem });
    const { stdout } = await runInWorld(['inspect', folder.join('a.pem')]);
    expect(stdout).toContain('Ev\\u{1b}]0;il\\u{202e}LLAC\\u{9b}31m');
    const json = (await runInWorld(['inspect', folder.join('a.pem'), '--json'])).stdout;
    expect(json).not.toMatch(/[^\n -~]/);
    expect(JSON.parse(json)).toMatchObject({ certificates: [{ subject: 'CN=Ev\u001b]0\\;il\u202eLLAC\u009b31m' }] });
  });

  it('names a malformed certificate with the byte at fault', async () => {
    const { der } = await root();
    using folder = temporaryFolder({ 'a.pem': pemOf('CERTIFICATE', new Uint8Array([...der, 0])) });
    const { code, stdout } = await runInWorld(['inspect', folder.join('a.pem')]);
    expect(code).toBe(2);
    expect(stdout).toContain(`malformed  certificate is followed by 1 unexpected bytes, at byte ${der.length}`);
  });
});
