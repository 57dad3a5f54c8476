import { expect, it } from 'vitest';
import { root } from '../../../fixtures/lab/authority.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { statusNotPlatform } from '../../../src/diagnosis/causes/status-not-platform.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../../src/diagnosis/evidence.ts';
import { pageInTls } from '../../lab/page.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();

async function evidenceOf(answer: string): Promise<Evidence> {
  const gate = await during(proxy({ upstream: await during(pageInTls(authority, answer)) }));
  return walk({ through: urlOf(gate), bundle: authority.pem });
}

it.each([
  [
    'HTTP/1.1 404 Not Found\r\nServer: nginx/1.24\r\nContent-Type: text/html\r\n\r\n<title>404 Not Found</title>',
    '404 Not Found; by "nginx/1.24"; the page is titled "404 Not Found"',
  ],
  ['HTTP/1.1 301 Moved\r\nLocation: https://www.example/\r\n\r\n', '301 Moved; it sends to https://www.example/'],
  ['HTTP/1.1 401 Unauthorized\r\n\r\n', '401 Unauthorized'],
  [
    'HTTP/1.1 503 No\r\nContent-Type: text/html\r\n\r\n<title>Works on the gateway</title>',
    '503 No; the page is titled "Works on the gateway"',
  ],
])('shows %j', async (answer, told) => {
  const evidence = await evidenceOf(answer);
  expect(statusNotPlatform.check(evidence)).toBe(`https://platform.example:443/status was answered with ${told}`);
  const diagnosis = diagnose(evidence);
  expect(diagnosis?.cause.id).toBe('status-not-platform');
  expect(diagnosis?.alsoSeen.map(({ id }) => id)).toEqual(['status-not-ok']);
  expect(diagnosis?.command?.[0]).toBe('curl');
});

it.each(['HTTP/1.1 200 OK\r\n\r\n', 'HTTP/1.1 503 Service Unavailable\r\n\r\n', 'HTTP/1.1 204 No Content\r\n\r\n'])(
  'does not show %j',
  async (answer) => {
    expect(statusNotPlatform.check(await evidenceOf(answer))).toBeUndefined();
  },
);
