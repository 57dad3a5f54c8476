import type { Certificate } from '../certificate.ts';
import type { DerReader } from '../der/der.ts';
import { ExtensionOid } from '../oids.ts';
import { type PathName, readPathName } from './alt-names.ts';
import { extensionValue } from './extension-value.ts';

/** A subtree of name constraints. */
export interface PathSubtree {
  readonly base: PathName;
  /** Whether it has a minimum other than 0, or a maximum, which nobody supports. */
  readonly isBounded: boolean;
}

/** Name constraints of a CA, as OpenSSL reads them. Source: RFC 5280 §4.2.1.10. */
export interface PathConstraints {
  readonly permitted: readonly PathSubtree[];
  readonly excluded: readonly PathSubtree[];
}

const what = 'name constraints';
const cached = new WeakMap<Certificate, { readonly constraints: PathConstraints | undefined }>();

/** The name constraints of a certificate. */
export function constraintsOf(certificate: Certificate): PathConstraints | undefined {
  const known = cached.get(certificate) ?? { constraints: extensionValue(certificate, ExtensionOid.nameConstraints, readConstraints) };
  cached.set(certificate, known);
  return known.constraints;
}

/** Reads NameConstraints; lists may be empty, and masks and addresses of any length. */
export function readConstraints(reader: DerReader): PathConstraints {
  const fields = reader.sequence(what);
  const constraints = { permitted: readSubtrees(fields, 0xa0), excluded: readSubtrees(fields, 0xa1) };
  fields.finish(what);
  return constraints;
}

function readSubtrees(fields: DerReader, tag: number): readonly PathSubtree[] {
  const list = fields.optional(tag, what);
  const subtrees: PathSubtree[] = [];
  if (!list) return subtrees;
  const members = fields.into(list);
  while (!members.atEnd) subtrees.push(readSubtree(members.sequence(what)));
  return subtrees;
}

function readSubtree(fields: DerReader): PathSubtree {
  const base = readPathName(fields);
  const minimum = fields.optional(0x80, what);
  const maximum = fields.optional(0x81, what);
  fields.finish(what);
  const isZero = !minimum || fields.bytes.subarray(minimum.content, minimum.end).every((octet) => octet === 0);
  return { base, isBounded: maximum !== undefined || !isZero };
}
