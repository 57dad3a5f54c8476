import type { Container, ContainerOptions, ContainerRefusal } from './container.ts';
import { readJks } from './jks.ts';
import { readPkcs7 } from './pkcs7.ts';
import { readPkcs12 } from './pkcs12/pkcs12.ts';
import type { BinaryKind } from './recognise-binary.ts';
import { refuseBinary } from './refuse-binary.ts';

/**
 * Opens a file of the kind that `recogniseBinary` told, or refuses it by its name.
 *
 * This module loads all of them, and node-forge with PKCS #12: import it when a container has been met.
 */
export function readContainer(
  kind: Exclude<BinaryKind, 'certificate'>,
  bytes: Uint8Array,
  options: ContainerOptions = {},
): Container | ContainerRefusal {
  if (kind === 'pkcs7') return readPkcs7(bytes);
  if (kind === 'pkcs12') return readPkcs12(bytes, options.passwords, options);
  if (kind === 'jks') return readJks(bytes, options.passwords);
  return refuseBinary(kind);
}
