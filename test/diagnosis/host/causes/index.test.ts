import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { causes } from '../../../../src/diagnosis/causes/index.ts';
import { hostCauses } from '../../../../src/diagnosis/host/causes/index.ts';

it('lists every file of the folder, each under the name of its id', () => {
  const files = readdirSync('src/diagnosis/host/causes').filter((name) => name !== 'index.ts');
  expect(hostCauses.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
});

it('has an id of its own for each, but for the bundle that does not load, which a way can show too', () => {
  const shared = hostCauses.filter(({ id }) => causes.some((cause) => cause.id === id));
  expect(shared.map(({ id }) => id)).toEqual(['bundle-not-loaded']);
});
