import { readAsOpenssl } from '../../../src/bundle/encodings/openssl/openssl-pem.ts';
import { fingerprint } from '../../../src/certificate/fingerprint.ts';
import { mutateBlock } from '../mutate-block.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { mutateText } from '../mutate-text.ts';
import type { Loaded, OpensslOracle } from '../openssl-oracle.ts';
import { answerShape, type Fault, type Target } from '../target.ts';

const batchSize = 500;

/** The reader that claims to see a CA file as OpenSSL does: it says what OpenSSL itself says. */
export function opensslTarget(seeds: readonly Buffer[], oracle: OpensslOracle | undefined): Target {
  let waiting: { readonly input: Buffer; readonly own: Loaded }[] = [];
  const settle = (isEnd: boolean): readonly Fault[] => {
    if (!oracle || waiting.length < (isEnd ? 1 : batchSize)) return [];
    const asked = waiting;
    waiting = [];
    const answers = oracle.ask(asked.map(({ input }) => input));
    return asked.flatMap(({ input, own }, i) =>
      own === answers[i] ? [] : [{ what: `cabundle says: ${own}. OpenSSL says: ${answers[i]}`, input }],
    );
  };
  return {
    name: 'readAsOpenssl',
    seeds,
    mutate: (input, other, random) => {
      if (random.once(6)) return mutateBytes(input, random);
      if (random.once(12)) return Buffer.concat([input, other]);
      const text = input.toString('latin1');
      return Buffer.from(random.once(3) ? mutateBlock(text, random) : mutateText(text, random), 'latin1');
    },
    run: (input) => {
      const reading = readAsOpenssl(input.toString('latin1'));
      const own = reading.loads ? new Set(reading.anchors.map(({ der }) => fingerprint(der))).size : 'not loaded';
      waiting.push({ input, own });
      return reading.loads ? `loads ${Math.min(own === 'not loaded' ? 0 : own, 9)}` : answerShape(reading.why);
    },
    settle,
  };
}
