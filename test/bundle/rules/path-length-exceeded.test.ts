import { expect, it } from 'vitest';
import { type Issued, intermediate, root } from '../../../fixtures/lab/authority.ts';
import { pathLengthExceeded } from '../../../src/bundle/rules/path-length-exceeded.ts';
import { bundleOf } from './bundle.ts';

const now = Date.parse('2026-11-22T00:00:00Z');

/** A root and intermediates one below the other, each with its path length. */
async function line(...pathLengths: readonly (number | undefined)[]): Promise<readonly Issued[]> {
  const [first, ...others] = pathLengths;
  const chain = [await root({ name: 'CA 0', ...(first === undefined ? {} : { pathLength: first }) })];
  for (const pathLength of others) {
    const issuer = chain.at(-1) as Issued;
    chain.push(await intermediate(issuer, { name: `CA ${chain.length}`, pathLength: pathLength ?? 9 }));
  }
  return chain;
}

it(`accepts ${pathLengthExceeded.examples.kept}`, async () => {
  expect(pathLengthExceeded.check(bundleOf(...(await line(1, 0))), { now })).toEqual([undefined, undefined]);
});

it(`tells of ${pathLengthExceeded.examples.broken}`, async () => {
  expect(pathLengthExceeded.check(bundleOf(...(await line(0, 0))), { now })).toEqual([
    undefined,
    'its issuer "CA 0" permits no CA below it',
  ]);
});

it('counts from the top, in whatever order they stand', async () => {
  const [first, second, third, fourth] = bundleOf(...(await line(2, 9, 9, 9)));
  const bundle = [fourth, third, second, first].filter((entry) => entry !== undefined);
  expect(pathLengthExceeded.check(bundle, { now })).toEqual(['its issuer "CA 2" permits no CA below it', undefined, undefined, undefined]);
});

it('says nothing where no CA has a path length, or where the issuer is missing', async () => {
  const [top, below] = await line(undefined, 0);
  expect(pathLengthExceeded.check(bundleOf(top as Issued), { now })).toEqual([undefined]);
  expect(pathLengthExceeded.check(bundleOf(below as Issued), { now })).toEqual([undefined]);
});

it('takes the issuer that permits most of several of one key', async () => {
  const strict = await root({ name: 'CA 0', pathLength: 0 });
  const lenient = await root({ name: 'CA 0', keys: strict.keys });
  const below = await intermediate(strict);
  expect(pathLengthExceeded.check(bundleOf(strict, below, lenient), { now })).toEqual([undefined, undefined, undefined]);
});

it('comes to an end where two CAs issued each other', async () => {
  const one = await root({ name: 'One' });
  const two = await root({ name: 'Two' });
  const oneByTwo = await intermediate(two, { name: 'One', keys: one.keys, pathLength: 5 });
  const twoByOne = await intermediate(one, { name: 'Two', keys: two.keys, pathLength: 5 });
  expect(pathLengthExceeded.check(bundleOf(oneByTwo, twoByOne), { now })).toHaveLength(2);
});
