import type { DerReader } from '../der/der.ts';
import { requireMinimalInteger } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { membersOf } from '../der/sequence-of.ts';
import { holderNames, NameKind, type NameRules, readGeneralName } from './general-name.ts';

/** A set of names, given by what they have in common. Source: RFC 5280 §4.2.1.10. */
export interface Subtree {
  readonly kind: 'dns' | 'ip' | 'directory' | 'email' | 'uri' | 'other';
  /**
   * Of `dns`, `email` and `uri` the text as it stands. Of `ip` the address and its mask, 8 or 32 octets; of `directory` the DER
   * of the Name; of any `other` kind the DER of the GeneralName. Octets are a view into the certificate.
   */
  readonly value: string | Uint8Array;
}

/** Which names the certificates below a CA may have. Source: RFC 5280 §4.2.1.10. */
export interface NameConstraints {
  readonly permitted: readonly Subtree[];
  readonly excluded: readonly Subtree[];
}

const what = 'name constraints';
/** An address stands there with its mask. */
const baseNames: NameRules = { ...holderNames, addressOctets: [8, 32] };

/**
 * Decodes NameConstraints.
 *
 * Minimum and maximum are taken where they are integers, as nobody looks at them.
 * Fails: no subtree at all, an address whose mask is not a prefix, and every other departure from the structure.
 * Source: RFC 5280 §4.2.1.10.
 */
export function readNameConstraints(reader: DerReader): NameConstraints {
  const at = reader.position;
  const fields = reader.sequence(what);
  const permitted = readSubtrees(fields, 0xa0);
  const excluded = readSubtrees(fields, 0xa1);
  fields.finish(what);
  if (permitted.length + excluded.length === 0) throw new Malformation(`${what} constrain nothing`, at);
  return { permitted, excluded };
}

function readSubtrees(fields: DerReader, tag: number): readonly Subtree[] {
  const list = fields.optional(tag, what);
  return list ? membersOf(fields.into(list), what, readSubtree) : [];
}

function readSubtree(list: DerReader): Subtree {
  const fields = list.sequence(what);
  const base = readGeneralName(fields, what, baseNames);
  for (const tag of [0x80, 0x81]) {
    const bound = fields.optional(tag, what);
    if (bound) requireMinimalInteger(list.bytes, bound, what);
  }
  fields.finish(what);
  return subtreeOf(list.bytes, base);
}

function subtreeOf(bytes: Uint8Array, base: Element): Subtree {
  const content = bytes.subarray(base.content, base.end);
  switch (base.tag) {
    case NameKind.dns:
      return { kind: 'dns', value: asciiText(content) };
    case NameKind.email:
      return { kind: 'email', value: asciiText(content) };
    case NameKind.uri:
      return { kind: 'uri', value: asciiText(content) };
    case NameKind.directory:
      return { kind: 'directory', value: content };
    case NameKind.ip:
      requirePrefix(content.subarray(content.length / 2), base.content + content.length / 2);
      return { kind: 'ip', value: content };
    default:
      return { kind: 'other', value: bytes.subarray(base.start, base.end) };
  }
}

/** A mask is ones and then zeros (RFC 4632 §5.1). */
function requirePrefix(mask: Uint8Array, at: number): void {
  let isOver = false;
  for (const octet of mask) {
    const isPrefix = (~octet & 0xff & ((~octet & 0xff) + 1)) === 0;
    if (!isPrefix || (isOver && octet !== 0)) {
      throw new Malformation(`${what} have the mask ${Buffer.from(mask).toString('hex')}, which is no prefix`, at);
    }
    isOver = octet !== 0xff;
  }
}

function asciiText(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
}
