import { spawnSync } from 'node:child_process';
import type { TemporaryFolder } from '../../fixtures/folder.ts';

/** What OpenSSL makes of a CA file: how many different certificates it takes from it, or that it does not load. */
export type Loaded = number | 'not loaded';

/** Asks the system's OpenSSL what it makes of CA files, many at once. */
export interface OpensslOracle {
  readonly ask: (files: readonly Buffer[]) => readonly Loaded[];
}

// X509_STORE_load_file(3) is X509_load_cert_crl_file(3), as in curl. A file without certificates but with a CRL loads with 0.
const script = `
import ctypes, ctypes.util, sys
try:
    lib = ctypes.CDLL("libcrypto.so.3")
except OSError:
    lib = ctypes.CDLL(ctypes.util.find_library("crypto"))
for name in ("X509_STORE_new", "X509_STORE_get0_objects", "OPENSSL_sk_value"):
    getattr(lib, name).restype = ctypes.c_void_p
new, load, free = lib.X509_STORE_new, lib.X509_STORE_load_file, lib.X509_STORE_free
load.argtypes, free.argtypes = [ctypes.c_void_p, ctypes.c_char_p], [ctypes.c_void_p]
lib.X509_STORE_get0_objects.argtypes = lib.OPENSSL_sk_num.argtypes = lib.X509_OBJECT_get_type.argtypes = [ctypes.c_void_p]
lib.OPENSSL_sk_value.argtypes = [ctypes.c_void_p, ctypes.c_int]
path, files = sys.argv[1], sys.stdin.buffer
place = open(path, "wb", buffering=0)
while head := files.read(4):
    place.truncate(0)
    place.seek(0)
    place.write(files.read(int.from_bytes(head, "big")))
    store = new()
    if load(store, path.encode()) == 1:
        objects = lib.X509_STORE_get0_objects(store)
        kinds = [lib.X509_OBJECT_get_type(lib.OPENSSL_sk_value(objects, n)) for n in range(lib.OPENSSL_sk_num(objects))]
        print(kinds.count(1))
    else:
        print("not loaded")
    lib.ERR_clear_error()
    free(store)
`;

/** The oracle, or `undefined` where there is no Python, or no OpenSSL 3, to ask. */
export function opensslOracle(folder: TemporaryFolder): OpensslOracle | undefined {
  const path = folder.join('oracle');
  const ask = (input: Buffer): readonly string[] => {
    const { status, stdout, stderr, error } = spawnSync('python3', ['-c', script, path], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`python3: ${stderr}`, { cause: error });
    return stdout.split('\n');
  };
  try {
    ask(Buffer.alloc(0));
  } catch {
    return undefined;
  }
  return {
    ask: (files) => {
      const answers = ask(Buffer.concat(files.flatMap((file) => [lengthOf(file), file])));
      return answers.slice(0, files.length).map((answer) => (answer === 'not loaded' ? answer : Number(answer)));
    },
  };
}

function lengthOf(file: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(file.length);
  return length;
}
