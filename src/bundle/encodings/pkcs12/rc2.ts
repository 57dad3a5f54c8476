/// <reference path="./node-forge.d.ts" />
import 'node-forge/lib/rc2.js';
import forge from 'node-forge/lib/forge.js';

const pieceOctets = 1024;
const blockOctets = 8;

/**
 * Decrypts RC2 in CBC mode with node-forge, because node:crypto no longer has it (OpenSSL 3 without its legacy provider). Leaves the
 * padding.
 *
 * A cipher object for each piece, started with the last block of the piece before: node-forge's buffers take time that grows
 * with the square of what went through them.
 * Source: RFC 2268.
 */
export function decryptRc2(
  key: Uint8Array,
  { iv, effectiveBits }: { readonly iv: Uint8Array; readonly effectiveBits: number },
  octets: Uint8Array,
): Buffer {
  const pieces: Buffer[] = [];
  let previous = binary(iv);
  for (let at = 0; at < octets.length; at += pieceOctets) {
    const piece = binary(octets.subarray(at, at + pieceOctets));
    const cipher = forge.rc2.createDecryptionCipher(binary(key), effectiveBits);
    cipher.start(previous);
    cipher.update(forge.util.createBuffer(piece));
    pieces.push(Buffer.from(cipher.output.getBytes(), 'latin1'));
    previous = piece.slice(-blockOctets);
  }
  return Buffer.concat(pieces);
}

/** The strings of node-forge hold an octet in each character. */
function binary(octets: Uint8Array): string {
  return Buffer.from(octets).toString('latin1');
}
