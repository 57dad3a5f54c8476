import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { leaf, root } from '../fixtures/lab/authority.ts';
import { timePair } from './pair.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

const host = 'platform.example';

/** `verify` of one chain against a system's whole root store with one CA more. */
export async function measureVerify({ directory, cabundle }: Scene): Promise<readonly Row[]> {
  const authority = await root();
  const server = await leaf(authority, { name: host });
  const [bundle, chain] = [join(directory, 'roots-and-proxy.pem'), join(directory, 'chain.pem')];
  writeFileSync(bundle, [...rootCertificates, authority.pem].map((pem) => `${pem.trimEnd()}\n`).join(''));
  writeFileSync(chain, server.pem);
  return [
    await timePair({
      name: `verify, a chain by ${rootCertificates.length + 1} roots`,
      rival: 'openssl verify',
      own: () => cabundle('verify', '--chain', chain, '--host', host, '--bundle', bundle),
      other: () => ({
        file: 'openssl',
        args: ['verify', '-no-CApath', '-no-CAstore', '-purpose', 'sslserver', '-verify_hostname', host, '-CAfile', bundle, chain],
      }),
      rounds: 21,
      goal: 4,
      needs: ['openssl'],
    }),
  ];
}
