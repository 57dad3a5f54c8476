import { element } from '../../fixtures/der.ts';

/** Where an element stands in some DER, and what it stands in, the outermost first. */
export interface Place {
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
  readonly around: readonly Place[];
}

const maxPlaces = 4000;
const maxDepth = 20;

/** Every element of some DER, also those inside octet and bit strings; of bytes that are no DER as many as can be made out. */
export function placesIn(der: Buffer): readonly Place[] {
  const places: Place[] = [];
  collect(der, 0, der.length, [], places);
  return places;
}

/** The DER with other bytes in the place of an element, and with the lengths around it put right. */
export function replaced(der: Buffer, place: Place, bytes: Buffer): Buffer {
  let [start, end, inner] = [place.start, place.end, bytes];
  for (const outer of place.around.toReversed()) {
    inner = element(outer.tag, der.subarray(outer.content, start), inner, der.subarray(end, outer.end));
    [start, end] = [outer.start, outer.end];
  }
  return Buffer.concat([der.subarray(0, start), inner, der.subarray(end)]);
}

/** Walks the elements of one level; whether they fill it exactly. */
function collect(der: Buffer, from: number, end: number, around: readonly Place[], places: Place[]): boolean {
  for (let start = from; start < end; ) {
    const place = placeAt(der, start, end, around);
    if (!place || places.length >= maxPlaces) return false;
    places.push(place);
    const known = places.length;
    const isWhole = around.length >= maxDepth || collect(der, innerStart(place), place.end, [...around, place], places);
    // What looked like elements in a string that holds none are no places.
    if (!isWhole && !isConstructed(place)) places.length = known;
    start = place.end;
  }
  return true;
}

function placeAt(der: Buffer, start: number, limit: number, around: readonly Place[]): Place | undefined {
  const [tag, first] = [der[start], der[start + 1]];
  if (tag === undefined || first === undefined) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (count > 3 || start + 2 + count > limit) return undefined;
  const content = start + 2 + count;
  const end = content + (count === 0 ? first & 0x7f : der.readUIntBE(start + 2, count));
  return end > limit ? undefined : { tag, start, content, end, around };
}

function isConstructed({ tag }: Place): boolean {
  return (tag & 0x20) !== 0;
}

/** Where elements could begin inside this one; its end for what holds none. */
function innerStart(place: Place): number {
  if (isConstructed(place) || place.tag === 0x04) return place.content;
  // Behind the count of unused bits. `replaced` keeps that octet: it stands before the first place.
  return place.tag === 0x03 ? Math.min(place.content + 1, place.end) : place.end;
}
