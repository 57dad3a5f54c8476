import { expect, it } from 'vitest';
import { faultTitle } from '../../../src/report/explaining/fault-title.ts';
import { findingTexts } from '../../../src/report/explaining/finding-texts.ts';

const rejecting = findingTexts.filter(({ kind, level }) => kind === 'rule' && level?.includes('error'));

it('says what is wrong, for every rule that rejects a certificate of a bundle that loads', () => {
  // These are told of the file, by causes and checks of their own.
  const ofFile = new Set(['lost-by-loader', 'does-not-load', 'waiver-lapsed']);
  const titled = rejecting.filter(({ id }) => !ofFile.has(id));
  expect(titled.filter(({ id, title }) => faultTitle(id, title).startsWith('not so: ')).map(({ id }) => id)).toEqual([]);
  expect(faultTitle('not-a-ca', 'a certificate is a CA')).toBe('a certificate of the bundle is no CA');
});

it('falls back to the requirement, denied', () => {
  expect(faultTitle('new-rule', 'a thing is so')).toBe('not so: a thing is so');
});
