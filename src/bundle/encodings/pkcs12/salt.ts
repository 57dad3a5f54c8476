import type { BerReader } from '../ber/ber.ts';

const maxOctets = 4096;

/** Reads a salt. Limits: 4 KiB; usual are 8 to 32 octets. */
export function readSalt(reader: BerReader, what = 'salt'): Uint8Array {
  const salt = reader.octetString(what);
  if (salt.length > maxOctets) throw reader.fault(`${what} has ${salt.length} octets`);
  return salt;
}

/** Reads the parameters that the older schemes share. Source: RFC 7292 §C (`pkcs-12PbeParams`); RFC 8018 §A.3. */
export function readSaltAndIterations(algorithmParameters: BerReader): { readonly salt: Uint8Array; readonly iterations: number } {
  const parameters = algorithmParameters.sequence('encryption parameters');
  const salt = readSalt(parameters);
  const iterations = parameters.integer('iteration count');
  if (iterations < 1) throw parameters.fault(`the iteration count is ${iterations}`);
  parameters.finish('encryption parameters');
  return { salt, iterations };
}
