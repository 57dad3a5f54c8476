import { pbkdf2Sync } from 'node:crypto';
import { Tag } from '../../../certificate/der/der.ts';
import type { BerReader } from '../ber/ber.ts';
import { Unreadable } from '../ber/unreadable.ts';
import { readAlgorithm } from './algorithm.ts';
import { hmacDigests } from './digests.ts';
import { readSalt } from './salt.ts';

/** How PKCS #5 derives a key. */
export interface KeyDerivation {
  /** In octets, as the file states it. */
  readonly keyLength: number | undefined;
  /** Units of work for a key of this length. */
  readonly cost: (length: number) => number;
  readonly derive: (password: Uint8Array, length: number) => Buffer;
}

const hmacWithSha1 = '1.2.840.113549.2.7';

/** Reads the parameters of PBKDF2. Source: RFC 8018 §A.2. */
export function readPbkdf2(parameters: BerReader): KeyDerivation {
  if (parameters.tag === Tag.sequence) throw new Unreadable('the salt of PBKDF2 comes from elsewhere', 'pkcs12-unsupported');
  const salt = readSalt(parameters);
  const iterations = parameters.integer('iteration count');
  if (iterations < 1) throw parameters.fault(`the iteration count is ${iterations}`);
  const keyLength = parameters.tag === Tag.integer ? parameters.integer('key length') : undefined;
  const prf = parameters.atEnd ? hmacWithSha1 : readAlgorithm(parameters, 'pseudo-random function').id;
  parameters.finish('parameters of PBKDF2');
  const digest = hmacDigests[prf];
  if (!digest) throw new Unreadable(`PBKDF2 with the pseudo-random function ${prf} is not supported`, 'pkcs12-unsupported');
  return {
    keyLength,
    cost: (length) => iterations * Math.ceil(length / digest.length),
    derive: (password, length) => pbkdf2Sync(password, salt, iterations, length, digest.name),
  };
}
