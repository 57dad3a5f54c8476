import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const chunkSize = 256 * 1024;

/** The octets as they are, or decompressed where they begin as gzip does (RFC 1952 §2.3.1); whatever their name. */
export async function* unzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const all = startingWith(first.value, iterator);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize });
  // Its error comes out of the iteration below.
  pipeline(Readable.from(all), gunzip, () => undefined);
  yield* gunzip;
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
