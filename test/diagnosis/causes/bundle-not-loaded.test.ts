import { expect, it } from 'vitest';
import { leaf, pemOf, root } from '../../../fixtures/lab/authority.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { bundleNotLoaded } from '../../../src/diagnosis/causes/bundle-not-loaded.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const interceptor = await root();
const lines = interceptor.pem.split('\n').length - 1;
const broken = pemOf('CERTIFICATE', new Uint8Array([0x30, 0]));

it.each([
  [
    'a bad block behind the right CA',
    `${interceptor.pem}${broken}`,
    `a block is no certificate that OpenSSL can decode (line ${lines + 1})`,
  ],
  ['no certificate', 'nothing here\n', 'OpenSSL sees no certificate in it'],
  ['a block without its end', `${interceptor.pem.split('\n').slice(0, -2).join('\n')}\n`, 'a block has no END line (line 1)'],
])('shows where the bundle holds %s', async (_, bundle, why) => {
  const gate = await during(proxy({ intercept: interceptor }));
  expect(bundleNotLoaded.check(await walk({ through: urlOf(gate), bundle }))).toBe(`the bundle does not load: ${why}`);
});

it('does not show where the bundle loads and the chain is refused', async () => {
  const gate = await during(proxy({ intercept: interceptor }));
  const bundle = (await root({ name: 'Stranger' })).pem;
  expect(bundleNotLoaded.check(await walk({ through: urlOf(gate), bundle }))).toBeUndefined();
});

it('does not show where the way ends before any certificate', async () => {
  const gate = await during(proxy({ tls: await leaf(interceptor), silent: true }));
  expect(bundleNotLoaded.check(await walk({ through: urlOf(gate), bundle: broken, timeoutMs: 200 }))).toBeUndefined();
});
