import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { during } from '../../lab/way.ts';

/** Says of one platform what Node makes of it, and what the walk does with an empty bundle. */
const program = `
  import { once } from 'node:events';
  import { connect } from 'node:tls';
  import { observe } from './src/proxy/handshake/observe.ts';
  import { trustIn } from './src/proxy/handshake/trust.ts';
  const target = { host: '127.0.0.1', port: Number(process.env.LAB_PORT) };
  const socket = connect({ ...target, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { authorized } = socket;
  socket.destroy();
  const { legs } = await observe(undefined, { target, trust: trustIn([]), timeoutMs: 5000, clock: () => 0 });
  console.log(JSON.stringify({ authorized, verifyError: legs.at(-1)?.peer?.verifyError }));
`;

it('a CA that the system trusts is not trusted where the bundle does not hold it', async () => {
  const system = await root({ name: 'System CA' });
  const upstream = await during(platform(await leaf(system, { hosts: ['127.0.0.1'] })));
  const folder = await mkdtemp(join(tmpdir(), 'cabundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const store = join(folder, 'system.pem');
  await writeFile(store, system.pem);
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: store, LAB_PORT: String(upstream.port) };
  const node = promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { env });
  expect(JSON.parse((await node).stdout)).toEqual({ authorized: true, verifyError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' });
});
