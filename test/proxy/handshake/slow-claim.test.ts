import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { failedLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it.each(['http', 'https'])('a plain proxy that is too slow has the same fault whether %s:// is written', async (scheme) => {
  const gate = await during(proxy({ delayMs: 1500 }));
  const { observation } = await walk({ through: urlOf(gate, { scheme }), timeoutMs: 300 });
  expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', fault: { kind: 'timeout' } });
});
