import { describe, expect, it } from 'vitest';
import { runInWorld } from '../../fixtures/world.ts';
import { bundleRules } from '../../src/bundle/rules/index.ts';
import { rules } from '../../src/certificate/rules/index.ts';
import { causes } from '../../src/diagnosis/causes/index.ts';

describe('rules', () => {
  it('lists every id once for each kind, with its kind, its level and what it is about', async () => {
    const { code, stdout } = await runInWorld(['rules']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^rule +error +weak-key +the key of a CA has at least 112 bits of security$/m);
    expect(stdout).toMatch(/^refusal +private-key +a bundle holds no private key$/m);
    expect(stdout).toMatch(/^cause +critical +timed-out +no answer in time$/m);
    const ids = stdout.split('\n').map((line) => /[a-z]+(?:-[a-z0-9]+)+|malformed|expired|superseded|distrusted/.exec(line)?.[0]);
    for (const { id } of [...rules, ...bundleRules, ...causes]) expect(ids).toContain(id);
  });

  it('lists the same as JSON', async () => {
    const { stdout } = await runInWorld(['rules', '--json']);
    const report = JSON.parse(stdout) as { rules: readonly { id: string; kind: string; level: string | null }[] };
    expect(new Set(report.rules.map(({ id, kind }) => `${kind} ${id}`)).size).toBe(report.rules.length);
    expect(report.rules).toContainEqual(expect.objectContaining({ id: 'issuer-missing', kind: 'rule', level: 'warning' }));
    expect(report.rules).toContainEqual(expect.objectContaining({ id: 'pem-base64', kind: 'refusal', level: null }));
    expect(report.rules.filter(({ kind }) => kind === 'failure')).toEqual([]);
  });
});
