import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { octets, sequence } from '../../fixtures/der.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { pemOf, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';

const gate = await root({ name: 'Gate CA' });
const script = '#!/bin/sh\n# looks for -----BEGIN CERTIFICATE-----\ngrep -q -- "-----BEGIN CERTIFICATE-----" "$1" && exit 0\n';
const staticKey = `-----BEGIN OpenVPN Static key V1-----\n${'0f'.repeat(16)}\n-----END OpenVPN Static key V1-----\n`;

describe('merge does not overwrite', () => {
  it.each<[string, string | Uint8Array]>([
    ['a script that mentions certificates', script],
    ['a script with a boundary on a line of its own', `cat <<END\n-----BEGIN CERTIFICATE-----\n$body\n-----END CERTIFICATE-----\nEND\n`],
    ['a CMS block', pemOf('CMS', sequence(octets('06 09 2a 86 48 86 f7 0d 01 07 03')))],
    ['a bundle with a key of another kind', gate.pem + staticKey],
    ['a bundle with octets that are no text', Buffer.from(`${gate.pem}\0\x01\x02\xff\n`, 'latin1')],
    ['a certificate in DER', gate.der],
    ['a document', 'Dear colleague,\n'],
  ])('%s', async (_, content) => {
    using folder = temporaryFolder({ 'out.crt': content, 'new.pem': gate.pem });
    for (const more of [[], ['--allow-removal', '--skip-rejected'], ['--keep', '--skip-rejected']]) {
      const { code, stdout } = await runInWorld(['merge', folder.join('new.pem'), '-o', folder.join('out.crt'), '--json', ...more]);
      expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: 'output-not-a-bundle' } }]);
    }
    expect(readFileSync(folder.join('out.crt'))).toEqual(Buffer.from(content));
    expect(existsSync(folder.join('out.crt.history'))).toBe(false);
  });

  it('a bundle that loads with a format that does not load', async () => {
    using folder = temporaryFolder({ 'out.crt': gate.pem, 'new.pem': gate.pem });
    for (const format of ['json', 'base64', 'configmap']) {
      const args = ['merge', folder.join('new.pem'), '-o', folder.join('out.crt'), '--format', format, '--json'];
      const { code, stdout } = await runInWorld(args);
      expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: 'output-is-loaded' } }]);
    }
    expect(readFileSync(folder.join('out.crt'), 'latin1')).toBe(gate.pem);
  });
});

it('merge overwrites a bundle that is cut off', async () => {
  using folder = temporaryFolder({ 'out.crt': gate.pem.slice(0, 300), 'new.pem': gate.pem });
  expect((await runInWorld(['merge', folder.join('new.pem'), '-o', folder.join('out.crt')])).code).toBe(0);
  expect(readFileSync(folder.join('out.crt'), 'latin1')).toContain(gate.pem);
});

it.each(['json', 'base64', 'configmap'])('merge --keep does not go with the format %s', async (format) => {
  using folder = temporaryFolder({ 'new.pem': gate.pem });
  const args = ['merge', folder.join('new.pem'), '--keep', '-f', format, '-o', folder.join('out'), '--json'];
  const { code, stdout } = await runInWorld(args);
  expect([code, JSON.parse(stdout)]).toMatchObject([3, { error: { code: 'usage', why: expect.stringContaining('--keep') } }]);
  expect(existsSync(folder.join('out'))).toBe(false);
});
