import type { FailureText } from './text.ts';

const unchanged = 'the old file is unchanged, and the agent loads what it loaded before';

/** Codes of what stands in the way of writing a bundle. */
export type WritingCode =
  | 'locked'
  | 'folder-shared'
  | 'label-not-kept'
  | 'published-not-verified'
  | 'published-not-synced'
  | 'output-unwritable'
  | 'fingerprint-differs'
  | 'not-confirmed'
  | 'output-exists'
  | 'output-is-bundle'
  | 'output-is-input'
  | 'output-is-loaded'
  | 'output-not-a-bundle'
  | 'output-not-regular'
  | 'output-not-understood'
  | 'output-too-large';

/** The text of each. */
export const writing: Readonly<Record<WritingCode, FailureText>> = {
  locked: {
    title: 'another process is writing the bundle',
    why: 'two writers at once would undo each other; the lock is a file beside the bundle, and one of a process that is gone is taken over',
    consequence: `nothing was written: ${unchanged} (exit code 3)`,
    remedy: 'run it again when the other is done; a lock of another host that is gone is removed by hand: .NAME.lock beside the bundle',
    source: 'open(2), O_EXCL; cabundle, docs/merge.md',
  },
  'folder-shared': {
    title: 'others can replace the bundle, for they may write to its folder',
    why: 'who may write to a folder may put another file in the place of any in it: its CAs would vouch for every server to the agent',
    consequence: `nothing was written: ${unchanged} (exit code 2)`,
    remedy: 'give the folder and those above it to root, and take the write permission from others; or pass --allow-shared-folder',
    source: 'unlink(2) and rename(2), EACCES and EPERM; path_resolution(7)',
  },
  'label-not-kept': {
    title: 'the SELinux label of the bundle cannot be kept',
    why: 'a new file gets the label of its folder; with another label than before, a confined agent may not be allowed to read it',
    consequence: `nothing was written: ${unchanged} (exit code 2)`,
    remedy: 'try chcon --reference=BUNDLE on another file in this folder, which says what is in the way; or run it as root',
    source: 'chcon(1); selinux(8)',
  },
  'published-not-verified': {
    title: 'what was written does not read back as it was written',
    why: 'before it takes the place of the old bundle, the new file is read again as OpenSSL reads it: something on the way changed it',
    consequence: `the new file was thrown away: ${unchanged} (exit code 2)`,
    remedy: 'check the disk and its file system, and report it if it happens again',
    source: 'SSL_CTX_load_verify_locations(3)',
  },
  'published-not-synced': {
    title: 'the bundle is written, but may not outlast a crash',
    why: 'the folder could not be synced to the disk: after a loss of power the old file may be there again',
    consequence: 'the new bundle is in place, and the agent loads it from its next start on (exit code 3)',
    remedy: 'check the disk, and run it again',
    source: 'fsync(2), NOTES and EIO',
  },
  'output-unwritable': {
    title: 'the file cannot be written',
    why: 'this user may not write to the folder, the folder is missing, the disk is full, or the file system is mounted read-only',
    consequence: `nothing was written: ${unchanged} (exit code 3)`,
    remedy: 'run it as a user who may write there, usually root; check the folder and the space on its disk',
    source: 'open(2) and rename(2), EACCES, ENOENT, ENOSPC and EROFS',
  },
  'fingerprint-differs': {
    title: 'the CA that a proxy shows is not the one that was expected',
    why: 'its SHA-256 is another than the one that was given or typed: the proxy has a new CA, or somebody stands in between',
    consequence: 'nothing was written (exit code 2): no CA is trusted that nobody vouches for',
    remedy: 'ask the owner of the proxy for the fingerprint once more, over another way than this connection',
    source: 'RFC 5280 §6.1.1 (d) (how a trust anchor is received is for whoever trusts it)',
  },
  'not-confirmed': {
    title: 'nobody confirmed the fingerprint of a CA',
    why: 'what a proxy shows is no proof of who it is: the fingerprint has to be compared with what its owner says',
    consequence: 'nothing was written (exit code 2)',
    remedy: 'ask the owner of the proxy for the SHA-256 of its CA, and type its last digits or pass --fingerprint',
    source: 'RFC 5280 §6.1.1 (d)',
  },
  'output-exists': {
    title: 'there is such a file already',
    why: 'it may hold the CA of another proxy, or an older one that is still in use',
    consequence: 'nothing was written, and the file is unchanged (exit code 2)',
    remedy: 'name another file, or pass --replace where it holds an older CA of this proxy',
    source: 'open(2), O_EXCL',
  },
  'output-is-bundle': {
    title: 'the file to be written is the bundle itself',
    why: 'one CA would be left in it, and those of all other proxies would be gone',
    consequence: `nothing was written: ${unchanged} (exit code 2)`,
    remedy: 'name another file, and merge that: cabundle merge --keep FILE',
    source: 'cabundle, docs/merge.md',
  },
  'output-is-input': {
    title: 'the bundle to be written is one of its own sources',
    why: 'whether its certificates are to stay or to be replaced cannot be told from that, and a second run would add up its own output',
    consequence: `nothing was written: ${unchanged} (exit code 2)`,
    remedy: 'pass --keep in place of this source to add to what the bundle holds, or name another file with --output',
    source: 'cabundle, docs/merge.md',
  },
  'output-is-loaded': {
    title: 'a format for other programs would replace a bundle that an agent loads',
    why: 'OpenSSL loads PEM; a manifest for Kubernetes or a list in another format in that place is a bundle that does not load',
    consequence: `nothing was written: ${unchanged} (exit code 2)`,
    remedy: 'name another file with --output',
    source: 'SSL_CTX_load_verify_locations(3)',
  },
  'output-not-a-bundle': {
    title: 'the file to be replaced is no bundle',
    why: 'a slip in the name must not cost a key, a keystore or a document; and what is replaced is kept as a generation, which no key may be',
    consequence: 'nothing was written, and the file is unchanged (exit code 2)',
    remedy: 'name another file with --output, or move this one away first',
    source: 'RFC 7468 §5 and §13',
  },
  'output-not-regular': {
    title: 'the path of the bundle is no regular file',
    why: 'a symbolic link could lead the writer elsewhere, and a pipe, a device or a folder can hold no bundle',
    consequence: 'nothing was written, and what stands there is unchanged (exit code 2)',
    remedy: 'name the file itself, the one to which a link leads',
    source: 'symlink(7); open(2), O_NOFOLLOW',
  },
  'output-not-understood': {
    title: 'the live bundle has a certificate that OpenSSL loads and cabundle refuses',
    why: 'the agent trusts that CA today; what cannot be read cannot be merged, so it would be lost without a word',
    consequence: `nothing was written: ${unchanged} (exit code 2)`,
    remedy: 'get that CA anew from its owner and merge it; pass --allow-removal to let the old one go',
    source: 'RFC 5280 §4.1; cabundle, docs/merge.md',
  },
  'output-too-large': {
    title: 'the file to be replaced is too large for a bundle',
    why: 'a bundle of proxy CAs has some kilobytes: a file of many megabytes is another one',
    consequence: 'nothing was written, and the file is unchanged (exit code 2)',
    remedy: 'name another file, or move this one away first',
    source: 'cabundle, bounds of a bundle',
  },
};
