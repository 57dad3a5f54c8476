import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { unchunked } from '../../../src/proxy/handshake/chunked.ts';
import { legOf, type TunnelLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const refusal = 'HTTP/1.1 403 No\r\n';

/** What is kept of an answer, and how long it took, where the proxy keeps the connection open behind it. */
async function shown(answer: string, login?: string): Promise<{ readonly tunnel: TunnelLeg | undefined; readonly tookMs: number }> {
  const gate = await during(hostile({ onOctets: (client) => client.write(answer, 'latin1') }));
  const start = performance.now();
  const { observation } = await walk({ through: urlOf(gate, login === undefined ? {} : { login }) });
  return { tunnel: legOf(observation, 'tunnel'), tookMs: performance.now() - start };
}

describe('the beginning of a body', () => {
  it.each([
    ['of a length, at once', `${refusal}Content-Length: 6\r\n\r\ndenied`, 'denied', 250],
    ['of a length, without what stands behind it', `${refusal}Content-Length: 6\r\n\r\ndenied and more`, 'denied', 250],
    ['in chunks, at once', `${refusal}Transfer-Encoding: chunked\r\n\r\n3\r\nden\r\n3;x=y\r\nied\r\n0\r\n\r\n`, 'denied', 250],
    ['of no length, after a short wait', `${refusal}\r\ndenied`, 'denied', 1500],
    ['that does not come, after a short wait', `${refusal}Content-Length: 600\r\n\r\nden`, 'den', 1500],
    ['that is long, cut, at once', `${refusal}Content-Length: 9999\r\n\r\n${'x'.repeat(9999)}`, 'x'.repeat(2048), 250],
    ['of octets that are no text', `${refusal}Content-Length: 3\r\n\r\n\u00ff\u0000\u001b`, '\u00ff\u0000\u001b', 250],
  ])('is kept: %s', async (_, answer, excerpt, withinMs) => {
    const { tunnel, tookMs } = await shown(answer);
    expect(tunnel).toMatchObject({ ok: false, answer: { status: 403 }, excerpt });
    expect(tookMs).toBeLessThan(withinMs);
    // The wait for it is not the time that the proxy took to answer.
    expect(tunnel?.ms).toBeLessThan(250);
  });

  it('of no octets is left out', async () => {
    expect((await shown(`${refusal}Content-Length: 0\r\n\r\n`)).tunnel).not.toHaveProperty('excerpt');
  });

  it('is taken up to the end of the connection', async () => {
    const gate = await during(proxy({ answer: `${refusal}\r\ndenied` }));
    const start = performance.now();
    const { observation } = await walk({ through: urlOf(gate) });
    expect(legOf(observation, 'tunnel')?.excerpt).toBe('denied');
    expect(performance.now() - start).toBeLessThan(250);
  });

  it('holds no login, not even one that stands across its end', async () => {
    const secret = 'Geheimnis42';
    const { tunnel } = await shown(`${refusal}Content-Length: 4000\r\n\r\n${'x'.repeat(2040)}${secret}${'y'.repeat(1949)}`, `u7:${secret}`);
    expect(tunnel?.excerpt).toBe(`${'x'.repeat(2040)}***yyyyy`);
  });
});

describe('chunks', () => {
  it.each([
    ['whole', '3\r\nabc\r\n0\r\n\r\n', 'abc', true],
    ['with trailers', '3\r\nabc\r\n0\r\nA: b\r\n\r\n', 'abc', true],
    ['whose trailers are to come', '3\r\nabc\r\n0\r\nA: b\r\n', 'abc', false],
    ['cut within one', '5\r\nab', 'ab', false],
    ['cut within a size', '3\r\nabc\r\n1', 'abc', false],
    ['longer than they say', '3\r\nabcdef', 'abc', false],
    ['of no size', 'zz\r\nabc', '', false],
    ['none', '', '', false],
  ])('are taken off: %s', (_, received, octets, isWhole) => {
    const body = unchunked(Buffer.from(received));
    expect({ octets: body.octets.toString(), isWhole: body.isWhole }).toEqual({ octets, isWhole });
  });
});
