import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { budgetOf } from '../../../src/proxy/handshake/budget.ts';
import { within } from '../../../src/proxy/handshake/within.ts';

const budget = (): ReturnType<typeof budgetOf> => budgetOf(5000, () => 0);

it('waits until there is a result', async () => {
  const stream = new PassThrough();
  const result = within(stream, 'readable', budget(), () => (stream.readableLength > 2 ? stream.readableLength : undefined));
  stream.write('ab');
  stream.write('c');
  expect(await result).toBe(3);
});

it('what is thrown in its listener rejects it, and leaves no listener behind', async () => {
  const stream = new PassThrough();
  const before = stream.eventNames();
  const result = within(stream, 'readable', budget(), () => {
    throw new TypeError('null has no name');
  });
  stream.write('a');
  await expect(result).rejects.toThrow('null has no name');
  expect(stream.eventNames()).toEqual(before);
});
