import { expect, it } from 'vitest';
import { readUnitFile } from '../../../src/agent/unit/unit-file.ts';

it('reads the directives of a unit with their sections and lines', () => {
  const text =
    '[Unit]\nDescription=x\n\n[Service]\n# note\nEnvironment=a=1 \\\n; in between\n  b=2\r\n EnvironmentFile = -/etc/x\nnonsense\n';
  expect(readUnitFile(text)).toEqual([
    { section: 'Unit', key: 'Description', value: 'x', line: 2 },
    { section: 'Service', key: 'Environment', value: 'a=1    b=2', line: 6 },
    { section: 'Service', key: 'EnvironmentFile', value: '-/etc/x', line: 9 },
    { section: 'Service', key: '', value: 'nonsense', line: 10 },
  ]);
});

it('reads a line that goes on to the end of the file', () => {
  expect(readUnitFile('[Service]\nEnvironment=a=1 \\')).toMatchObject([{ value: 'a=1' }]);
});
