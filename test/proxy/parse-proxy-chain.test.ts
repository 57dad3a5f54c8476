import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseProxyChain } from '../../src/proxy/parse-proxy-chain.ts';

describe('a chain of proxies', () => {
  it.each([
    ['http://gate-a.example:3128>http://gate-b.example:8080', ['http://gate-a.example:3128', 'http://gate-b.example:8080']],
    ['https://u:w@a.example:1 > http://v:x@b.example:2', ['https://***@a.example:1', 'http://***@b.example:2']],
    ['http://a.example:1', ['http://a.example:1']],
    ['http://u:w%3Ex@a.example:1', ['http://***@a.example:1']],
  ])('is read: %s', (text, proxies) => {
    const chain = parseProxyChain(text);
    expect(chain.kind === 'chain' && chain.proxies.map(String)).toEqual(proxies);
  });

  it.each([
    ['http://a.example:1>', 'proxy 2 of the chain: it does not begin with http:// or https://'],
    ['>http://a.example:1', 'proxy 1 of the chain: it does not begin with http:// or https://'],
    ['http://a.example:1>http://b.example', 'proxy 2 of the chain: the port is missing'],
    ['http://a.example', 'the port is missing'],
    ['http://a.example:1>http://b.example:2>http://c.example:3', expect.stringContaining('more than 2 proxies')],
    ['', 'it does not begin with http:// or https://'],
  ])('is not read: %j', (text, why) => {
    expect(parseProxyChain(text)).toEqual({ kind: 'unreadable', why });
  });

  it.each([
    'http://u:Geheim>nis@a.example:1',
    'http://u:Geheim>nis>x@a.example:1',
    'http://u:12>Geheim@a.example:1',
    'http://a.example:1>http://u:Geheim nis@b.example:2',
    'http://a.example:1>http://u:Geheim/nis@b.example:2',
  ])('is never quoted where a password makes it unreadable: %#', (text) => {
    const chain = parseProxyChain(text);
    expect(chain.kind).toBe('unreadable');
    expect(inspect(chain)).not.toMatch(/Geheim|nis/);
  });
});
