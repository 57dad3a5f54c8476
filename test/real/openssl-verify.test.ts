import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainsNow } from '../../fixtures/chains/chain.ts';
import { type GeneratedChain, generateChain } from '../../fixtures/chains/generate.ts';
import { type KeyPool, keyPool } from '../../fixtures/chains/keys.ts';
import { type OpensslAnswer, opensslVerify } from '../../fixtures/real/openssl-verify.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import { Certificate, decodeCertificate } from '../../src/certificate/certificate.ts';
import type { PathVerdict } from '../../src/certificate/path/path-verdict.ts';
import { verifyPath } from '../../src/certificate/path/verify-path.ts';

/** The seeds are 0 to this number less one; CABUNDLE_CHAINS asks for more of them, for a search at leisure. */
const count = Number(process.env['CABUNDLE_CHAINS'] ?? 2000);
/** How many processes of openssl run at once. */
const parallel = 4;

interface Compared {
  readonly chain: GeneratedChain;
  readonly openssl: OpensslAnswer;
  readonly verdict: PathVerdict;
}

let folder: TemporaryFolder;
let keys: KeyPool;
let compared: readonly Compared[];

beforeAll(
  async () => {
    folder = await temporaryFolder();
    keys = keyPool();
    compared = await compareAll();
  },
  300_000 + count * 100,
);
afterAll(() => folder?.remove());

describe(`of ${count} generated chains`, () => {
  it('openssl verify and verifyPath trust the same ones', () => {
    expect(compared).toHaveLength(count);
    expect(compared.filter(({ openssl, verdict }) => openssl.isTrusted !== verdict.openssl.isTrusted).map(described)).toEqual([]);
  });

  it('each is refused with the error and the depth of openssl verify', () => {
    const refused = compared.filter(({ openssl, verdict }) => !openssl.isTrusted && !verdict.openssl.isTrusted);
    const others = refused.filter(({ openssl, verdict }) => !isSameError(openssl.error, verdict.openssl.error));
    expect(refused.length).toBeGreaterThan(count / 4);
    expect(others.map(described)).toEqual([]);
  });

  it('each that is refused has a failure with an id and a fact', () => {
    const mute = compared.filter(({ verdict: { openssl } }) => !openssl.isTrusted && !openssl.failures[0]?.detail);
    expect(mute.map(described)).toEqual([]);
  });

  it('the standard trusts each that OpenSSL trusts with no more than a hint against it', () => {
    // OpenSSL is laxer in some things, all of which name a certificate.
    const lax = compared.filter(({ verdict }) => verdict.openssl.isTrusted && !verdict.standard.isTrusted);
    expect(lax.filter(({ verdict: { standard } }) => !standard.failures[0]?.detail).map(described)).toEqual([]);
  });
});

async function compareAll(): Promise<readonly Compared[]> {
  const results: Compared[] = [];
  const seeds = Array.from({ length: count }, (_, i) => i);
  const work = async (): Promise<void> => {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
      const chain = generateChain(seed, keys);
      results.push({ chain, verdict: verdictOn(chain), openssl: await opensslVerify(chain, folder.path) });
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return results.toSorted((left, right) => left.chain.seed - right.chain.seed);
}

function verdictOn({ sent, anchors, draft }: GeneratedChain): PathVerdict {
  const { host, securityLevel, allowsPartialChain, purpose } = draft;
  return verifyPath({
    chain: sent.map(decoded),
    anchors: anchors.map(decoded),
    now: chainsNow,
    host: host?.value,
    hostRules: 'openssl',
    securityLevel,
    allowsPartialChain,
    purpose,
  });
}

function decoded(der: Uint8Array): Certificate {
  const certificate = decodeCertificate(der);
  if (certificate instanceof Certificate) return certificate;
  throw certificate;
}

function isSameError(openssl: OpensslAnswer['error'], ours: PathVerdict['openssl']['error']): boolean {
  return openssl?.code === ours?.code && openssl?.depth === ours?.depth;
}

/** A case on one line, with what it takes to see it again. */
function described({ chain, openssl, verdict }: Compared): string {
  const { allowsPartialChain, securityLevel, host, purpose } = chain.draft;
  const asked = `${allowsPartialChain ? 'partial chain, ' : ''}level ${securityLevel}, host ${host?.value ?? 'any'}, purpose ${purpose ?? 'any'}`;
  const told = (error: OpensslAnswer['error']): string => (error ? `${error.code}@${error.depth} ${error.text}` : 'trusted');
  return `seed ${chain.seed} (${asked}): openssl ${told(openssl.error)}, cabundle ${told(verdict.openssl.error)}; ${chain.twists.join('; ')}`;
}
