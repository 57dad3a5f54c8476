import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failoverRow } from '../../src/report/failover-report.ts';
import { failoverText } from '../../src/report/text/failover-text.ts';
import { facts } from '../report/failover-facts.ts';

describe('what the documentation of the failover shows', () => {
  it.each([
    ['sequential order', facts('dwd')],
    ['random order', facts('wdw', { ordering: { kind: 'random' }, failOpen: false })],
  ])('is what is printed for %s', (_, where) => {
    expect(readFileSync('docs/failover.md', 'utf8')).toContain(`\`\`\`text\n${failoverText(failoverRow(where))}\`\`\`\n`);
  });
});
