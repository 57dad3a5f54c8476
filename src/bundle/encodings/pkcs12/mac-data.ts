import { createHmac } from 'node:crypto';
import type { BerReader } from '../ber/ber.ts';
import { Unreadable } from '../ber/unreadable.ts';
import { readAlgorithm } from './algorithm.ts';
import { digests } from './digests.ts';
import { derivationCost, derivePkcs12Key, Purpose } from './key-derivation.ts';
import type { Mac } from './mac.ts';
import { readPbmac1 } from './pbmac1.ts';
import { readSalt } from './salt.ts';

const pbmac1 = '1.2.840.113549.1.5.14';

/** Reads MacData. Fails: `pkcs12-unsupported`, with the object identifier. Source: RFC 7292 §4; RFC 9579 §5. */
export function readMacData(macData: BerReader): Mac {
  const digestInfo = macData.sequence('digest info');
  const { id, parameters } = readAlgorithm(digestInfo, 'MAC algorithm');
  const expected = digestInfo.octetString('MAC');
  digestInfo.finish('digest info');
  const salt = readSalt(macData, 'salt of the MAC');
  const iterations = macData.atEnd ? 1 : macData.integer('iteration count of the MAC');
  macData.finish('MAC data');
  // What stands beside it is there for older readers only (RFC 9579 §5).
  if (id === pbmac1) return readPbmac1(parameters, expected);
  if (iterations < 1) throw macData.fault(`the iteration count of the MAC is ${iterations}`);
  const digest = digests[id];
  if (!digest) throw new Unreadable(`a MAC with the hash function ${id} is not supported`, 'pkcs12-unsupported');
  return {
    tellsAbsent: true,
    cost: derivationCost(digest, iterations, digest.length),
    fits: ({ wide }, content) => {
      const key = derivePkcs12Key({ digest, password: wide, salt, iterations }, Purpose.mac, digest.length);
      return createHmac(digest.name, key).update(content).digest().equals(expected);
    },
  };
}
