import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes } from '../../../src/diagnosis/causes/index.ts';

const folder = new URL('../../../src/diagnosis/causes/', import.meta.url);
const files = readdirSync(folder).filter((file) => file !== 'index.ts');
const tests = readdirSync(new URL('.', import.meta.url));

describe('the list of causes', () => {
  it('names every file of its folder by its id, and each once', () => {
    expect(causes.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
  });

  it.each(causes.map((cause) => [cause.id, cause] as const))('holds %s whole: a severity, texts and a test', (id, cause) => {
    expect(cause.severity).toMatch(/^(?:critical|warning)$/);
    for (const text of [cause.title, cause.remedy]) expect(text).toMatch(/^[a-z][^\n]+[^\s.]$/);
    expect(tests).toContain(`${id}.test.ts`);
  });

  const ofProxies = causes.filter(({ id }) => /proxy|login|connect-denied|basic/.test(id));
  it.each(causes.filter((cause) => !ofProxies.includes(cause)))(
    '$id, which the direct way can have too, sends nobody to a proxy alone',
    (cause) => {
      expect(cause.remedy).not.toMatch(/owner of the proxy(?! or)|proxy's owner|whether the proxy/);
    },
  );

  it.each(files)('%s has its documentation in front of its export', (file) => {
    expect(readFileSync(new URL(file, folder), 'utf8')).toMatch(/\/\*\*(?:[^*]|\*(?!\/))+\*\/\nexport const /);
  });

  it('puts what closes a way before what only warns', () => {
    const severities = causes.map(({ severity }) => severity);
    expect(severities.lastIndexOf('critical')).toBeLessThan(severities.indexOf('warning'));
  });
});
