import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { intermediate, root } from '../../../fixtures/lab/authority.ts';
import { bundleRules } from '../../../src/bundle/rules/index.ts';
import { applyBundleRules } from '../../../src/bundle/rules/rule.ts';
import { rules } from '../../../src/certificate/rules/index.ts';
import { bundleOf } from './bundle.ts';

const notRules = ['index.ts', 'rule.ts'];
const folder = new URL('../../../src/bundle/rules/', import.meta.url);
const ids = bundleRules.map(({ id }) => id);
const now = Date.parse('2026-11-22T00:00:00Z');

describe('the list of rules on bundles', () => {
  it('holds every rule of the folder under the name of its file, once', () => {
    const files = readdirSync(folder).filter((name) => !notRules.includes(name));
    expect(ids.toSorted()).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
  });

  it('has no id in common with the rules on certificates', () => {
    expect(rules.filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  it.each(ids)('begins the tests of %s with its examples', (id) => {
    const source = readFileSync(new URL(`${id}.test.ts`, import.meta.url), 'utf8');
    const titles = [...source.matchAll(/^it\(([^\n]*?), /gm)].map(([, title]) => title);
    expect(titles[0]).toMatch(/^`accepts \$\{\w+\.examples\.kept\}/);
    expect(titles[1]).toMatch(/^`(?:refuses|tells of) \$\{\w+\.examples\.broken\}/);
  });

  it.each(bundleRules)('documents $id', ({ level, title, why, remedy, source, examples }) => {
    expect(['error', 'warning', 'notice']).toContain(level);
    for (const text of [title, why, remedy, examples.kept, examples.broken]) expect(text).toMatch(/^\S.{8,}[^.\s]$/);
    expect(source).toMatch(/§|\(\d\)/);
  });

  it('gives each entry its findings, and one detail or none by each rule', async () => {
    const ca = await root({ name: 'Root' });
    const bundle = bundleOf(ca, await intermediate(await root({ name: 'Absent' })), await root({ name: 'Root' }));
    for (const { check } of bundleRules) expect(check(bundle, { now })).toHaveLength(bundle.length);
    const found = applyBundleRules(bundleRules, bundle, { now });
    expect(found.map((findings) => findings.map(({ id }) => id))).toEqual([
      ['same-subject-other-key'],
      ['issuer-missing'],
      ['same-subject-other-key'],
    ]);
  });

  it('finds nothing in an empty bundle', () => {
    expect(applyBundleRules(bundleRules, [], { now })).toEqual([]);
  });
});
