import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { malformed, rules } from '../../../src/certificate/rules/index.ts';
import { applyRules } from '../../../src/certificate/rules/rule.ts';
import { decodedWith } from '../decoded.ts';

const notRules = ['index.ts', 'rule.ts'];
const folder = new URL('../../../src/certificate/rules/', import.meta.url);
const testFolder = new URL('.', import.meta.url);
const ids = [...rules, malformed].map(({ id }) => id);
const now = Date.parse('2026-11-22T00:00:00Z');

describe('the list of rules', () => {
  it('holds every rule of the folder under the name of its file', () => {
    const files = readdirSync(folder).filter((name) => !notRules.includes(name));
    expect(ids.toSorted()).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
  });

  it('holds every rule once', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a test for every rule', () => {
    expect(readdirSync(testFolder)).toEqual(expect.arrayContaining(ids.map((id) => `${id}.test.ts`)));
  });

  it.each(ids)('begins the tests of %s with its examples', (id) => {
    const titles = [...readFileSync(new URL(`${id}.test.ts`, testFolder), 'utf8').matchAll(/^\s*it\(([^\n]*?), /gm)].map(
      ([, title]) => title,
    );
    expect(titles[0]).toMatch(/^`accepts \$\{\w+\.examples\.kept\}/);
    expect(titles[1]).toMatch(/^`(?:refuses|tells of) \$\{\w+\.examples\.broken\}/);
  });

  it.each([...rules, malformed])('documents $id', ({ id, level, title, why, remedy, source, examples }) => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(['error', 'warning', 'notice']).toContain(level);
    for (const text of [title, why, remedy, examples.kept, examples.broken]) expect(text).toMatch(/^\S.{8,}[^.\s]$/);
    expect(source).toMatch(/§/);
  });

  it('finds nothing on a good certificate', () => {
    expect(applyRules(rules, decodedWith({}), { now })).toEqual([]);
  });

  it('finds everything that is wrong, in its own order', () => {
    const certificate = decodedWith({ extensions: Buffer.alloc(0) });
    expect(applyRules(rules, certificate, { now: Date.parse('2036-01-03T00:00:00Z') })).toEqual([
      { id: 'expired', level: 'error', detail: '2 days ago (2036-01-01)' },
      { id: 'not-a-ca', level: 'error', detail: 'it has no basic constraints' },
    ]);
  });
});
