import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { chainUntrusted } from '../../../src/diagnosis/causes/chain-untrusted.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const anchor = await root({ pathLength: 0 });

it('shows, and is told, where the path is longer than the root allows', async () => {
  const issuer = await intermediate(anchor);
  const upstream = await during(platform(await leaf(issuer), { chain: [issuer] }));
  const gate = await during(proxy({ upstream }));
  const evidence = await walk({ through: urlOf(gate), bundle: anchor.pem });
  expect(chainUntrusted.check(evidence)).toBe('in the chain for the target: OpenSSL refuses it with PATH_LENGTH_EXCEEDED');
  expect(diagnose(evidence)?.cause.id).toBe('chain-untrusted');
});

it('shows where the issuer is no CA', async () => {
  const noCa = await root({ name: 'No CA', extensions: [] });
  const gate = await during(proxy({ upstream: await during(platform(await leaf(noCa), { chain: [noCa] })) }));
  expect(chainUntrusted.check(await walk({ through: urlOf(gate), bundle: noCa.pem }))).toMatch(
    /^in the chain for the target: OpenSSL refuses it with INVALID_/,
  );
});

it('does not show where the chain is trusted', async () => {
  const gate = await during(proxy({ intercept: anchor }));
  expect(chainUntrusted.check(await walk({ through: urlOf(gate), bundle: anchor.pem }))).toBeUndefined();
});
