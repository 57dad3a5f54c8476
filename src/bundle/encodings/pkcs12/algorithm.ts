import type { BerReader } from '../ber/ber.ts';

/** An AlgorithmIdentifier that is read on: its object identifier, and a reader at its parameters, which may be missing. */
export interface Algorithm {
  readonly id: string;
  readonly parameters: BerReader;
}

/** Reads the head of an AlgorithmIdentifier. Source: RFC 5280 §4.1.1.2. */
export function readAlgorithm(reader: BerReader, what: string): Algorithm {
  const parameters = reader.sequence(what);
  return { id: parameters.oid(`object identifier of the ${what}`), parameters };
}
