import { scryptSync } from 'node:crypto';
import { Tag } from '../../../certificate/der/der.ts';
import type { BerReader } from '../ber/ber.ts';
import { Unreadable } from '../ber/unreadable.ts';
import type { KeyDerivation } from './pbkdf2.ts';
import { readSalt } from './salt.ts';

const maxMemory = 128 * 1024 * 1024;

/** Reads the parameters of scrypt. Limits: 128 MiB of memory. Source: RFC 7914 §2 and §7.1. */
export function readScrypt(parameters: BerReader): KeyDerivation {
  const salt = readSalt(parameters);
  const cost = parameters.integer('cost');
  const blockSize = parameters.integer('block size');
  const parallelization = parameters.integer('parallelization');
  const keyLength = parameters.tag === Tag.integer ? parameters.integer('key length') : undefined;
  parameters.finish('parameters of scrypt');
  if (cost < 2 || !Number.isInteger(Math.log2(cost)) || blockSize < 1 || parallelization < 1) {
    throw parameters.fault('the parameters of scrypt are out of range');
  }
  if (128 * blockSize * (cost + parallelization + 2) > maxMemory) {
    throw new Unreadable(`scrypt with more than ${maxMemory >> 20} MiB of memory is not supported`, 'pkcs12-unsupported');
  }
  return {
    keyLength,
    cost: () => cost * blockSize * parallelization,
    derive: (password, length) => scryptSync(password, salt, length, { cost, blockSize, parallelization, maxmem: 2 * maxMemory }),
  };
}
