import { type Certificate, decodeCertificate } from '../certificate/certificate.ts';
import { Malformation } from '../certificate/der/malformation.ts';
import { readTrustSettings } from '../certificate/trust-settings.ts';
import type { Container, ContainerRefusal } from './encodings/container.ts';
import { containerLabels } from './encodings/pem/certificate-labels.ts';
import type { PemBlock, PemContent } from './encodings/pem/pem.ts';
import { recogniseBinary } from './encodings/recognise-binary.ts';
import type { BundleContent, BundleEntry, Encoding } from './entry.ts';
import type { Origin } from './origin.ts';
import type { Refusal, RefusalId } from './refusal.ts';
import type { Repair, RepairId } from './repair.ts';

/** What a reader may use beside the file. */
export interface ReadOptions {
  /** Tried on containers that want one, in this order, before none. */
  readonly passwords?: readonly string[];
  /** How many iterations of key derivation a container may ask for in all. */
  readonly maxIterations?: number;
  /** Whether the comments over the certificates are read for the sources that they name. */
  readonly withNotedSources?: boolean;
}

/** Where a value stands and how it was written. */
export interface ValuePlace {
  /** From 1. */
  readonly line: number;
  readonly encoding: Encoding;
  readonly isMended?: boolean;
  readonly notedSources?: readonly string[];
}

interface Found {
  readonly id: RefusalId;
  readonly detail: string;
}

/** What a file turned out to hold, block by block. Blocks are numbered from 1 in the order in which they are added. */
export class Reading {
  readonly #path: string;
  readonly #options: ReadOptions;
  readonly #entries: BundleEntry[] = [];
  readonly #refused: Refusal[] = [];
  readonly #repairs: Repair[] = [];
  #containers: Promise<typeof import('./encodings/containers.ts')> | undefined;
  #block = 0;

  constructor(path: string, options: ReadOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** Whether nothing has been met. */
  get isEmpty(): boolean {
    return this.#block === 0 && this.#refused.length === 0;
  }

  content(): BundleContent {
    return { entries: this.#entries, refused: this.#refused, repairs: this.#repairs };
  }

  /** Refuses the whole file, or a place in it that is no block. */
  refuse({ id, detail }: Found, line = 1): void {
    this.#refused.push({ origin: { path: this.#path, block: 0, line }, id, detail });
  }

  /** Notes what was mended in the file as a whole. */
  note(id: RepairId, detail: string): void {
    this.#repairs.push({ origin: { path: this.#path, block: 0, line: 1 }, id, detail });
  }

  /** Adds a PEM block; `line` is that of its BEGIN in the file. */
  async addPem(block: PemBlock, line: number, notedSources?: readonly string[]): Promise<void> {
    const origin = this.#next(line);
    if (block.kind === 'refusal') {
      this.#refused.push({ origin, id: block.id, detail: block.detail });
      return;
    }
    const place: ValuePlace = { line, encoding: 'pem', isMended: block.mended !== undefined, ...(notedSources ? { notedSources } : {}) };
    const decoded = decodeCertificate(block.der);
    if (decoded.kind === 'certificate') this.#addPemCertificate(decoded, block, origin, place);
    else if (isContainerBlock(block)) await this.#addContainerBlock(block, origin, place);
    else this.#refused.push({ origin, ...(block.mended?.otherwise ?? malformed(decoded)) });
  }

  /** Adds what base64 text without BEGIN and END encodes. */
  async addBare(octets: Uint8Array, line: number): Promise<void> {
    this.#repairs.push({
      origin: { path: this.#path, block: this.#block + 1, line },
      id: 'armor',
      detail: `base64 text stands without BEGIN and END (line ${line})`,
    });
    await this.addBinary(octets, { line, encoding: 'base64', isMended: true });
  }

  /** Adds a binary value. */
  async addBinary(octets: Uint8Array, place: ValuePlace): Promise<void> {
    const origin = this.#next(place.line);
    const decoded = decodeCertificate(octets);
    if (decoded.kind === 'certificate') {
      this.#addCertificate(decoded, origin, place);
      return;
    }
    const read = await this.#readBinary(octets);
    if (read === undefined) this.#refused.push({ origin, ...malformed(decoded) });
    else this.#addContainer(read, origin, place);
  }

  #next(line: number): Origin {
    this.#block += 1;
    return { path: this.#path, block: this.#block, line };
  }

  #addPemCertificate(certificate: Certificate, { trustSettings: octets, mended }: PemContent, origin: Origin, place: ValuePlace): void {
    const trustSettings = octets && readTrustSettings(octets);
    if (trustSettings instanceof Malformation) {
      this.#refused.push({ origin, id: 'trust-settings-malformed', detail: trustSettings.what });
      return;
    }
    for (const repair of mended?.repairs ?? []) this.#repairs.push({ origin, ...repair });
    this.#addCertificate(certificate, origin, place, trustSettings);
  }

  async #addContainerBlock({ label, der, mended }: PemContent, origin: Origin, place: ValuePlace): Promise<void> {
    const read = (await this.#readBinary(der)) ?? {
      kind: 'refusal',
      id: 'not-a-certificate',
      detail: `the block is a ${label} that is none`,
    };
    if (read.kind === 'refusal' && mended) {
      this.#refused.push({ origin, ...mended.otherwise });
      return;
    }
    if (read.kind === 'container') {
      for (const repair of mended?.repairs ?? []) this.#repairs.push({ origin, ...repair });
      if (!containerLabels.has(label)) this.#repairs.push({ origin, id: 'label', detail: `a PKCS#7 container is labelled ${label}` });
    }
    this.#addContainer(read, origin, place);
  }

  /** Opens a container; the code for that is loaded when the first one is met. */
  async #readBinary(octets: Uint8Array): Promise<Container | ContainerRefusal | undefined> {
    const what = recogniseBinary(octets);
    if (what === undefined || what === 'certificate') return undefined;
    this.#containers ??= import('./encodings/containers.ts');
    const { readContainer } = await this.#containers;
    return readContainer(what, octets, this.#options);
  }

  #addContainer(read: Container | ContainerRefusal, origin: Origin, place: ValuePlace): void {
    if (read.kind === 'refusal') {
      this.#refused.push({ origin, id: read.id, detail: read.detail });
      return;
    }
    for (const der of read.certificates) {
      const decoded = decodeCertificate(der);
      if (decoded.kind === 'certificate') this.#addCertificate(decoded, origin, { ...place, encoding: read.encoding });
      else this.#refused.push({ origin, ...malformed(decoded) });
    }
    if (read.integrity !== 'checked' && read.encoding !== 'pkcs7') this.#repairs.push({ origin, ...unproven(read.integrity) });
    for (const { what, count } of read.passedOver) this.#repairs.push({ origin, ...passedOver(what, count) });
  }

  #addCertificate(certificate: Certificate, origin: Origin, place: ValuePlace, trustSettings?: BundleEntry['trustSettings']): void {
    const { encoding, isMended = false, notedSources } = place;
    this.#entries.push({
      certificate,
      origin,
      encoding,
      isMended,
      ...(trustSettings ? { trustSettings } : {}),
      ...(notedSources ? { notedSources } : {}),
    });
  }
}

/** A container by its label, or behind the label of a certificate, as Windows and Java tools write it. */
function isContainerBlock({ label, der }: PemContent): boolean {
  return containerLabels.has(label) || recogniseBinary(der) === 'pkcs7';
}

function malformed({ what, byte }: Malformation): Found {
  return { id: 'malformed', detail: `${what}, at byte ${byte}` };
}

function unproven(integrity: 'unchecked' | 'none'): { readonly id: RepairId; readonly detail: string } {
  const detail =
    integrity === 'none'
      ? 'the container carries no code that proves it unchanged'
      : 'without its password nothing proves the container unchanged';
  return { id: 'unauthenticated', detail };
}

function passedOver(what: Container['passedOver'][number]['what'], count: number): { readonly id: RepairId; readonly detail: string } {
  if (what === 'private-key' || what === 'secret-key') {
    return { id: 'key-passed-over', detail: `${count === 1 ? 'a key stands' : `${count} keys stand`} beside the certificates` };
  }
  const name = what === 'revocation-list' ? 'revocation list' : 'other content';
  return { id: 'content-passed-over', detail: `${count} ${name}${count === 1 || what === 'other' ? '' : 's'} left out` };
}
