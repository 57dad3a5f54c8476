import { channel } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { closedPort } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { hostTree } from '../lab/host-tree.ts';

// Node tells here of every socket that a client opens, TCP or not.
const opened: unknown[] = [];
const note = (message: unknown): void => void opened.push(message);
beforeAll(() => channel('net.client.socket').subscribe(note));
afterAll(() => void channel('net.client.socket').unsubscribe(note));

const authority = await root();
const chain = await leaf(authority);
const port = await closedPort();

it.each([
  ['verify', '--chain', 'CHAIN', '--bundle', 'BUNDLE', '--host', 'platform.example'],
  ['diagnose', '--offline', '--root', 'ROOT'],
  ['diagnose', '--log', 'ROOT/var/log/qualys'],
  ['support', 'ROOT/case.zip', '--offline', '--root', 'ROOT'],
  ['support', 'ROOT/case.tar.gz', '--offline', '--root', 'ROOT', '--target', 'platform.example'],
  ['explain', 'login-refused'],
])('%s opens no socket: %s %s %s', async (...words) => {
  using tree = hostTree({
    list: `http://127.0.0.1:${port}`,
    bundle: authority.pem,
    files: { 'var/log/qualys/qualys-cloud-agent.log': `Using Proxy http://127.0.0.1:${port}\nCONNECT tunnel failed, response 407\n` },
  });
  using folder = temporaryFolder({ 'chain.pem': chain.pem });
  const argv = words.map((word) =>
    word.replace('ROOT', tree.path).replace('CHAIN', folder.join('chain.pem')).replace('BUNDLE', sample('corp-root.pem')),
  );
  opened.length = 0;
  const { stdout, stderr } = await runInWorld(argv);
  expect(stdout + stderr).not.toBe('');
  expect(opened).toEqual([]);
});

it('is told of one that is opened', async () => {
  opened.length = 0;
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('error', resolve));
  expect(opened).toHaveLength(1);
});
