import { describe, expect, it } from 'vitest';
import { runInWorld } from '../../fixtures/world.ts';
import { redactLogins } from '../../src/proxy/redact-logins.ts';
import { explainable } from '../../src/report/explainable.ts';

describe('explain', () => {
  it('says what an id means, why it matters and what to do', async () => {
    const { code, stdout } = await runInWorld(['explain', 'no-server-auth']);
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.slice(0, 40).trimEnd())).toEqual([
      'no-server-auth  rule  error',
      'a CA may issue certificates for TLS serv',
      expect.stringMatching(/^why: {5}OpenSSL refuses/),
      expect.stringMatching(/^next: {4}the proxy/),
      expect.stringMatching(/^kept: {4}a CA/),
      expect.stringMatching(/^broken: {2}a CA/),
      expect.stringMatching(/^source: {2}RFC 5280 §4\.2\.1\.12/),
      '',
    ]);
  });

  it.each([...explainable.keys()])('explains %s', async (id) => {
    const { code, stdout } = await runInWorld(['explain', id, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, command: 'explain', status: 'ok', id });
  });

  it.each([...explainable.values()])('has every text of $id', ({ title, why, remedy, source }) => {
    for (const text of [title, why, remedy, source]) expect(text).toMatch(/^\S.{8,}[^.\s]$/);
  });

  it.each([...explainable.values()].filter(({ examples }) => examples))(
    'shows examples of $id that hold nothing to redact',
    ({ examples }) => {
      expect(redactLogins(JSON.stringify(examples))).toBe(JSON.stringify(examples));
    },
  );

  it('takes an id in capitals', async () => {
    expect((await runInWorld(['explain', 'EXPIRED'])).code).toBe(0);
  });

  it.each([
    ['weak-kee', 'did you mean "weak-key"? cabundle rules lists all'],
    ['constraints', 'did you mean "name-constraints-exclude-host"? cabundle rules lists all'],
    ['something-else-altogether', 'cabundle rules lists them'],
  ])('does not know %s, and says what is near', async (id, next) => {
    const { code, stdout } = await runInWorld(['explain', id, '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'usage', why: 'no finding has this id', next } });
  });
});
