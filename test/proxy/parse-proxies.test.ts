import { describe, expect, it } from 'vitest';
import { parseProxies } from '../../src/proxy/parse-proxies.ts';

/** Each entry on one line: the redacted URL, or why it is none. */
function told(text: string): readonly string[] {
  return parseProxies(text).map((entry) => (entry.kind === 'proxy' ? String(entry.proxy) : `unreadable: ${entry.why}`));
}

/** The login that a URL sends. */
function login(text: string): string | undefined {
  const [entry] = parseProxies(text);
  const basic = entry?.kind === 'proxy' ? entry.proxy.basicAuthorization() : undefined;
  return basic && Buffer.from(basic.slice('Basic '.length), 'base64').toString();
}

describe('a list', () => {
  it.each([
    ['one URL', 'http://a.example:1'],
    ['upper case', 'HTTP://A.Example:1'],
    ['a slash behind the port', 'http://a.example:1/'],
    ['double quotes around the value', '"http://a.example:1"'],
    ['single quotes around the value', "'http://a.example:1'"],
    ['blanks around and inside the quotes', ' " http://a.example:1 " '],
    ['a semicolon at the end', 'http://a.example:1;'],
    ['empty places', ';; http://a.example:1 ; ;'],
    ['a carriage return at the end', 'http://a.example:1\r'],
  ])('is read with %s', (_, text) => {
    expect(told(text)).toEqual(['http://a.example:1']);
  });

  it.each(['', '  ', ';', ' ; ; ', '""', "''", '\n'])('without an entry is empty: %j', (text) => {
    expect(parseProxies(text)).toEqual([]);
  });

  it.each([
    ['semicolons', 'http://a:1;https://b:2;http://c:3'],
    ['blanks behind the semicolons', 'http://a:1; https://b:2;  http://c:3'],
    ['line breaks behind the semicolons', 'http://a:1;\nhttps://b:2;\r\n\thttp://c:3\n'],
    ['quotes around all', '"http://a:1;https://b:2;http://c:3"'],
    ['quotes around some', '"http://a:1"; https://b:2; http://c:3'],
  ])('keeps its order with %s', (_, text) => {
    expect(told(text)).toEqual(['http://a:1', 'https://b:2', 'http://c:3']);
  });

  it('is read as the vendor lays it out, over several lines', () => {
    const text = '"https://agent:one@h1.example:8080;\nhttps://agent:two@h2.example:8080;\nhttps://h3.example:8080"';
    expect(told(text)).toEqual(['https://***@h1.example:8080', 'https://***@h2.example:8080', 'https://h3.example:8080']);
  });

  it('names the typographic quotes that the vendor’s page shows, and reads what stands between', () => {
    const text = '\u201dhttps://h1:1;\nhttps://h2:2;\nhttps://h3:3\u201d';
    const refusal = 'unreadable: it has typographic quotes; write straight ones (")';
    expect(told(text)).toEqual([refusal, 'https://h2:2', refusal]);
  });

  it('joins the pieces of a broken login, however many', () => {
    expect(parseProxies(`http://u:${'p;'.repeat(200_000)}@a:1`)).toHaveLength(1);
  });

  it('keeps the readable entries beside an unreadable one', () => {
    expect(told('http://a:1;nonsense;http://c:3')).toEqual([
      'http://a:1',
      'unreadable: it does not begin with http:// or https://',
      'http://c:3',
    ]);
  });

  it('takes an IPv6 address in brackets', () => {
    expect(told('http://user:word@[2001:db8::7]:3128')).toEqual(['http://***@[2001:db8::7]:3128']);
  });
});

describe('a login', () => {
  it.each([
    ['http://user:word@h:1', 'user:word'],
    ['http://us%3Ber:p%3B%40%26%25%2Fw@h:1', 'us;er:p;@&%/w'],
    ['http://user:p%C3%A4ss@h:1', 'user:p\u00e4ss'],
    ['http://me@corp.example:word@h:1', 'me@corp.example:word'],
    ['http://user:a:b@h:1', 'user:a:b'],
    ['http://user@h:1', 'user:'],
    ['http://user:p+w@h:1', 'user:p+w'],
    ['http://h:1', undefined],
  ])('is decoded from %s', (url, expected) => {
    expect(login(url)).toBe(expected);
  });
});

describe('an unreadable entry', () => {
  it.each([
    ['gate.example:3128', 'it does not begin with http:// or https://'],
    ['user:word@gate.example:3128', 'it does not begin with http:// or https://'],
    ['socks5://gate:1080', 'its scheme is neither http nor https'],
    ['http://gate', 'the port is missing'],
    ['http://', 'the host is missing'],
    ['http://gate:99999', 'the port is not a number from 1 to 65535'],
    ['http://<host>:1', 'the host is not a name or an address'],
    ['http://[<user>:<word>@]<host>:1', 'it is not host:port (an IPv6 address stands in brackets)'],
    ['http://[1:2]:80', 'the host in brackets is not an IPv6 address'],
    ['http://gate:80/proxy.pac', 'it has a path; a proxy is host and port only'],
    ['http://gate:80?x=1', 'it has a path; a proxy is host and port only'],
    ['http://user:p/w@gate:80', 'it has "/", "?" or "#" inside the user name or password; write them %2F, %3F, %23'],
    ['http://user:p#w@gate:80', 'it has "/", "?" or "#" inside the user name or password; write them %2F, %3F, %23'],
    ['http://user:100%@gate:80', 'the user name or password has a "%" that is no percent-encoding; write %25'],
    ['http://user:%FF@gate:80', 'the user name or password has a "%" that is no percent-encoding; write %25'],
    ['http://a:1 http://b:2', 'it has a blank or control character inside'],
    ['http://user:p\u0007w@gate:80', 'it has a blank or control character inside'],
    ['\u201chttp://gate:80\u201d', 'it has typographic quotes; write straight ones (")'],
  ])('says of %j: %s', (text, why) => {
    expect(parseProxies(text)).toMatchObject([{ kind: 'unreadable', why }]);
    expect(parseProxies(text)).toHaveLength(1);
  });

  it.each([
    ['in the password', 'http://user:one;two@gate:80'],
    ['in the user name', 'http://us;er:word@gate:80'],
    ['twice in the password', 'http://user:one;two;three@gate:80'],
    ['beside a slash', 'http://user:o/ne;two@gate:80'],
  ])('joins the pieces of a login with a raw semicolon %s', (_, text) => {
    const why = 'it has a semicolon inside the user name or password; write %3B';
    expect(parseProxies(`http://before:1;${text};http://after:2`)).toMatchObject([{ kind: 'proxy' }, { why }, { kind: 'proxy' }]);
  });
});
