/** Decrypts RC4, which node:crypto no longer has (OpenSSL 3 without its legacy provider). Source: RFC 6229 (test vectors). */
export function decryptRc4(key: Uint8Array, octets: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  let j = 0;
  for (let i = 0; i < 256; i += 1) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 0xff;
    swap(state, i, j);
  }
  const result = Buffer.alloc(octets.length);
  let i = 0;
  j = 0;
  for (const [at, octet] of octets.entries()) {
    i = (i + 1) & 0xff;
    j = (j + (state[i] as number)) & 0xff;
    swap(state, i, j);
    result[at] = octet ^ (state[((state[i] as number) + (state[j] as number)) & 0xff] as number);
  }
  return result;
}

function swap(state: Uint8Array, i: number, j: number): void {
  const value = state[i] as number;
  state[i] = state[j] as number;
  state[j] = value;
}
