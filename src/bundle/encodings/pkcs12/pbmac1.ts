import { createHmac } from 'node:crypto';
import type { BerReader } from '../ber/ber.ts';
import { Unreadable } from '../ber/unreadable.ts';
import { readAlgorithm } from './algorithm.ts';
import { hmacDigests } from './digests.ts';
import type { Mac } from './mac.ts';
import { readPbkdf2 } from './pbkdf2.ts';

const pbkdf2 = '1.2.840.113549.1.5.12';
const keyLengths = { min: 20, max: 64 };

/**
 * Reads the parameters of PBMAC1, with the strictness that its use in PKCS #12 asks for: PBKDF2, and a key length that is
 * stated and not below 20 octets. No HMAC gains by more than 64.
 * Source: RFC 9579 §5 and §6; RFC 8018 §7.1 and §A.5.
 */
export function readPbmac1(algorithmParameters: BerReader, expected: Uint8Array): Mac {
  const parameters = algorithmParameters.sequence('parameters of PBMAC1');
  const derivation = readAlgorithm(parameters, 'key derivation function');
  if (derivation.id !== pbkdf2)
    throw new Unreadable(`PBMAC1 with the key derivation ${derivation.id} is not supported`, 'pkcs12-unsupported');
  const { keyLength, cost, derive } = readPbkdf2(derivation.parameters.sequence('parameters of PBKDF2'));
  const scheme = readAlgorithm(parameters, 'message authentication scheme');
  parameters.finish('parameters of PBMAC1');
  const digest = hmacDigests[scheme.id];
  if (!digest) throw new Unreadable(`PBMAC1 with the code ${scheme.id} is not supported`, 'pkcs12-unsupported');
  if (keyLength === undefined) throw parameters.fault('PBMAC1 states no key length');
  if (keyLength < keyLengths.min || keyLength > keyLengths.max) throw parameters.fault(`PBMAC1 has a key length of ${keyLength} octets`);
  return {
    tellsAbsent: false,
    cost: cost(keyLength),
    fits: ({ narrow }, content) => createHmac(digest.name, derive(narrow, keyLength)).update(content).digest().equals(expected),
  };
}
