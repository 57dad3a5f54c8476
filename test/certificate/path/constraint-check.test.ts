import { describe, expect, it } from 'vitest';
import { commonName, extension, extensions } from '../../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, octets, sequence, set, text } from '../../../fixtures/der.ts';
import { findCommonNameOffence, findOffence } from '../../../src/certificate/path/constraint-check.ts';
import { constraintsOf } from '../../../src/certificate/path/constraints.ts';
import { decodedWith } from '../decoded.ts';

const dns = (name: string) => text(0x82, name);
const mail = (name: string) => text(0x81, name);
const uri = (name: string) => text(0x86, name);
const ip = (digits: string) => element(0x87, octets(digits));
const directory = (...names: readonly Uint8Array[]) => element(0xa4, sequence(...names));
const other = (oid: string) => element(0xa0, objectIdentifier(oid), element(0xa0, text(0x0c, 'x')));

/** `permitted` of a CA's constraints with this one subtree, `excluded` likewise, and a leaf with this one name and no subject. */
function offences(name: Uint8Array, base: Uint8Array): readonly [permitted: string, excluded: string] {
  const leaf = decodedWith({ subject: sequence(), extensions: extensions(extension('2.5.29.17', sequence(name))) });
  const find = (tag: number): string => {
    const ca = decodedWith({ extensions: extensions(extension('2.5.29.30', sequence(element(tag, sequence(base))))) });
    const constraints = constraintsOf(ca);
    return (constraints && findOffence(leaf, constraints)?.kind) ?? 'none';
  };
  return [find(0xa0), find(0xa1)];
}

const within = ['none', 'excluded'];

describe('a name and a subtree', () => {
  const outside = ['not-permitted', 'none'];
  const untouched = ['none', 'none'];
  const unsupported = ['unsupported-constraint', 'unsupported-constraint'];
  it.each([
    ['a host below a domain', dns('a.Example.com'), dns('example.COM'), within],
    ['a domain itself', dns('example.com'), dns('example.com'), within],
    ['a domain itself, where only what is below it counts', dns('example.com'), dns('.example.com'), outside],
    ['a host with a domain as the end of a label', dns('badexample.com'), dns('example.com'), outside],
    ['a host and the empty domain', dns('a.example'), dns(''), within],
    ['a host and a mail domain', dns('a.example'), mail('a.example'), untouched],
    ['a mail address and its host', mail('a@Example.com'), mail('example.COM'), within],
    ['a mail address and the host above', mail('a@b.example.com'), mail('example.com'), outside],
    ['a mail address and the domain above', mail('a@b.example.com'), mail('.example.com'), within],
    ['a mail address in another case', mail('A@example.com'), mail('a@example.com'), outside],
    ['a mail address without a host', mail('a'), mail('example.com'), ['unsupported-name', 'unsupported-name']],
    ['a URI and its host', uri('https://a.example:8443/x'), uri('A.example'), within],
    ['a URI and its domain', uri('https://a.example/x'), uri('.example'), within],
    ['a URI without a host', uri('urn:x'), uri('example'), ['unsupported-name', 'unsupported-name']],
    ['an address in a network', ip('0a000001'), ip('0a000000ff000000'), within],
    ['an address of the other family', ip('0a000001'), ip('20010db8'.padEnd(32, '0') + 'f'.repeat(8).padEnd(32, '0')), outside],
    ['a directory name below another', directory(commonName('a'), commonName('b')), directory(commonName('A')), within],
    ['a directory name beside another', directory(commonName('ab')), directory(commonName('a')), outside],
    ['other names of one type', other('1.2.3'), other('1.2.3'), unsupported],
    ['other names of two types', other('1.2.3'), other('1.2.4'), untouched],
    ['registered identifiers', element(0x88, octets('2a03')), element(0x88, octets('2a03')), unsupported],
  ])('%s', (_, name, base, expected) => {
    expect(offences(name, base)).toEqual(expected);
  });

  it('with a minimum or a maximum cannot be compared', () => {
    const bounded = Buffer.concat([dns('a.example'), element(0x81, Buffer.from([1]))]);
    expect(offences(dns('a.example'), bounded)).toEqual(['bounded-subtree', 'bounded-subtree']);
    expect(offences(dns('a.example'), Buffer.concat([dns('a.example'), element(0x80, Buffer.from([0]))]))).toEqual(within);
  });
});

describe('the subject of a leaf', () => {
  const limits = (base: Uint8Array) => {
    const constraints = constraintsOf(
      decodedWith({ extensions: extensions(extension('2.5.29.30', sequence(element(0xa0, sequence(base))))) }),
    );
    if (!constraints) throw new Error('no constraints');
    return constraints;
  };
  const mailAttribute = (tag: number) => set(sequence(objectIdentifier('1.2.840.113549.1.9.1'), text(tag, 'a@b.example')));
  const bare = { serialNumber: integer(1), extensions: new Uint8Array() };

  it('has to be within the directories that are permitted', () => {
    const leaf = decodedWith({ ...bare, subject: sequence(commonName('x')) });
    expect(findOffence(leaf, limits(directory(commonName('y'))))?.kind).toBe('not-permitted');
    expect(findOffence(leaf, limits(directory(commonName('X'))))).toBeUndefined();
  });

  it('has mail addresses in it, of one string type', () => {
    const [ascii, unicode] = [0x16, 0x0c].map((tag) => decodedWith({ ...bare, subject: sequence(mailAttribute(tag)) }));
    expect(ascii && findOffence(ascii, limits(mail('b.example')))).toBeUndefined();
    expect(ascii && findOffence(ascii, limits(mail('c.example')))?.kind).toBe('not-permitted');
    expect(unicode && findOffence(unicode, limits(mail('b.example')))?.kind).toBe('unsupported-name');
  });

  it.each([
    ['host.example', 'not-permitted'],
    ['a.host.permitted', undefined],
    ['Acme Server', undefined],
    ['localhost', undefined],
    ['a..b', undefined],
  ])('has the common name %s, which is a host or is none', (name, expected) => {
    const leaf = decodedWith({ ...bare, subject: sequence(commonName(name)) });
    expect(findCommonNameOffence(leaf, limits(dns('permitted')))?.kind).toBe(expected);
  });
});
