import { describe, expect, it } from 'vitest';
import { runInWorld } from '../../fixtures/world.ts';
import { redactLogins } from '../../src/proxy/redact-logins.ts';
import { explainable } from '../../src/report/explaining/explainable.ts';
import type { ExplainReport } from '../../src/report/report.ts';
import { kindHeadings } from '../../src/report/text/kind-headings.ts';

describe('explain', () => {
  it('says what an id means, why it matters and what to do', async () => {
    const { code, stdout } = await runInWorld(['explain', 'no-server-auth']);
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.slice(0, 40).trimEnd())).toEqual([
      'no-server-auth  rule  error',
      'a CA may issue certificates for TLS serv',
      expect.stringMatching(/^why: {5}OpenSSL refuses/),
      expect.stringMatching(/^then: {4}the certificate is rejected/),
      expect.stringMatching(/^next: {4}the proxy/),
      expect.stringMatching(/^kept: {4}a CA/),
      expect.stringMatching(/^broken: {2}a CA/),
      expect.stringMatching(/^source: {2}RFC 5280 §4\.2\.1\.12/),
      '',
    ]);
  });

  it.each(explainable.filter(({ examples }) => examples))('shows examples of $id that hold nothing to redact', ({ examples }) => {
    expect(redactLogins(JSON.stringify(examples))).toBe(JSON.stringify(examples));
  });

  it.each(['EXPIRED', 'expired:', '[expired]'])('takes %s, as an id may be pasted', async (id) => {
    const { code, stdout } = await runInWorld(['explain', id, '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { id: 'expired' }]);
  });

  it('tells all that one id stands for', async () => {
    const { stdout } = await runInWorld(['explain', 'byte-order-mark']);
    expect(stdout).toMatch(/^byte-order-mark {2}repair\n(?:.+\n)+\nbyte-order-mark {2}setting {2}error\n(?:.+\n)+$/);
    const { stdout: json } = await runInWorld(['explain', 'byte-order-mark', '--json']);
    expect(JSON.parse(json)).toMatchObject({ explanations: [{ kind: 'repair' }, { kind: 'setting' }] });
  });

  it('says once what is the same of several kinds', async () => {
    const { stdout } = await runInWorld(['explain', 'bundle-not-loaded']);
    expect(stdout).toMatch(/^bundle-not-loaded {2}cause, host {2}critical\n(?:.+\n)+$/);
    const { stdout: json } = await runInWorld(['explain', 'bundle-not-loaded', '--json']);
    expect(JSON.parse(json)).toMatchObject({ explanations: [{ kind: 'cause' }, { kind: 'host' }] });
  });

  it('lists all ids by kind where none is named', async () => {
    const { code, stdout } = await runInWorld(['explain']);
    expect(code).toBe(0);
    expect([...stdout.matchAll(/^([A-Z][a-z]+): /gm)].map(([, heading]) => heading)).toEqual(
      kindHeadings.filter(({ kind }) => explainable.some((one) => one.kind === kind)).map(({ heading }) => heading),
    );
    expect(stdout).toMatch(/^ {2}locked +another process is writing the bundle$/m);
    const { stdout: json } = await runInWorld(['explain', '--json']);
    const { id, explanations } = JSON.parse(json) as ExplainReport;
    expect(id).toBeNull();
    expect(explanations).toHaveLength(explainable.length);
  });

  it.each([
    ['weak-kee', 'did you mean "weak-key"? cabundle explain lists all'],
    ['output-unwriteable', 'did you mean "output-unwritable"? cabundle explain lists all'],
    ['constraints', 'did you mean "name-constraints-exclude-host"? cabundle explain lists all'],
    ['something-else-altogether', 'cabundle explain lists them'],
  ])('does not know %s, and says what is near', async (id, next) => {
    const { code, stdout } = await runInWorld(['explain', id, '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'usage', why: 'nothing has this id', next } });
  });
});
