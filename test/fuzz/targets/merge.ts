import { sampleNow } from '../../../fixtures/world.ts';
import { readAsOpenssl } from '../../../src/bundle/encodings/openssl/openssl-pem.ts';
import { printBundle } from '../../../src/bundle/formats/pem.ts';
import { type Merge, merge } from '../../../src/bundle/merge.ts';
import { readBundle } from '../../../src/bundle/read.ts';
import { Failure } from '../../../src/failure.ts';
import type { OpensslOracle } from '../openssl-oracle.ts';
import type { Fault, Target } from '../target.ts';
import { mutateAny, seedPassword } from './read.ts';

const batchSize = 500;

/** What is merged and printed is read again as it was, by this reader and by OpenSSL's, and printing it once more changes nothing. */
export function mergeTarget(seeds: readonly Buffer[], oracle: OpensslOracle | undefined): Target {
  let waiting: { readonly input: Buffer; readonly printed: Buffer; readonly count: number }[] = [];
  const settle = (isEnd: boolean): readonly Fault[] => {
    if (!oracle || waiting.length < (isEnd ? 1 : batchSize)) return [];
    const asked = waiting;
    waiting = [];
    const answers = oracle.ask(asked.map(({ printed }) => printed));
    return asked.flatMap(({ input, count }, i) =>
      count === answers[i] ? [] : [{ what: `${count} certificates were printed. OpenSSL says: ${answers[i]}`, input }],
    );
  };
  return {
    name: 'merge and printBundle',
    seeds,
    mutate: mutateAny,
    run: async (input) => {
      try {
        const merged = await mergeOf(input.toString('latin1'));
        const count = merged.bundle.length;
        if (count === 0) return 'nothing accepted';
        const printed = printBundle(merged.bundle);
        waiting.push({ input, printed: Buffer.from(printed), count });
        await requireSame(merged, printed);
        return `${Math.min(count, 9)} accepted, ${merged.rejected.map(({ findings }) => findings.map(({ id }) => id)).join(' ')}`;
      } catch (error) {
        if (error instanceof Failure) return `failure ${error.code}`;
        throw error;
      }
    },
    settle,
  };
}

async function mergeOf(text: string): Promise<Merge> {
  return merge([await readBundle({ path: 'x', text }, { passwords: [seedPassword] })], { now: sampleNow });
}

async function requireSame({ bundle }: Merge, printed: string): Promise<void> {
  const text = Buffer.from(printed).toString('latin1');
  const reading = readAsOpenssl(text);
  if (!reading.loads) throw new Error(`what was printed does not load: ${reading.why}`);
  const wanted = bundle.map(({ certificate }) => certificate.sha256).join();
  const again = await mergeOf(text);
  if (again.refused.length > 0) throw new Error(`what was printed is refused: ${again.refused[0]?.detail}`);
  if (again.bundle.map(({ certificate }) => certificate.sha256).join() !== wanted)
    throw new Error('what was printed is read as something else');
  if (reading.anchors.length !== bundle.length)
    throw new Error(`OpenSSL would see ${reading.anchors.length} of ${bundle.length} certificates`);
  if (printBundle(again.bundle) !== printed) throw new Error('printing it once more gives other text');
}
