import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { noCommonTls } from '../../../src/diagnosis/causes/no-common-tls.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const rsa = await leaf(authority, { key: 'rsa' });
const own = await leaf(authority);

it.each([
  ['no cipher', { maxVersion: 'TLSv1.2', ciphers: 'NULL-SHA256:@SECLEVEL=0' }],
  ['no group', { maxVersion: 'TLSv1.3', minVersion: 'TLSv1.3', ecdhCurve: 'brainpoolP256r1' }],
] as const)('shows where the target has %s in common with the agent', async (_, tls) => {
  const gate = await during(proxy({ upstream: await during(platform(rsa, { tls })) }));
  const evidence = await walk({ through: urlOf(gate), bundle: authority.pem });
  expect(noCommonTls.check(evidence)).toMatch(
    /^the target platform\.example:443 ended the handshake with an alert \(ERR_SSL_\S*ALERT_HANDSHAKE_FAILURE\)$/,
  );
  const diagnosis = diagnose(evidence);
  expect(diagnosis).toMatchObject({ cause: { id: 'no-common-tls' }, leg: 'target-tls' });
  expect(diagnosis?.command?.slice(0, 2)).toEqual(['openssl', 's_client']);
});

it('shows an alert that names the security of the cipher', async () => {
  const alert = Buffer.from([0x15, 3, 3, 0, 2, 2, 71]);
  const gate = await during(proxy({ upstream: await during(hostile({ onOctets: (client) => client.end(alert) })) }));
  expect(noCommonTls.check(await walk({ through: urlOf(gate) }))).toContain('INSUFFICIENT_SECURITY');
});

it('does not show where the version is too old, nor where a certificate of the client is wanted', async () => {
  const old = await during(proxy({ upstream: await during(platform(own, { maxVersion: 'TLSv1.1' })) }));
  expect(noCommonTls.check(await walk({ through: urlOf(old), bundle: authority.pem }))).toBeUndefined();
  const tls = { requestCert: true, ca: authority.pem, maxVersion: 'TLSv1.2' } as const;
  const strict = await during(proxy({ upstream: await during(platform(own, { tls })) }));
  const evidence = await walk({ through: urlOf(strict), bundle: authority.pem });
  expect(noCommonTls.check(evidence)).toBeUndefined();
  expect(diagnose(evidence)?.cause.id).toBe('client-certificate-wanted');
});
