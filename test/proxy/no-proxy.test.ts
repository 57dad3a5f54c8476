import { describe, expect, it } from 'vitest';
import { bypassEntry } from '../../src/proxy/no-proxy.ts';

describe('no_proxy', () => {
  it.each([
    ['a.example', 'a.example', 'a.example'],
    ['a.example', 'example', 'example'],
    ['a.example', '.example', '.example'],
    ['a.example', '.a.example', '.a.example'],
    ['A.Example.', 'EXAMPLE.', 'EXAMPLE.'],
    ['a.example', '*', '*'],
    ['a.example', 'b.example, a.example', 'a.example'],
    ['a.example', ' \tb.example ,,, a.example', 'a.example'],
    ['10.1.2.3', '10.1.2.3', '10.1.2.3'],
    ['10.1.2.3', 'x,10.0.0.0/8', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.0/25', '10.1.2.0/25'],
    ['2001:db8::7', '2001:db8::/32', '2001:db8::/32'],
    ['[2001:db8::7]', '2001:DB8:0:0:0:0:0:7', '2001:DB8:0:0:0:0:0:7'],
    ['::1', '::1', '::1'],
  ])('lets %s past the proxies by %j: the entry %j', (host, list, entry) => {
    expect(bypassEntry(host, list)).toBe(entry);
  });

  it.each([
    ['nota.example', 'a.example'],
    ['a.example', 'b.a.example'],
    ['a.example', ''],
    ['a.example', '.'],
    ['a.example', ','],
    ['a.example', '*.example'],
    ['a.example', 'x,*'],
    ['a.example', 'x y a.example'],
    ['10.1.2.3', '10.1.2.128/25'],
    ['10.1.2.3', '10.1.2.3/33'],
    ['10.1.2.3', '2.3'],
    ['10.1.2.3', '::/1'],
    ['2001:db8::7', '2001:db9::/32'],
    ['2001:db8::7', '2001:db8::/129'],
    ['a.example', '10.0.0.0/8'],
  ])('does not let %s past the proxies by %j', (host, list) => {
    expect(bypassEntry(host, list)).toBeUndefined();
  });
});
