import { expect, it } from 'vitest';
import { root } from '../../../fixtures/lab/authority.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { captivePortal } from '../../../src/diagnosis/causes/captive-portal.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { pageInTls } from '../../lab/page.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();

it.each([
  [
    'HTTP/1.1 302 Found\r\nLocation: http://portal.example/start?session=s3cret#x\r\n\r\n',
    '302 Found; it sends to http://portal.example/start',
  ],
  ['HTTP/1.1 302 Found\r\nLocation: http://user:s3cret@portal.example/\r\n\r\n', '302 Found; it sends to http://portal.example/'],
  ['HTTP/1.1 511 Network Authentication Required\r\n\r\n', '511 Network Authentication Required'],
])('shows where CONNECT is answered with %j', async (answer, told) => {
  const gate = await during(proxy({ answer }));
  const evidence = await walk({ through: urlOf(gate) });
  expect(captivePortal.check(evidence)).toBe(`CONNECT platform.example:443 was answered with ${told}`);
  expect(diagnose(evidence)?.cause.id).toBe('captive-portal');
});

it.each([
  ['HTTP/1.1 302 Found\r\nLocation: https://sso.example/sign-in?to=x\r\n\r\n', '302 Found; it sends to https://sso.example/sign-in'],
  ['HTTP/1.1 511 Log In\r\n\r\n', '511 Log In'],
  ['HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Guest login</title>', '200 OK; the page is titled "Guest login"'],
  [
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><META HTTP-EQUIV="Refresh" CONTENT="0; URL=https://gate.example/login?session=s3cret"></head>',
    '200 OK; the page sends a browser to https://gate.example/login',
  ],
  [
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<meta charset=utf-8><meta content='5;url=/captive/' http-equiv=refresh />",
    '200 OK; the page sends a browser to /captive/',
  ],
])('shows where the target, inside TLS, answers with %j', async (answer, told) => {
  const gate = await during(proxy({ upstream: await during(pageInTls(authority, answer)) }));
  const evidence = await walk({ through: urlOf(gate), bundle: authority.pem });
  expect(captivePortal.check(evidence)).toBe(`https://platform.example:443/status was answered with ${told}`);
  expect(diagnose(evidence)).toMatchObject({ cause: { id: 'captive-portal' }, leg: 'status' });
});

it('bounds what it tells of the address', async () => {
  const gate = await during(proxy({ answer: `HTTP/1.1 302 Found\r\nLocation: http://${'x'.repeat(5000)}/\r\n\r\n` }));
  expect(captivePortal.check(await walk({ through: urlOf(gate) }))?.length).toBeLessThan(250);
});

it('does not show a denial, nor a target that sends to a page where nobody logs in', async () => {
  const denying = await during(proxy({ answer: 'HTTP/1.1 403 No\r\nLocation: http://login.example/\r\n\r\n' }));
  expect(captivePortal.check(await walk({ through: urlOf(denying) }))).toBeUndefined();
  for (const page of [
    '<meta http-equiv="refresh" content="300">',
    '<meta http-equiv="refresh" content="0;url=/index.html">',
    '<meta name="login">',
  ]) {
    const other = await during(pageInTls(authority, `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`));
    const through = urlOf(await during(proxy({ upstream: other })));
    expect(captivePortal.check(await walk({ through, bundle: authority.pem }))).toBeUndefined();
  }
  const moved = await during(pageInTls(authority, 'HTTP/1.1 301 Moved\r\nLocation: https://www.example/status\r\n\r\n'));
  const gate = await during(proxy({ upstream: moved }));
  expect(captivePortal.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBeUndefined();
});
