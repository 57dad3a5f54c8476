import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { legOf } from '../../../src/proxy/handshake/observation.ts';
import { told, unprintable } from '../../lab/told.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const bundle = authority.pem;
const own = await leaf(authority);
const escapes = '\u001b[2J\u001b]0\u0007\u009b31m\u202e';

describe('a chain of a hundred certificates', () => {
  const deep: Issued[] = [];
  const pastDepth: Issued[] = [];

  it.each<[string, () => readonly Issued[], string, string | undefined]>([
    ['of strangers behind a good leaf', () => [own, ...deep.slice(0, 99)], bundle, undefined],
    ['that leads to a root of the bundle', () => deep.toReversed(), bundle, undefined],
    ['that leads nowhere', () => deep.toReversed(), own.pem, 'leaf-in-bundle'],
    // OpenSSL climbs a hundred steps and no further.
    ['and ten', () => pastDepth.toReversed(), bundle, 'issuer-not-in-bundle'],
  ])('%s is judged in time', async (_, chain, text, cause) => {
    await makeChains();
    const [first = own, ...behind] = chain();
    const gate = await during(proxy({ upstream: await during(platform(first, { chain: behind })) }));
    const start = performance.now();
    const evidence = await walk({ through: urlOf(gate), bundle: text, timeoutMs: 2000 });
    const diagnosis = diagnose(evidence);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(diagnosis?.cause.id).toBe(cause);
    expect(legOf(evidence.observation, 'target-tls')?.peer?.chain).toHaveLength(100);
  });

  async function makeChains(): Promise<void> {
    if (deep.length > 0) return;
    let issuer = authority;
    for (let i = 0; i < 109; i += 1) {
      issuer = await intermediate(issuer, { name: `Depth ${i}`, pathLength: 200 - i });
      if (i < 99) deep.push(issuer);
      pastDepth.push(issuer);
    }
    deep.push(await leaf(deep[98] ?? authority));
    pastDepth.push(await leaf(pastDepth[108] ?? authority));
  }
});

it('a subject with terminal escapes in it is told clean', async () => {
  const name = `Evil${escapes} CA`;
  const gate = await during(proxy({ intercept: await root({ name }) }));
  const text = await told({ through: urlOf(gate), bundle });
  expect(text).toContain('issuer-not-in-bundle');
  expect(text).toContain('Evil');
  expect(text).not.toMatch(unprintable);
});

it('names of other hosts with terminal escapes in them are told clean', async () => {
  const other = await leaf(authority, { hosts: ['evil.example\u001b[2J\u0007'] });
  const gate = await during(proxy({ upstream: await during(platform(other)) }));
  const text = await told({ through: urlOf(gate), bundle });
  expect(text).toContain('host-name-mismatch');
  expect(text).not.toMatch(unprintable);
});
