import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsPage } from '../../packaging/findings-page.ts';

it('the page of findings says what the code says (npm run docs makes it)', () => {
  expect(readFileSync('docs/findings.md', 'utf8')).toBe(`${findingsPage()}\n`);
});
