import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { unforeseenError } from '../../../src/diagnosis/causes/unforeseen-error.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it('shows where the walk met what nobody foresaw, and where', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 200 OK\r\n\r\n' }));
  const trust = {
    secureContext: () => {
      throw new TypeError('null has no name');
    },
  };
  const evidence = await walk({ through: urlOf(gate), context: { trust } });
  expect(unforeseenError.check(evidence)).toBe('cabundle itself failed: null has no name (at TLS with the target)');
  expect(diagnose(evidence)?.cause.id).toBe('unforeseen-error');
});

it('does not show where a proxy fails', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\n' }));
  expect(unforeseenError.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});
