import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionsOf } from '../../../fixtures/sessions.ts';
import { runInWorld } from '../../../fixtures/world.ts';
import { findingsPage } from '../../../packaging/findings-page.ts';
import { settingsRules } from '../../../src/agent/findings/index.ts';
import { refusalTexts } from '../../../src/bundle/refusal.ts';
import { repairTexts } from '../../../src/bundle/repair.ts';
import { bundleRules } from '../../../src/bundle/rules/index.ts';
import { pathFailureIds } from '../../../src/certificate/path/path-failure.ts';
import { malformed, rules } from '../../../src/certificate/rules/index.ts';
import { causes } from '../../../src/diagnosis/causes/index.ts';
import { hostCauses } from '../../../src/diagnosis/host/causes/index.ts';
import { proxyUnreadable } from '../../../src/diagnosis/proxy-unreadable.ts';
import { asking } from '../../../src/failure/asking.ts';
import { probing } from '../../../src/failure/probing.ts';
import { reading } from '../../../src/failure/reading.ts';
import { recording } from '../../../src/failure/recording.ts';
import { failureTexts } from '../../../src/failure/texts.ts';
import { writing } from '../../../src/failure/writing.ts';
import { proxyRules } from '../../../src/proxy/findings/index.ts';
import { explainable, explanationsOf } from '../../../src/report/explaining/explainable.ts';
import type { ExplanationKind } from '../../../src/report/explaining/explanation.ts';

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

/** Every id that can appear, from the lists that make them appear. */
const listed: Readonly<Partial<Record<ExplanationKind, readonly string[]>>> = {
  rule: [...idsOf([malformed, ...rules, ...bundleRules]), 'expires-soon', 'lost-by-loader', 'does-not-load', 'waiver-lapsed'],
  refusal: Object.keys(refusalTexts),
  repair: Object.keys(repairTexts),
  setting: idsOf([...settingsRules, ...proxyRules]),
  cause: idsOf([...causes, proxyUnreadable]),
  host: idsOf(hostCauses),
  path: pathFailureIds,
};
const source = filesBelow('src').map((path) => readFileSync(path, 'utf8'));
const page = findingsPage();

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** The part of the page that has this id among those of its kind, and what is said above them. */
function documented(kind: ExplanationKind, id: string): string {
  const part = page.split('\n## ').find((text) => text.startsWith(headings[kind])) ?? '';
  const [above = '', ...sections] = part.split('\n### ');
  const section = sections.find((text) => text.startsWith(`${id}\n`));
  return section === undefined ? '' : `${above}\n${section}`;
}

const headings: Readonly<Record<ExplanationKind, string>> = {
  rule: 'Rules',
  refusal: 'Refusals',
  repair: 'Repairs',
  setting: 'Settings',
  cause: 'Causes',
  host: 'Host',
  path: 'Paths',
  failure: 'Failures',
};

describe('what can be explained', () => {
  it.each(Object.entries(listed))('has every %s', (kind, ids) => {
    expect(explainable.filter((one) => one.kind === kind).map(({ id }) => id)).toEqual(ids);
  });

  it('has every code of a failure that stands in the source', () => {
    const codes = source.flatMap((text) => [...text.matchAll(/\bcode: (?:[^,'{}]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)]);
    const thrown = new Set(codes.flatMap(([, one, other]) => [one ?? '', ...(other === undefined ? [] : [other])]));
    expect(thrown.size).toBeGreaterThan(30);
    for (const code of thrown) expect(explanationsOf(code), code).toContainEqual(expect.objectContaining({ kind: 'failure' }));
  });

  it('has no code that is thrown nowhere', () => {
    const thrown = source.filter((text) => text.includes('Failure')).join('\n');
    for (const code of Object.keys(failureTexts)) expect(thrown, code).toContain(`'${code}'`);
  });

  it('has each code in one of the files', () => {
    const codes = [asking, reading, writing, recording, probing].flatMap((texts) => Object.keys(texts));
    expect(codes.toSorted()).toEqual(Object.keys(failureTexts).toSorted());
  });

  it('has every id that a session in the documentation shows', () => {
    const outputs = readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) => sessionsOf(readFileSync(`docs/${name}`, 'utf8')).flat())
      .map((step) => (step.kind === 'export' ? '' : step.output));
    const shown = outputs.flatMap((text) => [...text.matchAll(/^(?:next: ([a-z0-9-]+):|error: .*\[([a-z0-9-]+)\]$)/gm)]);
    expect(shown.length).toBeGreaterThan(3);
    for (const [, finding, code] of shown) expect(explanationsOf(finding ?? code ?? '')).not.toEqual([]);
  });

  it('has an id once in each kind', () => {
    expect(new Set(explainable.map(({ id, kind }) => `${kind} ${id}`)).size).toBe(explainable.length);
  });

  it.each(explainable)('has every part of $kind $id', ({ title, why, consequence, remedy, source }) => {
    for (const text of [title, why, consequence, remedy, source]) expect(text).toMatch(/^\S.{8,}[^.\s]$/);
  });

  it.each(explainable)('is printed by explain and stands in the documentation: $kind $id', async (explanation) => {
    const { id, kind, title, why, consequence, remedy, source } = explanation;
    const { code, stdout } = await runInWorld(['explain', id]);
    expect(code).toBe(0);
    const block = stdout.split('\n\n').find((text) => new RegExp(`^${id} {2}(?:\\w+, )*${kind}\\b`).test(text)) ?? '';
    expect(block.trimEnd().split('\n')).toEqual(
      expect.arrayContaining([title, `why:     ${why}`, `then:    ${consequence}`, `next:    ${remedy}`, `source:  ${source}`]),
    );
    const text = documented(kind, id);
    for (const part of [title, why, consequence, remedy, source]) expect(text).toContain(part);
  });
});
