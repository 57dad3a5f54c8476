import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { proxyStatusOf } from '../../../src/proxy/answer/proxy-status.ts';

const read = (...fields: readonly string[]) =>
  proxyStatusOf({ status: 502, reason: '', headers: fields.map((value) => ['proxy-status', value] as const) });

describe('Proxy-Status', () => {
  it.each([
    ['an error', 'gate.example; error=connection_timeout', [{ proxy: 'gate.example', error: 'connection_timeout' }]],
    [
      'an error with details, quoted',
      '"Gate, 7"; error="http_request_denied"; details="webmail; not \\"allowed\\""',
      [{ proxy: 'Gate, 7', error: 'http_request_denied', details: 'webmail; not "allowed"' }],
    ],
    [
      'the members of RFC 9209 §2',
      'FooProxy, ExampleCDN; error=connection_timeout; received-status=504',
      [{ proxy: 'FooProxy' }, { proxy: 'ExampleCDN', error: 'connection_timeout' }],
    ],
    [
      'a parameter inside a string, which is none',
      'a; details="x; error=dns_error"',
      [{ error: undefined, details: 'x; error=dns_error' }],
    ],
    ['a parameter without a value', 'a; next-hop; error=dns_timeout', [{ error: 'dns_timeout' }]],
    ['nothing that can be read', '=;=', []],
  ])('is read: %s', (_, field, members) => {
    expect(read(field)).toMatchObject(members);
    expect(read(field)).toHaveLength(members.length);
  });

  it('is read over several fields', () => {
    expect(read('a', 'b').map(({ proxy }) => proxy)).toEqual(['a', 'b']);
  });

  it('is bounded in number and time', () => {
    const start = performance.now();
    expect(read('a,'.repeat(5000))).toHaveLength(16);
    for (const field of [`a${';b'.repeat(8000)}`, `a${' ;'.repeat(8000)}`, `"${'\\"'.repeat(8000)}`, ' '.repeat(16_000)]) read(field);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
