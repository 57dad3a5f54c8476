import { performance } from 'node:perf_hooks';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { blackHole } from '../../../fixtures/lab/black-hole.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import type { Listening } from '../../../fixtures/lab/listening.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { budgetOf } from '../../../src/proxy/handshake/budget.ts';
import { failedLeg } from '../../../src/proxy/handshake/observation.ts';
import { resolve } from '../../../src/proxy/handshake/resolve.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const bundle = authority.pem;
const upstream = await platform(await leaf(authority));
afterAll(upstream.close);
const established = 'HTTP/1.1 200 OK\r\n\r\n';
const cancelled = { kind: 'cancelled' };

type Cut = (controller: AbortController) => Promise<Listening>;

describe('a signal ends the walk at once, with the leg that it met', () => {
  it.each<[string, string, string, Cut]>([
    ['at CONNECT', 'http', 'tunnel', (cut) => hostile({ onOctets: () => cut.abort() })],
    ['at CONNECT, where https:// is written', 'https', 'tunnel', (cut) => hostile({ onOctets: () => cut.abort() })],
    [
      'in the TLS handshake with the proxy',
      'https',
      'proxy-tls',
      (cut) =>
        hostile({ onOctets: (client, octets) => (octets[0] === 0x16 ? cut.abort() : client.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 40]))) }),
    ],
    [
      'in the TLS handshake that only tells why',
      'http',
      'proxy-tls',
      (cut) =>
        hostile({ onOctets: (client, octets) => (octets[0] === 0x16 ? cut.abort() : client.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 40]))) }),
    ],
    [
      'in the TLS handshake with the target',
      'http',
      'target-tls',
      (cut) =>
        hostile({
          onOctets: (client) => {
            client.write(established);
            client.once('data', () => cut.abort());
          },
        }),
    ],
  ])('%s', async (_, scheme, leg, serve) => {
    const controller = new AbortController();
    const gate = await during(serve(controller));
    const start = performance.now();
    const { observation } = await walk({ through: urlOf(gate, { scheme }), bundle, context: { signal: controller.signal } });
    expect(failedLeg(observation)).toMatchObject({ leg, fault: cancelled });
    expect(performance.now() - start).toBeLessThan(1000);
    await gate.idle();
  });

  it('while a connection is waited for', async () => {
    const port = (await during(hostile({}))).port;
    const hole = await blackHole({ host: '127.0.0.2', port });
    onTestFinished(hole.close);
    const controller = new AbortController();
    const walked = walk({ through: `http://127.0.0.2:${port}`, context: { signal: controller.signal } });
    setImmediate(() => setImmediate(() => controller.abort()));
    const { observation } = await walked;
    expect(failedLeg(observation)).toMatchObject({
      leg: 'connect',
      fault: cancelled,
      attempts: [{ address: '127.0.0.2', fault: cancelled }],
    });
  });

  it('while the resolver is asked', async () => {
    const controller = new AbortController();
    const start = performance.now();
    const asked = resolve(
      'nonexistent.invalid',
      budgetOf(5000, () => performance.now(), controller.signal),
    );
    controller.abort();
    expect(await asked).toEqual(cancelled);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('while the body of an answer is waited for, and keeps what is known', async () => {
    const controller = new AbortController();
    const gate = await during(
      hostile({
        onOctets: (client) => {
          client.write('HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nhello', () => setImmediate(() => controller.abort()));
        },
      }),
    );
    const { observation } = await walk({ through: urlOf(gate), context: { signal: controller.signal } });
    expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel' });
    await gate.idle();
  });

  it('before it has begun', async () => {
    const gate = await during(proxy({ upstream }));
    const { observation } = await walk({ through: urlOf(gate), bundle, context: { signal: AbortSignal.abort() } });
    expect(observation.legs).toMatchObject([{ leg: 'resolve', fault: cancelled }]);
    expect(gate.accepted()).toBe(0);
  });
});

it('one signal serves many walks, and keeps no listener of any', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...rest: Parameters<typeof add>) => {
    listeners += 1;
    add(...rest);
  };
  signal.removeEventListener = (...rest: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...rest);
  };
  const gate = await during(proxy({ upstream }));
  const all = await Promise.all(Array.from({ length: 30 }, () => walk({ through: urlOf(gate), bundle, context: { signal } })));
  expect(all.filter(({ observation }) => failedLeg(observation))).toEqual([]);
  expect(listeners).toBe(0);
  expect(warnings).toEqual([]);
});

it('no timer is left behind a walk', async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const gate = await during(proxy({ upstream }));
  const before = timers();
  await walk({ through: urlOf(gate), bundle });
  await walk({ through: urlOf(await during(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\nbody' }))) });
  expect(timers()).toBeLessThanOrEqual(before);
});
