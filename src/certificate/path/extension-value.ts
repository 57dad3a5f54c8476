import type { Certificate } from '../certificate.ts';
import { DerReader } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';
import { departuresOf } from '../tolerated.ts';

/** The value of an extension, also of one that departs from the standard; `undefined` where it is missing or cannot be read. */
export function extensionValue<Value>(certificate: Certificate, oid: string, read: (reader: DerReader) => Value): Value | undefined {
  const extension = [...certificate.extensions, ...departuresOf(certificate).extensions].find((candidate) => candidate.oid === oid);
  if (!extension) return undefined;
  try {
    return read(new DerReader(certificate.der, extension.value.content, extension.value.end));
  } catch (error) {
    if (error instanceof Malformation) return undefined;
    throw error;
  }
}
