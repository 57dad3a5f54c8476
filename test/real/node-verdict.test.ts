import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { beforeAll, expect, it } from 'vitest';
import { type GeneratedChain, generateChain } from '../../fixtures/chains/generate.ts';
import { keyPool } from '../../fixtures/chains/keys.ts';
import { pemOf } from '../../fixtures/lab/authority.ts';
import { decodeCertificate } from '../../src/certificate/certificate.ts';
import type { PathJudgement } from '../../src/certificate/path/path-verdict.ts';
import { verifyPath } from '../../src/certificate/path/verify-path.ts';

const count = 400;

interface Replayed {
  readonly chain: GeneratedChain;
  /** Node's code, for instance `CERT_HAS_EXPIRED`; `undefined` where it trusts. */
  readonly code: string | undefined;
  readonly ours: PathJudgement;
}

let refused: readonly Replayed[];

beforeAll(async () => {
  // Node judges by the clock of the host, to which no chain may be close.
  const now = Math.floor(Date.now() / 1000) * 1000;
  const keys = keyPool();
  const chains = Array.from({ length: count }, (_, seed) => generateChain(seed, keys, now)).filter(
    ({ twists }) => !twists.some((twist) => /^(?:expired|notYetValid|onTheEdge)/.test(twist)),
  );
  const replayed: Replayed[] = [];
  for (const chain of chains) {
    const code = await nodeCode(chain);
    if (code !== 'none') replayed.push({ chain, code, ours: judged(chain) });
  }
  refused = replayed.filter(({ code }) => code !== undefined);
});

it('trusts no chain that Node refuses in a handshake', () => {
  expect(refused.length).toBeGreaterThan(count / 8);
  expect(refused.filter(({ ours }) => ours.isTrusted).map(described)).toEqual([]);
});

it('names a reason for each chain that Node refuses, also where Node says UNSPECIFIED', () => {
  const unspecified = refused.filter(({ code }) => code === 'UNSPECIFIED');
  expect(unspecified.length).toBeGreaterThan(20);
  expect(refused.filter(({ ours: { failures } }) => !failures[0]?.detail).map(described)).toEqual([]);
  expect(new Set(unspecified.map(({ ours }) => ours.failures[0]?.id)).size).toBeGreaterThan(4);
});

/** Serves the chain on loopback and asks Node's client what it makes of it; `none` where no handshake comes about. */
async function nodeCode({ sent, anchors, leafKey, draft }: GeneratedChain): Promise<string | undefined> {
  const server = serverOf(sent, leafKey);
  if (!server) return 'none';
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect({
    port: (server.address() as AddressInfo).port,
    host: '127.0.0.1',
    ca: pem(anchors),
    rejectUnauthorized: false,
    allowPartialTrustChain: draft.allowsPartialChain,
    checkServerIdentity: () => undefined,
  });
  try {
    await once(client, 'secureConnect');
    // The types say Error; it is the code.
    return client.authorized ? undefined : String(client.authorizationError);
  } catch {
    return 'none';
  } finally {
    client.destroy();
    server.close();
  }
}

function serverOf(sent: readonly Uint8Array[], { privateKey }: GeneratedChain['leafKey']): ReturnType<typeof createServer> | undefined {
  try {
    // The level of the server is not what is tested.
    return createServer({ key: privateKey.export({ type: 'pkcs8', format: 'pem' }), cert: pem(sent), ciphers: 'DEFAULT@SECLEVEL=0' });
  } catch {
    return undefined;
  }
}

function judged({ sent, anchors, draft }: GeneratedChain): PathJudgement {
  const decoded = [sent, anchors].map((list) => list.map((der) => decodeCertificate(der)).filter((one) => one.kind === 'certificate'));
  return verifyPath({
    chain: decoded[0] ?? [],
    anchors: decoded[1] ?? [],
    now: draft.now,
    securityLevel: 1,
    allowsPartialChain: draft.allowsPartialChain,
    purpose: 'tls-server',
  }).openssl;
}

function pem(certificates: readonly Uint8Array[]): string {
  return certificates.map((der) => pemOf('CERTIFICATE', der)).join('');
}

function described({ chain, code, ours }: Replayed): string {
  const told = ours.failures.map(({ id, depth }) => `${id}@${depth}`).join(', ');
  return `seed ${chain.seed}: node ${code ?? 'trusts'}, cabundle ${told || 'trusts'}; ${chain.twists.join('; ')}`;
}
