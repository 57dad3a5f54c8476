import { describe, expect, it } from 'vitest';
import { agentSays, toldBy } from './told-by.ts';

const digestHandshake = `*   Trying 10.0.0.7:3128...
* Connected to gate.example (10.0.0.7) port 3128 (#0)
* Establish HTTP proxy tunnel to qagpublic.example:443
> CONNECT qagpublic.example:443 HTTP/1.1
>
< HTTP/1.1 407 Proxy Authentication Required
< Proxy-Authenticate: Digest realm="gate", nonce="1", qop="auth"
<
* Ignore 57 bytes of response-body
* Proxy auth using Digest with user 'agent'
> CONNECT qagpublic.example:443 HTTP/1.1
> Proxy-Authorization: Digest username="agent"
>
< HTTP/1.1 200 Connection established
<
* CONNECT tunnel established, response 200
*  CAfile: /etc/qualys/cloud-agent/cert/ca-bundle.crt
* TLSv1.3 (IN), TLS handshake, Certificate (11):
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
*  SSL certificate verify ok.
> GET /status HTTP/1.1
< HTTP/1.1 200 OK
* Connection #0 to host gate.example left intact`;

const oldCurl = `* successfully set certificate verify locations:
*   CAfile: /etc/pki/tls/certs/ca-bundle.crt
  CApath: none
* (304) (OUT), TLS handshake, Client hello (1):
* ALPN, server accepted to use http/1.1`;

const secondAddress = `*   Trying 2001:db8::7:3128...
* connect to 2001:db8::7 port 3128 failed: Network is unreachable
*   Trying 10.0.0.7:3128...
* Connected to gate.example (10.0.0.7) port 3128 (#0)
* Establish HTTP proxy tunnel to qagpublic.example:443
< HTTP/1.1 200 Connection established
* CONNECT tunnel established, response 200
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
> GET /status HTTP/1.1
< HTTP/1.1 200 OK`;

const good = `CONNECTED(00000003)
depth=1 CN = Corp Root
verify return:1
depth=0 CN = qagpublic.example
verify return:1
---
SSL handshake has read 857 bytes and written 473 bytes
Verification: OK
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Verify return code: 0 (ok)`;

const ticket = `---
Post-Handshake New Session Ticket arrived:
SSL-Session:
    Protocol  : TLSv1.3
    Cipher    : TLS_AES_256_GCM_SHA384
    Verify return code: 0 (ok)
    Extended master secret: no`;

describe('a healthy log shows no cause', () => {
  it.each([
    ['a Digest login that goes through', digestHandshake, 1],
    ['how curl tells its CA file', oldCurl, 0],
    ['a second address that works where the first is in vain', secondAddress, 1],
    ['openssl s_client', good, 1],
    ['openssl s_client that is sent tickets for later sessions', [good, ticket, ticket].join('\n'), 1],
    ['openssl s_client twice', [good, ticket, good].join('\n'), 2],
    ['openssl verify', 'leaf.pem: OK', 1],
    ['curl -k', '* SSL certificate verify result: unable to get local issuer certificate (20), continuing anyway.', 0],
  ])('%s', (_, text, successes) => {
    const summary = toldBy(text);
    expect({ causes: summary.causes, successes: summary.successes }).toEqual({ causes: [], successes });
  });

  it.each([
    'Http request successful',
    'Http response code: 200',
    '0 errors, 0 failures, SSL enabled',
    'Connected to qagpublic.example through proxy, TLS handshake done',
    'Loading CA certificates from /etc/qualys/cloud-agent/cert/ca-bundle.crt',
    'Proxy order: sequential, proxies: 3',
    'connection timeout is set to 120 s',
    'Scanned package ca-certificates, curl-7.61.1, openssl-1.1.1k',
    '{"cmd":"journalctl","out":"curl: (60) SSL certificate problem: unable to get local issuer certificate"}',
    'depth=1 CN = Verify return code: 20 (x)',
  ])('the agent says "%s"', (message) => {
    expect(toldBy(agentSays(1, message, 'Information')).causes).toEqual([]);
  });
});

describe('an end that only looks good', () => {
  it('is none where openssl s_client got no handshake, though it says 0 (ok)', () => {
    const text = `CONNECTED(00000003)
s_client: HTTP CONNECT failed, reason= 403 Forbidden
no peer certificate available
Verification: OK
New, (NONE), Cipher is (NONE)
Verify return code: 0 (ok)`;
    expect(toldBy(text)).toMatchObject({ successes: 0, causes: [{ id: 'connect-denied', count: 1, state: 'current' }] });
  });

  it('is none where the proxy is trusted and the target is not', () => {
    const text = `*   Trying 10.0.0.7:3129...
* Connected to gate.example (10.0.0.7) port 3129 (#0)
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
*  SSL certificate verify ok.
> CONNECT qagpublic.example:443 HTTP/1.1
< HTTP/1.1 200 Connection established
* CONNECT tunnel established, response 200
* SSL certificate problem: certificate has expired`;
    expect(toldBy(text)).toMatchObject({ successes: 0, causes: [{ id: 'ca-expired', leg: 'target-tls' }] });
  });
});
