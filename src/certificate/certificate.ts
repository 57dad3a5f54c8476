import { DerReader } from './der.ts';
import { dottedOid } from './der-content.ts';
import type { Element } from './element.ts';
import {
  altNameText,
  type BasicConstraints,
  type Extension,
  type KeyUsage,
  readAuthorityKeyIdentifier,
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  readSubjectAltName,
  readSubjectKeyIdentifier,
} from './extensions.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import { describeKey, type KeyDescription } from './key.ts';
import { type Layout, readLayout } from './layout.ts';
import { Malformation } from './malformation.ts';
import { commonName, type Name, nameText, readName } from './name.ts';
import { ExtensionOid, signatureAlgorithmNames } from './oids.ts';

/**
 * Decodes the DER of one certificate, strictly, and keeps the bytes.
 *
 * The whole structure is walked at once, so nothing that a {@link Certificate} is asked later can fail;
 * texts, names and fingerprints are made when they are asked for.
 * Limits: 1 MiB. A malformed certificate is returned as a {@link Malformation}, never thrown.
 * Source: RFC 5280 §4.1; X.690 §10 and §11.
 */
export function decodeCertificate(der: Uint8Array): Certificate | Malformation {
  try {
    return new Certificate(der, readLayout(der));
  } catch (error) {
    if (error instanceof Malformation) return error;
    throw error;
  }
}

/** An X.509 certificate: its DER and what it says. Made by {@link decodeCertificate}. */
export class Certificate {
  readonly kind = 'certificate';
  /** The bytes as they came. */
  readonly der: Uint8Array;
  /** 1, 2 or 3. */
  readonly version: 1 | 2 | 3;
  /** Milliseconds since 1970, UTC. */
  readonly notBefore: number;
  /** Milliseconds since 1970, UTC; the last instant at which it is valid. */
  readonly notAfter: number;
  /** Name such as `sha256WithRSAEncryption`, or the dotted OID. */
  readonly signatureAlgorithm: string;
  readonly extensions: readonly Extension[];
  readonly #layout: Layout;
  #sha256: Fingerprint | undefined;
  #spkiSha256: Fingerprint | undefined;
  #subjectName: Name | undefined;
  #issuerName: Name | undefined;
  #key: KeyDescription | undefined;

  /** Not for callers: use {@link decodeCertificate}. */
  constructor(der: Uint8Array, layout: Layout) {
    this.der = der;
    this.version = layout.version;
    this.notBefore = layout.notBefore;
    this.notAfter = layout.notAfter;
    this.signatureAlgorithm = signatureAlgorithmNames[layout.signatureAlgorithm] ?? layout.signatureAlgorithm;
    this.extensions = layout.extensions;
    this.#layout = layout;
  }

  /** SHA-256 of the DER. */
  get sha256(): Fingerprint {
    this.#sha256 ??= fingerprint(this.der);
    return this.#sha256;
  }

  /** SHA-256 of SubjectPublicKeyInfo: equal for two certificates of one key (RFC 7469 §2.4). */
  get spkiSha256(): Fingerprint {
    this.#spkiSha256 ??= fingerprint(this.#slice(this.#layout.publicKeyInfo));
    return this.#spkiSha256;
  }

  /** Lower-case hexadecimal digits, without a leading zero octet. */
  get serialNumber(): string {
    const { content, end } = this.#layout.serialNumber;
    const start = this.der[content] === 0 && end - content > 1 ? content + 1 : content;
    return Buffer.from(this.der.subarray(start, end)).toString('hex');
  }

  get subjectName(): Name {
    this.#subjectName ??= readName(this.#reader(this.#layout.subject));
    return this.#subjectName;
  }

  get issuerName(): Name {
    this.#issuerName ??= readName(this.#reader(this.#layout.issuer));
    return this.#issuerName;
  }

  /** The subject on one line in encoded order. Text from a certificate is hostile: clean it before it is printed. */
  get subject(): string {
    return nameText(this.subjectName);
  }

  /** The issuer on one line in encoded order. */
  get issuer(): string {
    return nameText(this.issuerName);
  }

  /** What people call it: the common name, or what stands in for it. */
  get displayName(): string {
    return commonName(this.subjectName);
  }

  get key(): KeyDescription {
    this.#key ??= describeKey(this.der, this.#layout.publicKeyInfo);
    return this.#key;
  }

  /** Whether subject and issuer are the same name, byte for byte. */
  get isSelfIssued(): boolean {
    return Buffer.compare(this.#slice(this.#layout.subject), this.#slice(this.#layout.issuer)) === 0;
  }

  get basicConstraints(): BasicConstraints | undefined {
    return this.#extension(ExtensionOid.basicConstraints, readBasicConstraints);
  }

  get keyUsage(): readonly KeyUsage[] | undefined {
    return this.#extension(ExtensionOid.keyUsage, readKeyUsage);
  }

  /** Dotted OIDs of the purposes. */
  get extendedKeyUsage(): readonly string[] | undefined {
    return this.#extension(ExtensionOid.extendedKeyUsage, readExtendedKeyUsage)?.map((purpose) => dottedOid(this.der, purpose));
  }

  /** Lower-case hexadecimal digits. */
  get subjectKeyIdentifier(): string | undefined {
    return this.#hex(this.#extension(ExtensionOid.subjectKeyIdentifier, readSubjectKeyIdentifier));
  }

  /** Lower-case hexadecimal digits; `undefined` also where it names only issuer and serial number. */
  get authorityKeyIdentifier(): string | undefined {
    return this.#hex(this.#extension(ExtensionOid.authorityKeyIdentifier, readAuthorityKeyIdentifier));
  }

  /** `DNS:gate.example`, `IP:10.0.0.1`; other kinds of names are left out. */
  get subjectAltName(): readonly string[] | undefined {
    const names = this.#extension(ExtensionOid.subjectAltName, readSubjectAltName);
    return names?.map((name) => altNameText(this.der, name)).filter((text) => text !== undefined);
  }

  /** Whether `other` names this certificate as its issuer, by name and, where both carry one, by key identifier. */
  isNamedIssuerOf(other: Certificate): boolean {
    if (Buffer.compare(this.#slice(this.#layout.subject), other.#slice(other.#layout.issuer)) !== 0) return false;
    const wanted = other.authorityKeyIdentifier;
    const own = this.subjectKeyIdentifier;
    return wanted === undefined || own === undefined || wanted === own;
  }

  #extension<Value>(oid: string, read: (reader: DerReader) => Value): Value | undefined {
    const extension = this.extensions.find((candidate) => candidate.oid === oid);
    return extension && read(new DerReader(this.der, extension.value.content, extension.value.end));
  }

  #hex(octets: Element | undefined): string | undefined {
    return octets && Buffer.from(this.der.subarray(octets.content, octets.end)).toString('hex');
  }

  #reader({ start, end }: Element): DerReader {
    return new DerReader(this.der, start, end);
  }

  #slice({ start, end }: Element): Uint8Array {
    return this.der.subarray(start, end);
  }
}
