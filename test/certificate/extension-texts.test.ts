import { describe, expect, it } from 'vitest';
import { criticalExtension, extension, extensions } from '../../fixtures/certificates.ts';
import { octetString, octets, text } from '../../fixtures/der.ts';
import { intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import { extensionTexts } from '../../src/certificate/extension-texts.ts';
import { decoded, decodedWith } from './decoded.ts';

const ca = await root();
const texts = (der: Uint8Array) => extensionTexts(decoded(der)).map(({ name, isCritical, value }) => ({ [name]: [value, isCritical] }));
const textsWith = (...list: readonly Uint8Array[]) => extensionTexts(decodedWith({ extensions: extensions(...list) }));

describe('the extensions in words', () => {
  it('say what a CA may do', async () => {
    const { subjectKeyIdentifier = '' } = decoded(ca.der);
    const own = decoded((await intermediate(ca)).der);
    expect(texts(own.der)).toMatchObject([
      { 'Basic Constraints': [expect.stringMatching(/CA: true.*Path Length: 0/i), true] },
      { 'Key Usages': [expect.stringMatching(/(?=.*keyCertSign).*cRLSign/i), true] },
      { 'Subject Key Identifier': [own.subjectKeyIdentifier, false] },
      { 'Authority Key Identifier': [expect.stringContaining(subjectKeyIdentifier), false] },
    ]);
  });

  it('say whom a server certificate is for', async () => {
    const { der } = await leaf(ca, { hosts: ['proxy.example', '10.0.0.1'] });
    const value = JSON.stringify(texts(der));
    expect(texts(der)[0]).toEqual({ 'Basic Constraints': ['CA: false', true] });
    expect(value).toMatch(/serverAuth|Server Auth/i);
    expect(value).toContain('proxy.example');
    expect(value).toContain('10.0.0.1');
  });

  it('are on one line each, in encoded order', async () => {
    const own = decoded((await leaf(ca)).der);
    const all = extensionTexts(own);
    expect(all.map(({ isCritical }) => isCritical)).toEqual(own.extensions.map(({ isCritical }) => isCritical));
    expect(all.filter(({ name, value }) => /\n/.test(name + value) || name === '' || value === '')).toEqual([]);
  });

  it('give an unknown one as its identifier and hexadecimal digits', () => {
    expect(textsWith(criticalExtension('1.2.3.4', octets('de ad be ef')))).toEqual([
      { name: '1.2.3.4', isCritical: true, value: 'deadbeef' },
    ]);
  });

  it('give one of more than a thousand characters shortened', () => {
    const [{ value } = { value: '' }] = textsWith(extension('1.2.3.4', octetString(Buffer.alloc(5000, 0xab))));
    expect(value).toMatch(/^0482/);
    expect(value).toHaveLength(1001);
    expect(value.endsWith('…')).toBe(true);
  });

  it('give one that has no words in hexadecimal digits', () => {
    const list = extension('2.5.29.9', text(0x0c, 'no list of attributes'));
    expect(textsWith(list)).toEqual([{ name: '2.5.29.9', isCritical: false, value: expect.stringMatching(/^0c15/) }]);
  });

  it('are none without extensions', () => {
    expect(extensionTexts(decodedWith({ extensions: Buffer.alloc(0) }))).toEqual([]);
  });
});
