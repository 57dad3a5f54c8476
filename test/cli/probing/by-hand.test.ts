import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlLine, opensslLine } from '../../../src/cli/probing/by-hand.ts';
import type { CurlRequest } from '../../../src/cli/probing/curl-request.ts';
import { proxyOf } from '../../lab/way.ts';

const request: CurlRequest = { url: 'https://p.example:443/status', proxy: 'http://gate:3128', bundlePath: '/etc/b.crt', login: 'basic' };
const via = [proxyOf('http://agent:hunter22@gate:3128')];
const target = { host: 'p.example', port: 443 };

/** The words that a shell makes of a line. */
function wordsOf(line: string): readonly string[] {
  return execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

describe('a command line for a shell', () => {
  it('is not broken out of by a hostile path', () => {
    const bundlePath = "/tmp/x'; touch /tmp/owned #$(id)`id`";
    expect(wordsOf(curlLine({ ...request, bundlePath }))).toContain(bundlePath);
  });

  it('of curl names proxy, bundle and target, and hides the login', () => {
    expect(curlLine(request)).toBe(
      "curl -qv --noproxy '' --proxy http://gate:3128 --proxy-cacert /etc/b.crt --proxy-capath /dev/null --proxy-user '***' --cacert /etc/b.crt --capath /dev/null https://p.example:443/status",
    );
    expect(curlLine({ ...request, proxy: '', login: undefined })).toBe(
      "curl -qv --noproxy '' --cacert /etc/b.crt --capath /dev/null https://p.example:443/status",
    );
    expect(curlLine({ ...request, login: 'digest' })).toContain("--proxy-digest --proxy-user '***'");
  });

  it('of openssl shows the chain of the target through a plain proxy, and hides the login', () => {
    expect(opensslLine({ via, target }, request)).toBe(
      "openssl s_client -showcerts -status -proxy gate:3128 -proxy_user '***' -proxy_pass 'pass:***' -connect p.example:443 " +
        '-servername p.example -verify_hostname p.example -CAfile /etc/b.crt -no-CApath -no-CAstore -partial_chain -verify_return_error </dev/null',
    );
    const direct = opensslLine({ via: [], target: { host: '::1', port: 443 } }, { ...request, proxy: '', login: undefined });
    expect(direct).toContain("-connect '[::1]:443' -verify_ip ::1 ");
    expect(opensslLine({ via, target }, { ...request, proxy: 'https://gate:3128' })).toBeUndefined();
  });
});
