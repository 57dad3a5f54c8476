import { expect, it, onTestFinished } from 'vitest';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { startDaemon } from '../../fixtures/real/daemon.ts';
import { freePorts } from '../../fixtures/real/free-ports.ts';
import { temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../lab/way.ts';

const authority = await root();
const times = 20;

/** OpenSSL's own server: where its standard input is at its end, it hangs up right behind the handshake. */
async function startServer(version: 'tls1' | 'tls1_1'): Promise<number> {
  const folder = await temporaryFolder();
  const own = await leaf(authority, { hosts: ['localhost'] });
  const identity = await folder.write('server.pem', own.pem + own.keyPem);
  const { openssl: port } = await freePorts(['openssl']);
  const args = ['s_server', '-quiet', `-${version}`, '-cipher', 'ALL:@SECLEVEL=0', '-accept', `${port}`, '-cert', identity];
  const { close } = await startDaemon({ program: 'openssl', args, ports: [port], onEnd: folder.remove });
  onTestFinished(close);
  return port;
}

it.each([
  ['tls1', 'TLSv1'],
  ['tls1_1', 'TLSv1.1'],
] as const)('a server that speaks only %s and hangs up is named, whenever it is asked', async (option, version) => {
  const port = await startServer(option);
  const gate = await during(proxy({ upstream: { host: '127.0.0.1', port } }));
  for (const through of [...Array(times).fill(urlOf(gate)), ...Array(times).fill(undefined)]) {
    const evidence = await walk({ ...(through ? { through } : {}), to: { host: 'localhost', port }, bundle: authority.pem });
    const { cause, detail } = diagnose(evidence) ?? {};
    expect([cause?.id, detail]).toEqual(['tls-too-old', `the target speaks ${version} and nothing newer`]);
  }
});
