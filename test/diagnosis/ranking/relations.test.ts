import { describe, expect, it } from 'vitest';
import { relations } from '../../../src/diagnosis/ranking/relations.ts';
import { explanationsOf } from '../../../src/report/explaining/explainable.ts';

/** What is ranked: causes on a way and on the host, findings of the settings, and rules that the bundle breaks. */
const kinds = new Set(['cause', 'host', 'setting', 'rule']);

describe('relations', () => {
  it('name only what can be met', () => {
    const ids = new Set(relations.flatMap(({ causes, effects }) => [...(causes.ids ?? []), ...(effects.ids ?? [])]));
    expect([...ids].filter((id) => !explanationsOf(id).some(({ kind }) => kinds.has(kind)))).toEqual([]);
  });
});
