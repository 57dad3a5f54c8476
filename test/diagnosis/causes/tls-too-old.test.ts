import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { handshakeFailure, hostile } from '../../../fixtures/lab/hostile.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { tlsTooOld } from '../../../src/diagnosis/causes/tls-too-old.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const own = await leaf(authority);

it('shows a target that speaks nothing newer than TLS 1.1', async () => {
  const gate = await during(proxy({ upstream: await during(platform(own, { maxVersion: 'TLSv1.1' })) }));
  const evidence = await walk({ through: urlOf(gate), bundle: authority.pem });
  expect(tlsTooOld.check(evidence)).toBe('the target speaks TLSv1.1 and nothing newer');
  expect(diagnose(evidence)?.cause.id).toBe('tls-too-old');
});

it('shows a proxy that chooses TLS 1.1 in its ServerHello', async () => {
  const hello = Buffer.concat([Buffer.from([0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2]), Buffer.alloc(32, 7), Buffer.from([0, 0, 0x2f, 0])]);
  const gate = await during(
    hostile({ onOctets: (client, octets) => (octets[0] === 0x16 ? client.write(hello) : client.end(handshakeFailure)) }),
  );
  expect(tlsTooOld.check(await walk({ through: urlOf(gate, { scheme: 'https' }), bundle: authority.pem }))).toMatch(/^the proxy offers/);
});

it('does not show TLS 1.2, nor a handshake that fails for another reason', async () => {
  const good = await during(proxy({ upstream: await during(platform(own, { maxVersion: 'TLSv1.2' })) }));
  expect(tlsTooOld.check(await walk({ through: urlOf(good), bundle: authority.pem }))).toBeUndefined();
  const strict = await during(hostile({ onOctets: (client) => client.end(handshakeFailure) }));
  expect(tlsTooOld.check(await walk({ through: urlOf(strict, { scheme: 'https' }), bundle: authority.pem }))).toBeUndefined();
});
