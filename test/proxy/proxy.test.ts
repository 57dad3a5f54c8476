import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Proxy } from '../../src/proxy/proxy.ts';

const authority = { host: 'gate.example', port: 3128 };
const user = 'Benutzer7';
const password = 'Geheimnis;42';
const withLogin = new Proxy({ scheme: 'http', authority, user, password });
const withoutLogin = new Proxy({ scheme: 'https', authority, user: undefined, password: undefined });
const base64 = Buffer.from(`${user}:${password}`).toString('base64');

describe('a proxy keeps its login out of sight', () => {
  it.each([
    ['as a string', () => String(withLogin)],
    ['in a template', () => `${withLogin}`],
    ['as JSON', () => JSON.stringify({ proxies: [withLogin] })],
    ['when inspected', () => inspect(withLogin)],
    ['when inspected as deeply as can be', () => inspect(withLogin, { showHidden: true, depth: Number.POSITIVE_INFINITY, getters: true })],
    ['in its entries', () => JSON.stringify(Object.entries(withLogin))],
    ['in its own property names', () => inspect(Reflect.ownKeys(withLogin).map((key) => Reflect.get(withLogin, key)))],
    ['when cloned', () => inspect(structuredClone(withLogin), { depth: 9 })],
    ['in the message of an error', () => new Error(`cannot reach ${withLogin}`, { cause: withLogin }).message],
  ])('%s', (_, print) => {
    const printed = print();
    for (const secret of [user, password, base64]) expect(printed).not.toContain(secret);
  });
});

describe('a proxy prints', () => {
  it('where it stands and that it has a login', () => {
    expect(String(withLogin)).toBe('http://***@gate.example:3128');
    expect(withLogin.hasCredentials).toBe(true);
  });

  it('where it stands and no login where it has none', () => {
    expect(JSON.stringify(withoutLogin)).toBe('"https://gate.example:3128"');
    expect(withoutLogin.hasCredentials).toBe(false);
  });

  it('an IPv6 address in brackets', () => {
    const proxy = new Proxy({ scheme: 'http', authority: { host: '::1', port: 80 }, user: undefined, password: undefined });
    expect(String(proxy)).toBe('http://[::1]:80');
  });
});

describe('basicAuthorization', () => {
  it('is user and password in base64, for the wire', () => {
    expect(withLogin.basicAuthorization()).toBe(`Basic ${base64}`);
  });

  it('is absent without a login', () => {
    expect(withoutLogin.basicAuthorization()).toBeUndefined();
  });
});

describe('redact', () => {
  it.each([
    ['the password', `no ${password}!`, 'no ***!'],
    ['the user', `no ${user}!`, 'no ***!'],
    ['the login in base64', `got Basic ${base64}`, 'got Basic ***'],
    ['the password percent-encoded', 'no Geheimnis%3B42!', 'no ***!'],
    ['each of several', `${user}:${password} ${password}`, '***:*** ***'],
  ])('takes out %s', (_, text, clean) => {
    expect(withLogin.redact(text)).toBe(clean);
  });

  it('takes out a password that holds the user name as a whole', () => {
    const proxy = new Proxy({ scheme: 'http', authority, user: 'anna', password: 'annasomething' });
    expect(proxy.redact('annasomething of anna')).toBe('*** of ***');
  });

  it('takes out a user name that holds the password as a whole', () => {
    const proxy = new Proxy({ scheme: 'http', authority, user: 'anna-7', password: 'anna' });
    expect(proxy.redact('anna-7 and anna')).toBe('*** and ***');
  });

  it('takes out what a page makes of a password', () => {
    const proxy = new Proxy({ scheme: 'http', authority, user: 'u', password: `a<b>"c'&d` });
    expect(proxy.redact('x a&lt;b&gt;&quot;c&#39;&amp;d x')).toBe('x *** x');
  });

  it('does not fail on a password that is no Unicode', () => {
    expect(new Proxy({ scheme: 'http', authority, user: 'u', password: '\ud800' }).redact('text')).toBe('text');
  });

  it('leaves a text alone where there is no login, or an empty one', () => {
    const empty = new Proxy({ scheme: 'http', authority, user: 'anna', password: '' });
    expect(withoutLogin.redact('407 Proxy Authentication Required')).toBe('407 Proxy Authentication Required');
    expect(empty.redact('407 Proxy Authentication Required')).toBe('407 Proxy Authentication Required');
  });
});

describe('another login', () => {
  const other = withLogin.withCredentials({ user: 'else', password: 'other' });

  it('makes another proxy, at the same place', () => {
    expect(other.basicAuthorization()).toBe(`Basic ${Buffer.from('else:other').toString('base64')}`);
    expect(other).toMatchObject({ scheme: withLogin.scheme, authority });
    expect(withLogin.basicAuthorization()).toBe(`Basic ${base64}`);
  });

  it('is as invisible as the first', () => {
    expect(`${other} ${JSON.stringify(other)}`).not.toMatch(/else|other/);
  });
});

describe('an authorization of another kind', () => {
  it('is made of the login where there is one', () => {
    expect(withLogin.authorization((name, word) => `${name.length} ${word.length}`)).toBe(`${user.length} ${password.length}`);
    expect(withoutLogin.authorization(() => 'none')).toBeUndefined();
  });
});
