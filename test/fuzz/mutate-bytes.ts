import type { Random } from './random.ts';

type Change = (bytes: Buffer, random: Random) => Buffer;

/** Changes that know nothing of what the bytes mean. */
const changes: readonly [Change, ...Change[]] = [
  function flipBit(bytes, random) {
    return at(bytes, random, (octet) => octet ^ (1 << random.below(8)));
  },
  function setOctet(bytes, random) {
    return at(bytes, random, () => random.of([0, 1, 0x7f, 0x80, 0x81, 0x84, 0xff, 0x30, 0x02, 0x0a, random.below(256)]));
  },
  function addOne(bytes, random) {
    return at(bytes, random, (octet) => octet + random.of([1, -1]));
  },
  function insert(bytes, random) {
    return spliced(bytes, random.below(bytes.length + 1), 0, random.octets(1 + random.below(4)));
  },
  function remove(bytes, random) {
    return spliced(bytes, random.below(bytes.length), 1 + random.below(random.of([2, 8, 64])), Buffer.alloc(0));
  },
  function repeat(bytes, random) {
    const start = random.below(bytes.length);
    const part = bytes.subarray(start, start + 1 + random.below(32));
    return spliced(bytes, random.below(bytes.length + 1), 0, part);
  },
  function cut(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length));
  },
];

/** Changes octets without regard for what they mean. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  return random.of(changes)(bytes, random);
}

/** The beginning of one input and the end of another. */
export function crossed(bytes: Buffer, other: Buffer, random: Random): Buffer {
  return Buffer.concat([bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length + 1))]);
}

function at(bytes: Buffer, random: Random, change: (octet: number) => number): Buffer {
  if (bytes.length === 0) return random.octets(1);
  const copy = Buffer.from(bytes);
  const place = random.below(copy.length);
  copy.writeUInt8(change(copy.readUInt8(place)) & 0xff, place);
  return copy;
}

function spliced(bytes: Buffer, start: number, count: number, replacement: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, start), replacement, bytes.subarray(start + count)]);
}
