import { describe, expect, it } from 'vitest';
import { logRules } from '../../../src/diagnosis/log/families/index.ts';
import { loggedIds } from '../../../src/diagnosis/log/logged-ids.ts';
import { couldTell } from '../../../src/diagnosis/log/read-log-line.ts';
import { loggedExplanation } from '../../../src/report/explaining/logged-explanation.ts';
import { agentSays, toldBy } from './told-by.ts';

/** A line, the program that prints it, and the cause. */
const lines: readonly (readonly [by: string, line: string, causeId: string])[] = [
  ['curl 7.61 to 8.x', 'SSL certificate problem: unable to get local issuer certificate', 'issuer-not-in-bundle'],
  ['curl with OpenSSL 1.1.1', 'SSL certificate problem: self signed certificate in certificate chain', 'issuer-not-in-bundle'],
  ['curl with OpenSSL 3', 'SSL certificate problem: self-signed certificate', 'issuer-not-in-bundle'],
  ['curl', 'SSL certificate problem: unable to get issuer certificate', 'issuer-not-in-bundle'],
  ['curl', 'SSL certificate problem: unable to verify the first certificate', 'issuer-not-in-bundle'],
  ['curl 8.17', 'SSL certificate OpenSSL verify result: unable to get local issuer certificate (20)', 'issuer-not-in-bundle'],
  ['curl', 'SSL certificate problem: certificate has expired', 'ca-expired'],
  ['curl', 'SSL certificate problem: certificate is not yet valid', 'not-yet-valid-in-chain'],
  ['curl', 'SSL certificate problem: invalid CA certificate', 'issuer-not-a-ca'],
  ['curl', 'SSL certificate problem: path length constraint exceeded', 'path-length-exceeded-in-chain'],
  ['curl with OpenSSL 1.1.1', 'SSL certificate problem: unsupported certificate purpose', 'purpose-not-server'],
  ['curl with OpenSSL 3', 'SSL certificate problem: unsuitable certificate purpose', 'purpose-not-server'],
  ['curl', 'SSL certificate problem: permitted subtree violation', 'name-constraint-violated'],
  ['curl', 'SSL certificate problem: EE certificate key too weak', 'weak-key-in-chain'],
  ['curl', 'SSL certificate problem: CA signature digest algorithm too weak', 'weak-signature-in-chain'],
  ['curl', 'SSL certificate problem: certificate signature failure', 'signature-invalid-in-chain'],
  ['curl', 'SSL certificate problem: unhandled critical extension', 'critical-extension-in-chain'],
  ['curl', 'SSL certificate problem: key usage does not include certificate signing', 'key-usage-unfit'],
  ['curl', 'SSL certificate problem: certificate revoked', 'chain-untrusted'],
  ['curl', "SSL: no alternative certificate subject name matches target host name 'a.example'", 'host-name-mismatch'],
  ['curl', "SSL: certificate subject name 'b.example' does not match target host name 'a.example'", 'host-name-mismatch'],
  ['curl 7.61', 'error setting certificate verify locations:', 'bundle-not-loaded'],
  ['curl 7.88', 'error setting certificate file: /etc/qualys/cloud-agent/cert/ca-bundle.crt', 'bundle-not-loaded'],
  ['curl 8.10', 'error adding trust anchors from file: /etc/qualys/cloud-agent/cert/ca-bundle.crt', 'bundle-not-loaded'],
  ['libcurl', 'Problem with the SSL CA cert (path? access rights?)', 'bundle-not-loaded'],
  ['libcurl 7.61', 'Peer certificate cannot be authenticated with given CA certificates', 'chain-untrusted'],
  ['libcurl', 'SSL peer certificate or SSH remote key was not OK', 'chain-untrusted'],
  ['curl until 7.86', 'Received HTTP code 407 from proxy after CONNECT', 'login-required'],
  ['curl from 7.86', 'CONNECT tunnel failed, response 407', 'login-required'],
  ['curl', 'CONNECT tunnel failed, response 401', 'login-required'],
  ['curl', 'CONNECT tunnel failed, response 403', 'connect-denied'],
  ['curl', 'CONNECT tunnel failed, response 502', 'target-unreachable-from-proxy'],
  ['curl', 'CONNECT tunnel failed, response 503', 'target-unreachable-from-proxy'],
  ['curl', 'CONNECT tunnel failed, response 504', 'target-unreachable-from-proxy'],
  ['curl', 'Proxy CONNECT aborted', 'proxy-closes-connect'],
  ['curl', 'Proxy CONNECT aborted due to timeout', 'timed-out'],
  ['curl', 'Could not resolve host: qagpublic.example', 'name-not-resolved'],
  ['curl', 'Could not resolve proxy: gate.example', 'name-not-resolved'],
  ['libcurl 7', "Couldn't resolve host name", 'name-not-resolved'],
  ['libcurl 8', 'Could not resolve hostname', 'name-not-resolved'],
  ['curl', 'Resolving timed out after 5000 milliseconds', 'timed-out'],
  ['curl until 7.86', 'Failed to connect to gate.example port 3128: Connection refused', 'connection-refused'],
  ['curl until 7.86', 'Failed to connect to gate.example port 3128: Connection timed out', 'timed-out'],
  ['curl until 7.86', 'Failed to connect to gate.example port 3128: No route to host', 'no-route'],
  ['curl until 7.86', 'Failed to connect to gate.example port 3128: Network is unreachable', 'no-route'],
  ['curl from 7.87', "Failed to connect to gate.example port 3128 after 3 ms: Couldn't connect to server", 'connection-refused'],
  ['curl from 8.10', 'Failed to connect to gate.example port 3128 after 130000 ms: Could not connect to server', 'timed-out'],
  ['curl from 7.87', 'Failed to connect to gate.example port 3128 after 5001 ms: Timeout was reached', 'timed-out'],
  ['curl', 'Connection timed out after 5001 milliseconds', 'timed-out'],
  ['curl', 'Operation timed out after 30001 milliseconds with 0 bytes received', 'timed-out'],
  ['curl 8', 'SSL connection timeout', 'timed-out'],
  ['libcurl', 'Timeout was reached', 'timed-out'],
  ['curl', 'Recv failure: Connection reset by peer', 'connection-reset'],
  ['curl', 'Recv failure: Connection timed out', 'timed-out'],
  ['curl', 'Send failure: Broken pipe', 'connection-reset'],
  ['curl', 'OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to a.example:443', 'connection-reset'],
  ['curl', 'OpenSSL SSL_connect: Connection reset by peer in connection to a.example:443', 'connection-reset'],
  ['curl', 'Empty reply from server', 'connection-failed'],
  ['curl with OpenSSL 1.1.1', 'error:1408F10B:SSL routines:ssl3_get_record:wrong version number', 'proxy-speaks-http'],
  ['curl with OpenSSL 3', 'TLS connect error: error:0A00010B:SSL routines::wrong version number', 'proxy-speaks-http'],
  ['curl with OpenSSL 1.1.1', 'error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version', 'tls-too-old'],
  ['curl with OpenSSL 3', 'error:0A000102:SSL routines::unsupported protocol', 'tls-too-old'],
  ['curl with OpenSSL 3', 'error:0A000410:SSL routines::sslv3 alert handshake failure', 'no-common-tls'],
  ['curl with OpenSSL 3.2', 'error:0A000410:SSL routines::ssl/tls alert handshake failure', 'no-common-tls'],
  ['curl with OpenSSL 3', 'error:0A00018A:SSL routines::dh key too small', 'no-common-tls'],
  ['curl with OpenSSL 3', 'error:0A00045C:SSL routines::tlsv13 alert certificate required', 'client-certificate-wanted'],
  ['curl with OpenSSL 1.1.1', 'error:14094418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca', 'client-certificate-wanted'],
  ['curl with OpenSSL 3', 'error:0A000126:SSL routines::unexpected eof while reading', 'connection-reset'],
  ['curl with NSS', 'NSS error -8179 (SEC_ERROR_UNKNOWN_ISSUER)', 'issuer-not-in-bundle'],
  ['curl with NSS', 'NSS error -12276 (SSL_ERROR_BAD_CERT_DOMAIN)', 'host-name-mismatch'],
  ['curl with NSS', 'NSS error -8181 (SEC_ERROR_EXPIRED_CERTIFICATE)', 'leaf-expired'],
  [
    'curl with GnuTLS',
    'server certificate verification failed. CAfile: /etc/ssl/certs/ca-certificates.crt CRLfile: none',
    'chain-untrusted',
  ],
  ['curl with GnuTLS', 'gnutls_handshake() failed: An unexpected TLS packet was received.', 'proxy-speaks-http'],
  ['openssl s_client', 'verify error:num=20:unable to get local issuer certificate', 'issuer-not-in-bundle'],
  ['openssl s_client', 'Verify return code: 19 (self-signed certificate in certificate chain)', 'issuer-not-in-bundle'],
  ['openssl s_client', 'Verify return code: 62 (hostname mismatch)', 'host-name-mismatch'],
  ['openssl s_client 1.0.2', '    Verify return code: 10 (certificate has expired)', 'ca-expired'],
  ['openssl s_client 3', 's_client: HTTP CONNECT failed, reason= 407 Proxy Authentication Required', 'login-required'],
  ['openssl s_client 1.1.1', 's_client: HTTP CONNECT failed: 403 Forbidden', 'connect-denied'],
  ['openssl s_client', 'connect:errno=111', 'connection-refused'],
  ['openssl s_client', 'connect:errno=113', 'no-route'],
  [
    'openssl s_client 3',
    '804B1DCF1C7F0000:error:80000002:system library:BIO_new_file:No such file or directory:../crypto/bio/bss_file.c:67:calling fopen(ca.pem, r)',
    'bundle-missing',
  ],
  ['openssl verify 1.0.2', 'error 10 at 1 depth lookup:certificate has expired', 'ca-expired'],
  ['openssl verify 3', 'error 10 at 0 depth lookup: certificate has expired', 'leaf-expired'],
  ['the agent', 'Maximum proxy limit (5) reached. Ignoring', 'too-many-proxies'],
  ['the agent', 'Empty proxy string detected. Direct connection might be used.', 'empty-variable'],
  ['the agent', 'Http request failed', 'connection-failed'],
];

describe('a line of a log', () => {
  it.each(lines)('of %s: "%s" is told as %s', (_, line, causeId) => {
    for (const text of [line, `* ${line}`, `curl: (60) ${line}`, agentSays(1, line), agentSays(1, `Http request failed: ${line}`)]) {
      // The programs of openssl have no frame around them, and s_client knows whose TLS it is.
      if (/^\s*Verify return code|^error \d+ at/.test(line) && text !== line && !text.includes(']:')) continue;
      expect([...new Set(toldBy(text).causes.map(({ id }) => id))], text).toEqual([causeId]);
    }
  });

  it('is looked at by its hint alone before a rule is tried', () => {
    for (const { hint, pattern } of logRules) expect(couldTell(`x ${hint} y`), String(pattern)).toBe(true);
  });

  it.each(loggedIds)('names a cause that explain knows: %s', (id) => {
    expect(loggedExplanation(id)).toBeDefined();
  });
});
