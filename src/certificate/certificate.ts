import { checksum } from './checksum.ts';
import { DerReader } from './der/der.ts';
import { dottedOid } from './der/der-content.ts';
import type { Element } from './der/element.ts';
import { Malformation } from './der/malformation.ts';
import { altNameText, readSubjectAltName } from './extensions/alternative-names.ts';
import { type BasicConstraints, readBasicConstraints } from './extensions/basic-constraints.ts';
import { readExtendedKeyUsage } from './extensions/extended-key-usage.ts';
import type { Extension } from './extensions/extension.ts';
import { readAuthorityKeyIdentifier, readSubjectKeyIdentifier } from './extensions/key-identifiers.ts';
import { type KeyUsage, readKeyUsage } from './extensions/key-usage.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import { describeKey, type KeyDescription } from './key/key.ts';
import { type Layout, readLayout } from './layout.ts';
import { comparableName } from './name/comparable-name.ts';
import { commonName, type Name, nameText, readName } from './name/name.ts';
import { type NameConstraints, readNameConstraints } from './name/name-constraints.ts';
import { ExtensionOid } from './oids.ts';
import { describeSignature, type SignatureDescription } from './signature/signature.ts';

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
  readonly extensions: readonly Extension[];
  readonly #layout: Layout;
  /** Extensions that were asked for, by OID. */
  readonly #decoded = new Map<string, unknown>();
  #sha256: Fingerprint | undefined;
  #checksum: string | undefined;
  #spkiSha256: Fingerprint | undefined;
  #subject: string | undefined;
  #subjectName: Name | undefined;
  #issuerName: Name | undefined;
  #key: KeyDescription | undefined;
  #signature: SignatureDescription | undefined;
  #comparableSubject: string | undefined;
  #comparableIssuer: string | undefined;
  #isSelfIssued: boolean | undefined;

  /** Not for callers: use {@link decodeCertificate}. */
  constructor(der: Uint8Array, layout: Layout) {
    this.der = der;
    this.version = layout.version;
    this.notBefore = layout.notBefore;
    this.notAfter = layout.notAfter;
    this.extensions = layout.extensions;
    this.#layout = layout;
  }

  /** SHA-256 of the DER. */
  get sha256(): Fingerprint {
    this.#sha256 ??= fingerprint(this.der);
    return this.#sha256;
  }

  /** A cheap checksum of the DER: see {@link checksum}. */
  get checksum(): string {
    this.#checksum ??= checksum(this.der);
    return this.#checksum;
  }

  /** SHA-256 of SubjectPublicKeyInfo: equal for two certificates of one key (RFC 7469 §2.4). */
  get spkiSha256(): Fingerprint {
    this.#spkiSha256 ??= fingerprint(this.publicKeyInfo);
    return this.#spkiSha256;
  }

  /** DER of SubjectPublicKeyInfo. */
  get publicKeyInfo(): Uint8Array {
    return this.#slice(this.#layout.publicKeyInfo);
  }

  /** DER of TBSCertificate: the part that the signature covers. */
  get signedPart(): Uint8Array {
    return this.#slice(this.#layout.signed);
  }

  /** The octets of the signature. */
  get signatureValue(): Uint8Array {
    // The first octet counts the unused bits.
    return this.der.subarray(this.#layout.signature.content + 1, this.#layout.signature.end);
  }

  /** The algorithm of the signature, its key and its hash. */
  get signature(): SignatureDescription {
    this.#signature ??= describeSignature(this.der, this.#layout.algorithm);
    return this.#signature;
  }

  /** Name such as `sha256WithRSAEncryption`, or the dotted OID. */
  get signatureAlgorithm(): string {
    return this.signature.name;
  }

  /** The subject as a text to compare: equal for two certificates of one name, however it is written. */
  get comparableSubject(): string {
    this.#comparableSubject ??= comparableName(this.subjectName);
    return this.#comparableSubject;
  }

  /** The issuer as a text to compare. */
  get comparableIssuer(): string {
    this.#comparableIssuer ??= this.#hasSameNames() ? this.comparableSubject : comparableName(this.issuerName);
    return this.#comparableIssuer;
  }

  /** The content of the INTEGER, in two's complement: a leading zero octet keeps the number positive. */
  get serialNumberOctets(): Uint8Array {
    const { content, end } = this.#layout.serialNumber;
    return this.der.subarray(content, end);
  }

  /** Lower-case hexadecimal digits of the content, without a leading zero octet. */
  get serialNumber(): string {
    const octets = this.serialNumberOctets;
    return Buffer.from(octets[0] === 0 && octets.length > 1 ? octets.subarray(1) : octets).toString('hex');
  }

  /** DER of the subject. */
  get subjectDer(): Uint8Array {
    return this.#slice(this.#layout.subject);
  }

  get subjectName(): Name {
    this.#subjectName ??= readName(this.#reader(this.#layout.subject));
    return this.#subjectName;
  }

  get issuerName(): Name {
    this.#issuerName ??= this.#hasSameNames() ? this.subjectName : readName(this.#reader(this.#layout.issuer));
    return this.#issuerName;
  }

  /** The subject on one line in encoded order. Text from a certificate is hostile: clean it before it is printed. */
  get subject(): string {
    this.#subject ??= nameText(this.subjectName);
    return this.#subject;
  }

  /** The issuer on one line in encoded order. */
  get issuer(): string {
    return this.#hasSameNames() ? this.subject : nameText(this.issuerName);
  }

  /** What people call it: the common name, or what stands in for it. */
  get displayName(): string {
    return commonName(this.subjectName);
  }

  /** What people call its issuer. */
  get issuerDisplayName(): string {
    return commonName(this.issuerName);
  }

  get key(): KeyDescription {
    this.#key ??= describeKey(this.der, this.#layout.publicKeyInfo);
    return this.#key;
  }

  /** Whether subject and issuer are the same name, as OpenSSL compares names. */
  get isSelfIssued(): boolean {
    this.#isSelfIssued ??= this.#isNamedIn(this);
    return this.#isSelfIssued;
  }

  /**
   * Whether it claims to be signed with its own key: self-issued, the key identifiers fit, and the signature is one that such
   * a key makes. Whether it verifies is another question.
   */
  get isSelfSigned(): boolean {
    if (!this.isSelfIssued) return false;
    const { key } = this.signature;
    const makes = key === 'RSA-PSS' && this.key.algorithm === 'RSA' ? 'RSA' : (key ?? this.key.algorithm);
    return makes === this.key.algorithm && this.isNamedIssuerOf(this);
  }

  get basicConstraints(): BasicConstraints | undefined {
    return this.#extension(ExtensionOid.basicConstraints, readBasicConstraints);
  }

  get keyUsage(): readonly KeyUsage[] | undefined {
    return this.#extension(ExtensionOid.keyUsage, readKeyUsage);
  }

  get nameConstraints(): NameConstraints | undefined {
    return this.#extension(ExtensionOid.nameConstraints, readNameConstraints);
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
    if (!this.#isNamedIn(other)) return false;
    const wanted = other.authorityKeyIdentifier;
    const own = this.subjectKeyIdentifier;
    return wanted === undefined || own === undefined || wanted === own;
  }

  /** Whether `other` names this certificate's subject as its issuer. */
  #isNamedIn(other: Certificate): boolean {
    const same = Buffer.compare(this.#slice(this.#layout.subject), other.#slice(other.#layout.issuer)) === 0;
    return same || this.comparableSubject === other.comparableIssuer;
  }

  #hasSameNames(): boolean {
    return Buffer.compare(this.#slice(this.#layout.subject), this.#slice(this.#layout.issuer)) === 0;
  }

  #extension<Value>(oid: string, read: (reader: DerReader) => Value): Value | undefined {
    const known = this.#decoded.get(oid);
    // Each extension has one reader, so that a value that is known is of its type.
    if (known !== undefined) return known as Value;
    const extension = this.extensions.find((candidate) => candidate.oid === oid);
    const value = extension && read(new DerReader(this.der, extension.value.content, extension.value.end));
    if (value !== undefined) this.#decoded.set(oid, value);
    return value;
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
