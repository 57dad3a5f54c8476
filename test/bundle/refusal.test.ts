import { expect, it } from 'vitest';
import { refusalTexts } from '../../src/bundle/refusal.ts';

it.each(Object.entries(refusalTexts))(
  'the refusal %s says what is required, what to do and where it is written',
  (id, { title, remedy, source }) => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    for (const text of [title, remedy]) expect(text).toMatch(/^\S.{10,}[^.\s]$/);
    expect(source).toMatch(/^(?:RFC \d+ §|OpenJDK, )/);
  },
);

it('every refusal has its own title', () => {
  const titles = Object.values(refusalTexts).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
