import { describe, expect, it } from 'vitest';
import { qualysCloudAgent } from '../../src/agent/profile.ts';
import { type Configuration, configuredProxies } from '../../src/proxy/configured.ts';

const { proxyVariables: variables, maxProxies } = qualysCloudAgent;

function configured(environment: Readonly<Record<string, string | undefined>>, given: readonly string[] = []): Configuration {
  return configuredProxies({ given, environment, variables, maxProxies });
}

/** `1 http://a:1`, one for each proxy; `(ignored)` behind those that the agent passes over. */
function list({ proxies }: Configuration): readonly string[] {
  return proxies.map(({ index, entry, isIgnored }) => {
    const name = entry.kind === 'proxy' ? String(entry.proxy) : 'unreadable';
    return `${index} ${name}${isIgnored ? ' (ignored)' : ''}`;
  });
}

describe('configuredProxies', () => {
  it.each([
    ['--proxy before the environment', { qualys_https_proxy: 'http://q:1', https_proxy: 'http://h:1' }, ['http://p:1'], '--proxy', 'p'],
    [
      'qualys_https_proxy before https_proxy',
      { https_proxy: 'http://h:1', qualys_https_proxy: 'http://q:1' },
      [],
      'qualys_https_proxy',
      'q',
    ],
    ['https_proxy where it stands alone', { https_proxy: 'http://h:1' }, [], 'https_proxy', 'h'],
    ['https_proxy where the other is blank', { qualys_https_proxy: ' \n', https_proxy: 'http://h:1' }, [], 'https_proxy', 'h'],
  ])('takes %s', (_, environment, given, setBy, host) => {
    const configuration = configured(environment, given);
    expect(configuration.setBy).toBe(setBy);
    expect(list(configuration)).toEqual([`1 http://${host}:1`]);
  });

  it.each([
    ['nothing is set', {}],
    ['the variables are empty', { qualys_https_proxy: '', https_proxy: '  ' }],
    ['only a variable that the agent does not read is set', { http_proxy: 'http://h:1', HTTPS_PROXY: 'http://h:1' }],
  ])('finds none where %s', (_, environment) => {
    expect(configured(environment)).toEqual({ setBy: undefined, proxies: [] });
  });

  it('numbers several --proxy and the lists inside them in one order', () => {
    expect(list(configured({}, ['http://a:1;http://b:1', 'http://c:1']))).toEqual(['1 http://a:1', '2 http://b:1', '3 http://c:1']);
  });

  it('marks the sixth as ignored, as the agent uses five', () => {
    const text = [1, 2, 3, 4, 5, 6, 7].map((port) => `http://gate:${port}`).join(';');
    expect(list(configured({ qualys_https_proxy: text }))).toEqual([
      '1 http://gate:1',
      '2 http://gate:2',
      '3 http://gate:3',
      '4 http://gate:4',
      '5 http://gate:5',
      '6 http://gate:6 (ignored)',
      '7 http://gate:7 (ignored)',
    ]);
  });

  it('gives an unreadable entry its number too', () => {
    expect(list(configured({ https_proxy: 'http://a:1;gate;http://c:1' }))).toEqual(['1 http://a:1', '2 unreadable', '3 http://c:1']);
  });
});
