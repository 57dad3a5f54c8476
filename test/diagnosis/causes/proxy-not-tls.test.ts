import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { proxyNotTls } from '../../../src/diagnosis/causes/proxy-not-tls.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it('shows a plain proxy that is asked in TLS alone', async () => {
  const gate = await during(proxy());
  const evidence = await walk({ through: urlOf(gate, { scheme: 'https' }), context: { proxyTls: 'always' } });
  expect(proxyNotTls.check(evidence)).toMatch(
    new RegExp(`^the proxy 127\\.0\\.0\\.1:${gate.port} answered the TLS handshake with something that is no TLS \\(ERR_SSL_`),
  );
  expect(diagnose(evidence)).toMatchObject({ cause: { id: 'proxy-not-tls' }, leg: 'proxy-tls' });
});

it('does not show where both ways are tried: then the proxy is found to speak plain HTTP', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\n' }));
  expect(proxyNotTls.check(await walk({ through: urlOf(gate, { scheme: 'https' }) }))).toBeUndefined();
});
