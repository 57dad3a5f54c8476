import { element, octets, text } from '../../fixtures/der.ts';
import { type Place, placesIn, replaced } from './der-places.ts';
import { mutateBytes } from './mutate-bytes.ts';
import type { Random } from './random.ts';

/** What another element can be taken from. */
type Change = (der: Buffer, places: readonly [Place, ...Place[]], random: Random) => Buffer;

/** Tags of universal types and of the context. */
const tags: readonly [number, ...number[]] = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x12, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1c, 0x1e, 0x24, 0x30, 0x31, 0x80, 0x81, 0x82, 0x86,
  0x87, 0xa0, 0xa1, 0xa3, 0x1f,
];

/** Elements that decoders stumble over, and the good ones for comparison. */
const elements: readonly [Buffer, ...Buffer[]] = [
  Buffer.alloc(0),
  ...['0500', '050100', '010100', '0101ff', '010101', '0201ff', '020100', '02020001', '0200', '0300', '030100', '030107', '03020700'].map(
    octets,
  ),
  ...['0400', '3000', '3100', '0600', '060180', '06032a8000', '30800000', '3081020500', '3082000100', '3084ffffffff', '0a0100'].map(octets),
  ...['160161', '0c02c328', '1e0100', '1c0400110000', '8200', '8700', '870501020304ff', 'a000', 'a30402020001'].map(octets),
  text(0x17, '260230000000Z'),
  text(0x17, '2601010000Z'),
  text(0x18, '20260101000000.5Z'),
  text(0x18, '00000101000000Z'),
  text(0x18, '99991231235959Z'),
  text(0x13, 'a@b'),
  element(0x02, Buffer.alloc(21, 0x7f)),
  element(0x06, octets('551d13')),
  element(0x06, Buffer.concat([octets('2a'), Buffer.alloc(40, 0xff), octets('01')])),
];

const changes: readonly [Change, ...Change[]] = [
  function remove(der, places, random) {
    return replaced(der, random.of(places), Buffer.alloc(0));
  },
  function repeat(der, places, random) {
    const place = random.of(places);
    return replaced(der, place, Buffer.concat([bytesOf(der, place), bytesOf(der, place)]));
  },
  function swap(der, places, random) {
    return replaced(der, random.of(places), bytesOf(der, random.of(places)));
  },
  function tag(der, places, random) {
    const place = random.of(places);
    return replaced(der, place, element(random.of(tags), contentOf(der, place)));
  },
  function exchange(der, places, random) {
    return replaced(der, random.of(places), random.of(elements));
  },
  function append(der, places, random) {
    const place = random.of(places);
    return replaced(der, place, element(place.tag, contentOf(der, place), random.of(elements)));
  },
  function content(der, places, random) {
    const place = random.of(places);
    return replaced(der, place, element(place.tag, mutateBytes(contentOf(der, place), random)));
  },
  function wrap(der, places, random) {
    const place = random.of(places);
    let inner = bytesOf(der, place);
    for (let depth = random.of([1, 1, 2, 20]); depth > 0; depth -= 1) inner = element(random.of([0x30, 0x31, 0xa0, 0x24]), inner);
    return replaced(der, place, inner);
  },
  function longLength(der, places, random) {
    const place = random.of(places);
    const content = contentOf(der, place);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    const form = random.of([Buffer.concat([octets('84'), length]), Buffer.concat([octets('83'), length.subarray(1)]), octets('80')]);
    return replaced(der, place, Buffer.concat([Buffer.of(place.tag), form, content]));
  },
  function wrongLength(der, places, random) {
    const { content } = random.of(places);
    const copy = Buffer.from(der);
    copy.writeUInt8((copy.readUInt8(content - 1) + random.of([1, -1, 2, 127])) & 0xff, content - 1);
    return copy;
  },
];

/** Changes one element of some DER, keeping the lengths around it right; bytes without an element are changed blindly. */
export function mutateDer(der: Buffer, random: Random): Buffer {
  const [first, ...rest] = placesIn(der);
  return first ? random.of(changes)(der, [first, ...rest], random) : mutateBytes(der, random);
}

/** An element of another input in the place of one of this one. */
export function transplanted(der: Buffer, other: Buffer, random: Random): Buffer {
  const [first, ...rest] = placesIn(der);
  const [donor, ...donors] = placesIn(other);
  return first && donor ? replaced(der, random.of([first, ...rest]), bytesOf(other, random.of([donor, ...donors]))) : der;
}

function bytesOf(der: Buffer, { start, end }: Place): Buffer {
  return der.subarray(start, end);
}

function contentOf(der: Buffer, { content, end }: Place): Buffer {
  return der.subarray(content, end);
}
