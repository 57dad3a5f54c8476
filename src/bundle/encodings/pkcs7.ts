import { Tag } from '../../certificate/der/der.ts';
import { BerReader } from './ber/ber.ts';
import { ContentType, contentTypeName, readContentInfo } from './ber/content-info.ts';
import { Harvest } from './ber/harvest.ts';
import { refusing, Unreadable } from './ber/unreadable.ts';
import type { Container, ContainerRefusal } from './container.ts';

const Choice = { certificates: 0xa0, lists: 0xa1 } as const;
const name = 'the PKCS #7 container';

/**
 * Reads the certificates of a PKCS #7 container, as `.p7b` and `.p7c` files hold them: signed data, with its ContentInfo or
 * without; or a Netscape certificate sequence. DER and BER.
 *
 * Its signatures are not checked: they are made over its content, and the certificates stand beside that.
 * Fails: `pkcs7-malformed`; `pkcs7-content` for encrypted and other contents, by name; `no-certificate`.
 * Source: RFC 5652 §5.1 and §10.2; RFC 2315 §9.1; RFC 8551 §3.2.2 (certs-only).
 */
export function readPkcs7(bytes: Uint8Array): Container | ContainerRefusal {
  return refusing('pkcs7-malformed', () => {
    const file = BerReader.of(bytes);
    const harvest = new Harvest();
    if (hasContentInfo(bytes)) readContent(file, harvest);
    else readSignedData(file.sequence('signed data'), harvest);
    file.finishFile(name);
    return harvest.container(name, { encoding: 'pkcs7', integrity: 'none' });
  });
}

function hasContentInfo(bytes: Uint8Array): boolean {
  const level = BerReader.of(bytes).sequence('content info');
  return level.tag !== Tag.integer;
}

function readContent(file: BerReader, harvest: Harvest): void {
  const { type, content } = readContentInfo(file);
  const isSequence = type === ContentType.netscapeCertificateSequence;
  if (!isSequence && type !== ContentType.signedData) throw new Unreadable(`${name} holds ${contentTypeName(type)}`, 'pkcs7-content');
  if (!content) throw file.fault('content is missing');
  const inner = content.sequence(isSequence ? 'certificate sequence' : 'signed data');
  if (isSequence) readCertificates(inner, harvest);
  else readSignedData(inner, harvest);
  content.finish('content');
}

function readSignedData(signedData: BerReader, harvest: Harvest): void {
  signedData.integer('version');
  signedData.expect(Tag.set, 'set of digest algorithms');
  signedData.expect(Tag.sequence, 'signed content');
  const certificates = signedData.optional(Choice.certificates, 'set of certificates');
  if (certificates) readCertificates(signedData.into(certificates), harvest);
  const lists = signedData.optional(Choice.lists, 'set of revocation lists');
  if (lists) passOverLists(signedData.into(lists), harvest);
  signedData.expect(Tag.set, 'set of signer infos');
  signedData.finish('signed data');
}

/** Attribute certificates and extended ones of PKCS #6 have tags of their own (RFC 5652 §10.2.2). */
function readCertificates(certificates: BerReader, harvest: Harvest): void {
  while (!certificates.atEnd) {
    const element = certificates.next('certificate');
    if (element.tag === Tag.sequence) harvest.add(certificates.whole(element));
    else harvest.passOver('other');
  }
}

function passOverLists(lists: BerReader, harvest: Harvest): void {
  while (!lists.atEnd) harvest.passOver(lists.next('revocation list').tag === Tag.sequence ? 'revocation-list' : 'other');
}
