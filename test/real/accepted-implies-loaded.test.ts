import { readFileSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commonName, handmade } from '../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, sequence, set } from '../../fixtures/der.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { intermediate, pemOf, root } from '../../fixtures/lab/authority.ts';
import { culprits, type Loaders, startLoaders } from '../../fixtures/real/loaders.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { FailureReport, MergeReport } from '../../src/report/report.ts';
import { mutateBytes } from '../fuzz/mutate-bytes.ts';
import { mutateDer, transplanted } from '../fuzz/mutate-der.ts';
import { mutateText } from '../fuzz/mutate-text.ts';
import { type Random, seeded } from '../fuzz/random.ts';

/** Another one every time; `CABUNDLE_SEED` repeats a run. */
const seed = Number(process.env.CABUNDLE_SEED ?? 4);
const mutationCount = 2000;
const batchSize = 50;

const first = await root();
const good = [
  handmade(),
  first.der,
  (await root({ key: 'rsa', name: 'RSA Root' })).der,
  (await root({ key: 'ed25519', name: 'Ed Root' })).der,
  (await intermediate(first)).der,
].map((der) => Buffer.from(der));
const [handmadeOne = Buffer.alloc(0)] = good;
// Its signature is nobody's business: of a self-signed one every change is told by the signature.
const certificate = fc.constantFrom(handmadeOne, handmadeOne, ...good);

/** A way to damage a certificate, or the text of a bundle of three; each gives the text of a source. */
const damages: Readonly<Record<string, (der: Buffer, other: Buffer, random: Random) => string>> = {
  bytes: (der, _, random) => pem(mutateBytes(der, random)),
  element: (der, _, random) => pem(mutateDer(der, random)),
  elements: (der, _, random) => pem(mutateDer(mutateDer(der, random), random)),
  fields: (_der, _other, random) => pem(withFields(random)),
  swapped: (der, other, random) => pem(transplanted(der, other, random)),
  text: (der, other, random) => mutateText(pem(other) + pem(der) + pem(other), random),
  texts: (der, other, random) => mutateText(mutateText(pem(other) + pem(mutateDer(der, random)), random), random),
};

const mutation = fc
  .record({ how: fc.constantFrom(...Object.keys(damages)), der: certificate, other: certificate, choice: fc.nat(2 ** 31 - 1) })
  .map(({ how, der, other, choice }) => ({ how, choice, text: damages[how]?.(der, other, seeded(choice)) ?? '' }));

type Mutation = Readonly<{ how: string; choice: number; text: string }>;

let loaders: Loaders;
const folder = temporaryFolder();
const output = folder.join('merged.pem');

beforeAll(async () => {
  loaders = await startLoaders();
});
afterAll(async () => {
  await loaders?.close();
  folder[Symbol.dispose]();
});

it(`whatever merge writes of ${mutationCount} damaged sources is loaded by OpenSSL, Node and curl (seed ${seed})`, async () => {
  const mutations = fc.sample(mutation, { numRuns: mutationCount, seed });
  const acceptedFrom = new Set<string>();
  for (let at = 0; at < mutations.length; at += batchSize) {
    const batch = mutations.slice(at, at + batchSize);
    const faults = await culprits(batch, faultOf);
    expect(faults, `CABUNDLE_SEED=${seed}`).toEqual([]);
    for (const sha256 of await acceptedOf(batch)) acceptedFrom.add(sha256);
  }
  // Or nothing was tested.
  expect(acceptedFrom.size, 'different certificates that were accepted').toBeGreaterThan(mutationCount / 20);
});

async function faultOf(mutations: readonly Mutation[]): Promise<string | undefined> {
  const report = await merge(mutations);
  if ('error' in report) return `merge fails: ${report.error.code}, ${report.error.why}`;
  if (report.written) return loaders.faultOf(readFileSync(output, 'latin1'), report.count);
  return report.count > 0 ? `nothing is written of ${report.count} certificates` : undefined;
}

async function acceptedOf(mutations: readonly Mutation[]): Promise<readonly string[]> {
  const report = await merge(mutations);
  return 'error' in report ? [] : report.certificates.filter(({ accepted }) => accepted).map(({ sha256 }) => sha256);
}

async function merge(mutations: readonly Mutation[]): Promise<MergeReport | FailureReport> {
  rmSync(output, { force: true });
  const sources = mutations.map(({ text }, i) => folder.write(`${i}.pem`, Buffer.from(text, 'latin1')));
  const { stdout } = await runInWorld(['merge', '--json', '--skip-rejected', '--output', output, ...sources]);
  return JSON.parse(stdout) as MergeReport | FailureReport;
}

/** Most of these are accepted: a serial number and a name that nobody has chosen for their looks, and another issuer. */
function withFields(random: Random): Buffer {
  const name = (tag: number): Buffer =>
    sequence(
      set(
        sequence(objectIdentifier(random.of(['2.5.4.3', '2.5.4.10', '2.5.4.97'])), element(tag, random.octets(2 + 2 * random.below(90)))),
      ),
    );
  return handmade({
    serialNumber: integer(0x01 + random.below(0x7f), ...random.octets(random.below(19))),
    issuer: random.once(2) ? name(0x14) : sequence(commonName(random.octets(random.below(40)).toString('latin1'))),
    subject: name(random.of([0x14, 0x14, 0x1e, 0x0c])),
  });
}

function pem(der: Uint8Array): string {
  return pemOf('CERTIFICATE', der);
}
