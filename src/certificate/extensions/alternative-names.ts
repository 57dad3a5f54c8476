import type { DerReader } from '../der/der.ts';
import type { Element } from '../der/element.ts';
import { holderNames, NameKind, readGeneralNames } from '../name/general-name.ts';

/** Decodes SubjectAltName into the elements of its names. Source: RFC 5280 §4.2.1.6. */
export function readSubjectAltName(reader: DerReader): readonly Element[] {
  const what = 'subject alternative name';
  return readGeneralNames(reader.sequence(what), what, holderNames);
}

/** Walks IssuerAltName. Source: RFC 5280 §4.2.1.7. */
export function checkIssuerAltName(reader: DerReader, what: string): void {
  readGeneralNames(reader.sequence(what), what);
}

/** `DNS:gate.example` or `IP:10.0.0.1` for a name of SubjectAltName; `undefined` for names of other kinds. */
export function altNameText(bytes: Uint8Array, { tag, content, end }: Element): string | undefined {
  const octets = bytes.subarray(content, end);
  if (tag === NameKind.dns) return `DNS:${Buffer.from(octets).toString('latin1')}`;
  return tag === NameKind.ip ? `IP:${addressText(octets)}` : undefined;
}

function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  const groups = Array.from({ length: octets.length >> 1 }, (_, i) =>
    (((octets[i * 2] as number) << 8) | (octets[i * 2 + 1] as number)).toString(16),
  );
  return groups.join(':');
}
