import { performance } from 'node:perf_hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blackHole } from '../../../fixtures/lab/black-hole.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { closedPort } from '../../../fixtures/lab/proxy.ts';
import { budgetOf } from '../../../src/proxy/handshake/budget.ts';
import { type Connected, connect } from '../../../src/proxy/handshake/connect.ts';
import { legOf } from '../../../src/proxy/handshake/observation.ts';
import { maxAddresses, orderAddresses } from '../../../src/proxy/handshake/order-addresses.ts';
import { during, walk } from '../../lab/way.ts';

const clock = (): number => performance.now();
const refused = { kind: 'error', code: 'ECONNREFUSED' };

describe('the order of addresses', () => {
  it.each([
    ['takes the families by turns, the first one first', ['::1', '::2', '10.0.0.1', '10.0.0.2'], ['::1', '10.0.0.1', '::2', '10.0.0.2']],
    ['begins with IPv4 where the resolver does', ['10.0.0.1', '::1', '10.0.0.2'], ['10.0.0.1', '::1', '10.0.0.2']],
    ['puts the rest of the longer family at the end', ['::1', '::2', '::3', '10.0.0.1'], ['::1', '10.0.0.1', '::2', '::3']],
    ['keeps one family as it is', ['10.0.0.2', '10.0.0.1'], ['10.0.0.2', '10.0.0.1']],
    ['has each address once', ['10.0.0.1', '10.0.0.1', '::1'], ['10.0.0.1', '::1']],
    ['of none is none', [], []],
  ])('%s', (_, addresses, order) => {
    expect(orderAddresses(addresses)).toEqual(order);
  });

  it('is bounded, and leaves no family out', () => {
    const many = [...Array.from({ length: 40 }, (_, i) => `::${i}`), '10.0.0.1'];
    expect(orderAddresses(many)).toHaveLength(maxAddresses);
    expect(orderAddresses(many)[1]).toBe('10.0.0.1');
  });
});

async function reach(addresses: readonly string[], port: number, timeoutMs = 5000): Promise<Connected & { readonly tookMs: number }> {
  const budget = budgetOf(timeoutMs, clock);
  const connected = await connect(addresses, port, budget);
  if ('destroy' in connected.result) connected.result.destroy();
  return { ...connected, tookMs: budget.spentMs() };
}

/** A server on 127.0.0.1, and an address of the same port that swallows what comes. */
async function besideBlackHole(): Promise<{ readonly port: number; readonly idle: () => Promise<void> }> {
  const server = await during(hostile({}));
  const hole = await blackHole({ host: '127.0.0.2', port: server.port });
  onTestFinished(hole.close);
  return server;
}

describe('of several addresses', () => {
  it('the next is tried at once where one refuses', async () => {
    const { port } = await during(hostile({}));
    const { result, attempts, tookMs } = await reach(['127.0.0.3', '127.0.0.4', '127.0.0.1'], port);
    expect(result).toHaveProperty('remoteAddress');
    expect(attempts).toMatchObject([
      { address: '127.0.0.3', fault: refused },
      { address: '127.0.0.4', fault: refused },
      { address: '127.0.0.1' },
    ]);
    expect(attempts[2]).not.toHaveProperty('fault');
    expect(tookMs).toBeLessThan(240);
  });

  it('one that is silent has a head start of a quarter of a second, then the next is tried beside it', async () => {
    const { port, idle } = await besideBlackHole();
    const { attempts, tookMs } = await reach(['127.0.0.2', '127.0.0.1'], port);
    expect(attempts).toMatchObject([{ address: '127.0.0.2', fault: { kind: 'timeout' } }, { address: '127.0.0.1' }]);
    expect(attempts[1]).not.toHaveProperty('fault');
    expect(tookMs).toBeGreaterThan(240);
    expect(tookMs).toBeLessThan(1500);
    expect(attempts[0]?.ms).toBeGreaterThan(240);
    await idle();
  });

  it('each is tried where the time is short', async () => {
    const { port } = await besideBlackHole();
    const { attempts, result } = await reach(['127.0.0.2', '127.0.0.1'], port, 200);
    expect(attempts.at(-1)?.address).toBe('127.0.0.1');
    expect(result).not.toHaveProperty('kind');
  });

  it('the first that answers ends the matter', async () => {
    const server = await during(hostile({}));
    const { attempts } = await reach(['127.0.0.1', '127.0.0.3'], server.port);
    expect(attempts.map(({ address }) => address)).toEqual(['127.0.0.1']);
    await server.idle();
    expect(server.accepted()).toBe(1);
  });

  it('the fault is the one that tells most: a refusal before silence', async () => {
    const { port } = await besideBlackHole();
    const { result, attempts } = await reach(['127.0.0.2', '127.0.0.3'], port, 300);
    expect(result).toEqual(refused);
    expect(attempts).toMatchObject([{ fault: { kind: 'timeout' } }, { fault: refused }]);
  });

  it('a family that this host has no address of tells less than silence', async () => {
    const { port } = await besideBlackHole();
    // 255.255.255.255 is no address to connect to: the kernel says so at once (ENETUNREACH).
    const { result, attempts } = await reach(['255.255.255.255', '127.0.0.2'], port, 300);
    expect(attempts[0]?.fault).toMatchObject({ kind: 'error', code: 'ENETUNREACH' });
    expect(result).toEqual({ kind: 'timeout' });
  });
});

it('a walk names each address of a name that was tried', async () => {
  const { observation } = await walk({ through: `http://localhost:${await closedPort()}` });
  const addresses = legOf(observation, 'resolve')?.addresses ?? [];
  const leg = legOf(observation, 'connect');
  expect(addresses.length).toBeGreaterThan(0);
  expect(leg?.attempts?.map(({ address }) => address)).toEqual(addresses);
  expect(leg).toMatchObject({ ok: false, hop: 1, fault: refused });
});
