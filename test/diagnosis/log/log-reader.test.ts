import { describe, expect, it } from 'vitest';
import { loggedExplanation } from '../../../src/report/explaining/logged-explanation.ts';
import { agentSays, causesIn, toldBy } from './told-by.ts';

const untrusted = 'SSL certificate problem: unable to get local issuer certificate';

describe('the lines of one connection', () => {
  it('are one failure, though several tell it', () => {
    const text = [
      `* ${untrusted}`,
      '* Closing connection 0',
      `curl: (60) ${untrusted}`,
      agentSays(1, untrusted),
      agentSays(1, 'Http request failed: Peer certificate cannot be authenticated with given CA certificates'),
    ].join('\n');
    expect(causesIn(text)).toEqual(['issuer-not-in-bundle 2']);
  });

  it('name the proxy as it was asked for, and count once what curl -v says three times', () => {
    const course = ['* Connected to gate.example (10.0.0.7) port 3128 (#0)', '* Establish HTTP proxy tunnel to a.example:443'];
    const refusal = '* error setting certificate file: /tmp/b.pem';
    const summary = toldBy([...course, refusal, refusal, '* Closing connection 0', refusal, `curl: (77) ${refusal.slice(2)}`].join('\n'));
    expect(summary.causes).toMatchObject([{ id: 'bundle-not-loaded', count: 1, proxies: ['gate.example:3128'] }]);
    expect(toldBy([course[0], `* ${untrusted}`].join('\n')).causes).toMatchObject([{ proxies: ['gate.example:3128'] }]);
    expect(toldBy(`* Connected to a.example (10.0.0.7) port 443\n* ${untrusted}`).causes).toMatchObject([{ proxies: [] }]);
  });

  it('are two failures where the same program says the same a second time', () => {
    expect(causesIn([`curl: (60) ${untrusted}`, `curl: (60) ${untrusted}`].join('\n'))).toEqual(['issuer-not-in-bundle 2']);
    expect(causesIn([agentSays(1, untrusted), agentSays(600, untrusted)].join('\n'))).toEqual(['issuer-not-in-bundle 2']);
  });

  it('tell which login a proxy takes, and whether one was sent', () => {
    const asked = (offer: string, sent: string): string => `* Establish HTTP proxy tunnel to a.example:443
> CONNECT a.example:443 HTTP/1.1
${sent}
< HTTP/1.1 407 Proxy Authentication Required
< Proxy-Authenticate: ${offer}
* CONNECT tunnel failed, response 407`;
    expect(causesIn(asked('Negotiate', '>'))).toEqual(['basic-not-offered 1']);
    expect(causesIn(asked('Basic realm="x"', '>'))).toEqual(['login-required 1']);
    expect(causesIn(asked('Basic realm="x"', '> Proxy-Authorization: Basic YTpi'))).toEqual(['login-refused 1']);
  });

  it('tell by the field of Squid what a refusal means', () => {
    const refused = (error: string): string => `* Establish HTTP proxy tunnel to a.example:443
< HTTP/1.1 503 Service Unavailable
< X-Squid-Error: ${error} 0
* CONNECT tunnel failed, response 503`;
    expect(causesIn(refused('ERR_DNS_FAIL'))).toEqual(['target-unreachable-from-proxy 1']);
    expect(causesIn(refused('ERR_ACCESS_DENIED'))).toEqual(['connect-denied 1']);
  });

  it('are told apart by their processes', () => {
    const of = (pid: number, message: string): string => agentSays(1, message).replace('1234', String(pid));
    const text = [of(1, 'Using Proxy http://a.example:1'), of(2, 'Using Proxy http://b.example:2'), of(1, untrusted)].join('\n');
    expect(toldBy(text).causes).toMatchObject([{ proxies: ['http://a.example:1'] }]);
  });

  it('have a thread behind the level in newer agents, and none where the journal keeps them', () => {
    const thread = '2024-06-21 10:00:00.123 +0000 [qualys-cloud-agent][1234]:[Error]:[140123456789]:Http request failed';
    const journal = 'Jun 21 10:00:00 host qualys-cloud-agent[1234]: Http request failed';
    expect(causesIn(`${thread}\n${journal}`)).toEqual(['connection-failed 2']);
  });
});

describe('an answer of the target', () => {
  const asked = (path: string, status: number): string => `* Establish HTTP proxy tunnel to a.example:443
* CONNECT tunnel established, response 200
> GET ${path} HTTP/1.1
< HTTP/1.1 ${status} X`;

  it.each([
    ['/status', 200, undefined],
    ['/status', 403, 'status-not-platform'],
    ['/status', 503, 'status-not-ok'],
    ['/CloudAgent', 404, undefined],
  ])('to %s with %i shows %s, and that the way is open', (path, status, causeId) => {
    const { successes, causes } = toldBy(asked(path, status));
    expect({ successes, ids: causes.map(({ id }) => id) }).toEqual({ successes: 1, ids: causeId === undefined ? [] : [causeId] });
    for (const { id } of causes) expect(loggedExplanation(id)).toBeDefined();
  });
});

describe('what became of a failure', () => {
  const via = (second: number, proxy: string): string => agentSays(second, `Using Proxy http://${proxy}.example:3128`, 'Information');
  const next = agentSays(2, 'Trying next proxy', 'Information');
  const good = (second: number): string => agentSays(second, 'Http request successful', 'Information');

  it('is current where nothing says that it went well again', () => {
    expect(toldBy([via(0, 'a'), agentSays(1, untrusted), next, via(3, 'b'), agentSays(4, untrusted)].join('\n')).causes).toMatchObject([
      { state: 'current', count: 2, proxies: ['http://a.example:3128', 'http://b.example:3128'] },
    ]);
  });

  it('is a failover where the next proxy works', () => {
    const text = [via(0, 'a'), agentSays(1, untrusted), next, via(3, 'b'), good(4)].join('\n');
    expect(toldBy(text).causes).toMatchObject([{ state: 'failed-over', count: 1, proxies: ['http://a.example:3128'] }]);
  });

  it('is past where it went well later', () => {
    expect(toldBy([agentSays(1, untrusted), good(600)].join('\n')).causes).toMatchObject([{ state: 'past' }]);
  });

  it('stays current where only another log has good news, or another host', () => {
    const other = toldBy(`* Establish HTTP proxy tunnel to a.example:443
* ${untrusted}
curl: (60) ${untrusted}
* Establish HTTP proxy tunnel to b.example:443
* CONNECT tunnel established, response 200
> GET /status HTTP/1.1
< HTTP/1.1 200 OK`);
    expect(other).toMatchObject({ successes: 1, causes: [{ state: 'current', hosts: ['a.example:443'] }] });
  });

  it('has its times, and an hour in the histogram', () => {
    const { causes, histogram, first, last } = toldBy([agentSays(0, untrusted), agentSays(4000, untrusted), good(5000)].join('\n'));
    const start = Date.UTC(2024, 5, 21, 10);
    expect(causes).toMatchObject([{ first: start, last: start + 4_000_000, examples: [{ file: 'a.log', line: 1 }, { line: 2 }] }]);
    expect({ first, last }).toEqual({ first: start, last: start + 5_000_000 });
    expect(histogram).toMatchObject({
      unit: 'hour',
      periods: [{ start }, { start: start + 3_600_000, counts: { 'issuer-not-in-bundle': 1 } }],
    });
  });

  it('is counted by the day where there are many hours', () => {
    const { histogram } = toldBy(Array.from({ length: 100 }, (_, i) => agentSays(i * 3600, untrusted)).join('\n'));
    expect(histogram.unit).toBe('day');
    expect(histogram.periods.map(({ counts }) => counts['issuer-not-in-bundle'])).toEqual([14, 24, 24, 24, 14]);
  });
});
