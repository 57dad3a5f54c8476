import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configuredProxies } from '../../../src/proxy/configured.ts';
import { proxyFindings, proxyRules } from '../../../src/proxy/findings/index.ts';

function findings(list: string): readonly string[] {
  const proxies = configuredProxies(list, 5);
  return proxyFindings(proxies).map(({ id, index }) => `${index} ${id}`);
}

describe('findings in a list of proxies', () => {
  it('have each its file, named like the id, and its place in the list', () => {
    const files = readdirSync('src/proxy/findings').map((name) => name.replace(/\.ts$/, ''));
    expect(proxyRules.map(({ id }) => id).toSorted()).toEqual(files.filter((name) => name !== 'finding' && name !== 'index').toSorted());
  });

  // The examples in the texts of the rules.
  it.each(proxyRules.filter(({ examples }) => examples.broken.includes('.example')))(
    'tell of $id where it is broken',
    ({ id, examples }) => {
      expect(findings(examples.kept)).toEqual([]);
      expect(findings(examples.broken)).toEqual([`1 ${id}`]);
    },
  );

  it.each([
    ['http://user:100%25@gate:1', []],
    ['http://user:100%@gate:1', ['1 bad-percent-encoding']],
    ['http://user:p%3Bw@gate:1', []],
    ['http://user:p;w@gate:1', ['1 raw-semicolon-in-login']],
    ['http://user:p%40w@gate:1', []],
    ['http://user:p@w@gate:1', ['1 raw-character-in-login']],
    ['http://user:WjRxMk9hS3d4bWZ2dGJrcA%3D%3D@gate:1', ['1 encrypted-login']],
    ['http://a:1;http://b:1;http://c:1;http://d:1;http://e:1', []],
    ['http://a:1;http://b:1;http://c:1;http://d:1;http://e:1;http://f:1', ['6 too-many-proxies']],
    ['http://a:1;http://b:1;https://u:p@A:1', ['3 duplicate-proxy']],
    ['http://a:1;http://a:2', []],
    ['http://u:a&b@c@gate:1', ['1 raw-character-in-login']],
    ['http://me@corp.example:w@gate:1', ['1 raw-character-in-login']],
    [`http://u:${'0a1B'.repeat(8)}@gate:1`, ['1 encrypted-login']],
    ['http://u:correct-horse-battery-staple@gate:1', []],
    ['http://u:averyveryverylongpasswordindeed@gate:1', []],
    ['”http://a:1;http://b:1”', ['1 not-a-proxy-url', '2 not-a-proxy-url']],
    ['http://a:1/x', ['1 not-a-proxy-url']],
    ['http://[::1]', ['1 port-missing']],
    ['', []],
  ])('in %j are %j', (list, expected) => {
    expect(findings(list)).toEqual(expected);
  });
});
