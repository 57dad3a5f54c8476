import { createPrivateKey, sign } from 'node:crypto';
import { pemOf, root } from '../fixtures/lab/authority.ts';

// As long as every number that takes their place.
const name = 'Bench Root CA 00000';
const serialNumber = '40000000000000000000';

/**
 * `count` distinct CA certificates as PEM: each has its own name, serial number and valid signature.
 *
 * The lab issues the first; the others are its bytes with both numbers replaced and signed anew, all with its P-256 key.
 * Source: RFC 5280 §4.1 (tbsCertificate, signatureAlgorithm, signatureValue).
 */
export async function distinctCertificates(count: number): Promise<readonly string[]> {
  const { der, keyPem } = await root({ name, serialNumber });
  const key = createPrivateKey(keyPem);
  const template = Buffer.from(der);
  const tbsStart = contentOf(template, 0);
  const tbsEnd = endOf(template, tbsStart);
  const algorithm = template.subarray(tbsEnd, endOf(template, tbsEnd));
  return Array.from({ length: count }, (_, number) => {
    const tbs = numbered(template.subarray(tbsStart, tbsEnd), number);
    const signature = element(0x03, Buffer.of(0), sign('sha256', tbs, key));
    return pemOf('CERTIFICATE', element(0x30, tbs, algorithm, signature));
  });
}

function numbered(template: Buffer, number: number): Buffer {
  const digits = String(number).padStart(5, '0');
  const tbs = Buffer.from(template);
  tbs.write(digits, template.indexOf(name) + name.length - digits.length, 'latin1');
  tbs.write(digits, template.lastIndexOf(name) + name.length - digits.length, 'latin1');
  const serial = Buffer.from(serialNumber, 'hex');
  tbs.writeUInt32BE(number, template.indexOf(serial) + serial.length - 4);
  return tbs;
}

/** One DER element (X.690 §8.1). */
function element(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag, ...lengthOctets(content.length)), content]);
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}

function contentOf(der: Buffer, at: number): number {
  const first = der.readUInt8(at + 1);
  return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
}

function endOf(der: Buffer, at: number): number {
  const content = contentOf(der, at);
  return content + (content === at + 2 ? der.readUInt8(at + 1) : der.readUIntBE(at + 2, content - at - 2));
}
