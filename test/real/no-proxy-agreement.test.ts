import { expect, it } from 'vitest';
import { closedPort } from '../../fixtures/lab/proxy.ts';
import { run } from '../../fixtures/real/program.ts';
import { bypassEntry } from '../../src/proxy/no-proxy.ts';

const hosts = ['a.example', 'b.a.example', 'nota.example', 'A.EXAMPLE', '127.1.2.3', '[::1]'];
// Versions differ where blanks alone separate entries (until 8.9 they did), and in networks of IPv6 (7.88 takes none).
const lists = [
  ...['', '*', 'x,*', 'a.example', '.a.example', 'a.example.', 'EXAMPLE', 'x, a.example', ',,a.example', ' a.example ,x', '.', 'xample'],
  ...['127.1.2.3', '127.0.0.0/8', '127.1.2.0/25', '127.1.2.128/25', '127.1.2.3/32', '127.1.2.3/33', '2.3', '127.1.2', '::1', '::2/128'],
];

it.each(lists)('curl goes past a proxy for the same hosts: no_proxy %j', async (list) => {
  const [proxy, target] = [await closedPort(), await closedPort()];
  for (const host of hosts) {
    const way = ['--proxy', `http://127.0.0.1:${proxy}`, '--noproxy', list, '--resolve', `*:${target}:127.0.0.1`];
    const { stderr } = await run('curl', ['-q', '-sS', '--max-time', '10', ...way, `http://${host}:${target}/`]);
    const isDirect = stderr.includes(`port ${target}`);
    expect(isDirect || stderr.includes(`port ${proxy}`), stderr).toBe(true);
    expect({ host, isDirect }).toEqual({ host, isDirect: bypassEntry(host, list) !== undefined });
  }
});
