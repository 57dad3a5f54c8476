import { describe, expect, it } from 'vitest';
import { qualysCloudAgent } from '../../src/agent/profile.ts';
import { configuredProxies } from '../../src/proxy/configured.ts';

/** `1 http://a:1`, one for each proxy; `(ignored)` behind those that the agent passes over. */
function list(text: string): readonly string[] {
  return configuredProxies(text, qualysCloudAgent.maxProxies).map(({ index, entry, isIgnored }) => {
    const name = entry.kind === 'proxy' ? String(entry.proxy) : 'unreadable';
    return `${index} ${name}${isIgnored ? ' (ignored)' : ''}`;
  });
}

describe('the proxies of a list', () => {
  it.each(['', ' \n', ';'])('are none in %j', (text) => {
    expect(list(text)).toEqual([]);
  });

  it('are marked as ignored from the sixth on, as the agent uses five', () => {
    const text = [1, 2, 3, 4, 5, 6, 7].map((port) => `http://gate:${port}`).join(';');
    expect(list(text)).toEqual([
      '1 http://gate:1',
      '2 http://gate:2',
      '3 http://gate:3',
      '4 http://gate:4',
      '5 http://gate:5',
      '6 http://gate:6 (ignored)',
      '7 http://gate:7 (ignored)',
    ]);
  });

  it('are numbered with the unreadable ones', () => {
    expect(list('http://a:1;gate;http://c:1')).toEqual(['1 http://a:1', '2 unreadable', '3 http://c:1']);
  });
});
