import { readBundle } from '../../../src/bundle/read.ts';
import { Failure } from '../../../src/failure.ts';
import { mutateBlock } from '../mutate-block.ts';
import { crossed, mutateBytes } from '../mutate-bytes.ts';
import { mutateDer, transplanted } from '../mutate-der.ts';
import { mutateText } from '../mutate-text.ts';
import type { Random } from '../random.ts';
import { answerShape, type Target } from '../target.ts';

/** The password of the seeds that have one. */
export const seedPassword = 'fuzz';

/** The reader of all encodings: certificates and refusals, and no error but a `Failure`; never nothing at all. */
export function readTarget(seeds: readonly Buffer[]): Target {
  return {
    name: 'readBundle',
    seeds,
    mutate: mutateAny,
    run: async (input) => {
      try {
        const { entries, refused } = await readBundle({ path: 'x', text: input.toString('latin1') }, { passwords: [seedPassword] });
        if (entries.length + refused.length === 0) throw new Error('nothing is read, and nothing is refused');
        const bad = entries.find(({ origin }) => origin.block < 1 || origin.line < 1);
        if (bad) throw new Error(`a certificate at block ${bad.origin.block}, line ${bad.origin.line}`);
        return answerShape(
          [...refused.map(({ id, detail }) => `${id} ${detail}`), ...entries.map(({ encoding }) => encoding)].slice(0, 4).join('; '),
        );
      } catch (error) {
        if (error instanceof Failure) return `failure ${error.code}`;
        throw error;
      }
    },
  };
}

/** Text is changed as text, and all else as DER. */
export function mutateAny(input: Buffer, other: Buffer, random: Random): Buffer {
  if (random.once(6)) return mutateBytes(input, random);
  if (random.once(12)) return random.once(2) ? Buffer.concat([input, other]) : crossed(input, other, random);
  if (isText(input)) {
    const text = input.toString('latin1');
    return Buffer.from(random.once(3) ? mutateBlock(text, random) : mutateText(text, random), 'latin1');
  }
  return random.once(8) ? transplanted(input, other, random) : mutateDer(input, random);
}

function isText(input: Buffer): boolean {
  return !/[\0-\x08\x80-\xff]/.test(input.toString('latin1', 0, 64)) || /^(?:\xff\xfe|\xef\xbb)/.test(input.toString('latin1', 0, 2));
}
