import { bitString, integer, objectIdentifier, octetString, octets, sequence } from '../../fixtures/der.ts';

const null_ = octets('05 00');
const rsaOid = '1.2.840.113549.1.1.1';
const ecOid = '1.2.840.10045.2.1';

/** A SubjectPublicKeyInfo of this algorithm. */
export function keyInfo(algorithm: string, parameters: Uint8Array, content: Uint8Array): Buffer {
  return sequence(sequence(objectIdentifier(algorithm), parameters), bitString(content));
}

/** An RSA key whose modulus has `bits` bits, a multiple of eight; the modulus is odd, but no product of two primes. */
export function rsaKey(bits: number, exponent: readonly number[] = [1, 0, 1]): Buffer {
  return keyInfo(rsaOid, null_, sequence(bigNumber(bits), integer(...exponent)));
}

/** An RSA key for RSASSA-PSS alone. */
export function pssKey(bits: number): Buffer {
  return keyInfo('1.2.840.113549.1.1.10', Buffer.alloc(0), sequence(bigNumber(bits), integer(1, 0, 1)));
}

/** A DSA key whose prime has `bits` bits. */
export function dsaKey(bits: number): Buffer {
  return keyInfo('1.2.840.10040.4.1', sequence(bigNumber(bits), integer(0x0d), integer(4)), integer(5));
}

/** An EC key on a named curve: the compressed form of a point whose coordinate has this many octets, each of them `octet`. */
export function ecKey(curve: string, fieldOctets = 32, octet = '11'): Buffer {
  return keyInfo(ecOid, objectIdentifier(curve), octets(`02${octet.repeat(fieldOctets)}`));
}

/** An EC key that spells out a curve over a prime field, with an uncompressed or a compressed point. */
export function explicitEcKey(fieldOctets: number, isCompressed = false): Buffer {
  const number = octets('11'.repeat(fieldOctets));
  const field = sequence(objectIdentifier('1.2.840.10045.1.1'), integer(...number));
  const parameters = sequence(
    integer(1),
    field,
    sequence(octetString(number), octetString(number)),
    octetString(number),
    integer(...number),
  );
  return keyInfo(ecOid, parameters, isCompressed ? Buffer.concat([octets('02'), number]) : Buffer.concat([octets('04'), number, number]));
}

function bigNumber(bits: number): Buffer {
  return integer(0, ...Array<number>(bits / 8).fill(0x81));
}
