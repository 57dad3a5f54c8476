import type { FailureText } from './text.ts';

/** Codes of what stands in the way of reading sources, bundles and settings. */
export type ReadingCode =
  | 'source-unreadable'
  | 'source-too-large'
  | 'directory-too-large'
  | 'too-many-blocks'
  | 'no-system-store'
  | 'bundle-unreadable'
  | 'no-bundle'
  | 'no-chain'
  | 'links-in-a-circle'
  | 'settings-unreadable'
  | 'proxies-not-known';

/** The text of each. */
export const reading: Readonly<Record<ReadingCode, FailureText>> = {
  'source-unreadable': {
    title: 'a file cannot be read',
    why: 'it is not there, this user may not read it, or something else than a regular file stands there',
    consequence: 'nothing was written: a bundle without one of its sources could lack the CA of a proxy (exit code 3)',
    remedy: 'check the path and who may read it, or run it as root',
    source: 'open(2), ENOENT, EACCES, EISDIR and ELOOP',
  },
  'source-too-large': {
    title: 'a source is larger than a source may be',
    why: 'a file of certificates is small; one that is not is most often another file, and reading it would fill the memory',
    consequence: 'it was not read, and nothing was written (exit code 3)',
    remedy: 'check that it is a file of certificates; where it really is one, raise the limit with --max-size',
    source: 'cabundle, bounds of a source',
  },
  'directory-too-large': {
    title: 'a folder has more files than a source may have',
    why: 'a folder of certificates has few files; one with many is most often another folder',
    consequence: 'none of its files was read, and nothing was written (exit code 3)',
    remedy: 'name the files themselves, or raise the limit with --max-files',
    source: 'cabundle, bounds of a source',
  },
  'too-many-blocks': {
    title: 'a source has more blocks or certificates than a source may have',
    why: 'even the root store of a system has some hundreds; a file with many thousands is made to cost time',
    consequence: 'nothing of it was taken, and nothing was written (exit code 3)',
    remedy: 'check that it is a file of certificates; where it really is one, split it into several',
    source: 'cabundle, bounds of a source',
  },
  'no-system-store': {
    title: 'the root store of the system is not where systems have it',
    why: 'none of the files in which Linux distributions keep their roots is there; containers often come without one',
    consequence: 'nothing was added from it, and nothing written (exit code 3); what the agent would do with it is not known',
    remedy: 'install the package ca-certificates, or name the file of roots as a source',
    source: 'update-ca-certificates(8); update-ca-trust(8)',
  },
  'bundle-unreadable': {
    title: 'the bundle cannot be read',
    why: 'this user may not read the file or look into its folder, or its disk gives an error',
    consequence:
      'nothing can be said of the bundle, and it was not changed (exit code 3); an agent that runs as the same user cannot load it either',
    remedy: 'run it as a user who may read it, usually root',
    source: 'open(2), EACCES and EIO',
  },
  'no-bundle': {
    title: 'there is no bundle, and no earlier one',
    why: 'neither the file nor a generation of it is there: the path is another one, or nothing was ever merged',
    consequence: 'there is nothing to tell (exit code 3); an agent that is to load this file trusts no proxy by it',
    remedy: 'check the path, name another bundle with --bundle, or merge one',
    source: 'open(2), ENOENT',
  },
  'no-chain': {
    title: 'the file of a chain has no certificate in it',
    why: 'it holds something else, such as the output of a handshake that failed, or its blocks cannot be read',
    consequence: 'no chain was judged: whether the bundle would trust it is not known (exit code 3)',
    remedy: 'save the chain anew: openssl s_client -proxy PROXY:PORT -connect HOST:443 -showcerts </dev/null >FILE',
    source: 'openssl-s_client(1), -showcerts',
  },
  'links-in-a-circle': {
    title: 'the links of a path lead in a circle',
    why: 'a symbolic link below --root leads back to itself, or through more links than a system follows',
    consequence: 'the file was not found, and nothing was read or written (exit code 3); no program on that host finds it either',
    remedy: 'look at the links on the path with namei -l PATH, and mend the one that leads back',
    source: 'path_resolution(7); open(2), ELOOP',
  },
  'settings-unreadable': {
    title: 'a file that may set the list of proxies cannot be read',
    why: 'this user may not read it, and it counts before or beside those that were read: it may name other proxies',
    consequence: 'nothing was tested: a test of the wrong proxies would say nothing of the agent (exit code 3)',
    remedy: 'run it as root; or name each proxy with --proxy URL',
    source: 'systemd.exec(5), EnvironmentFile=; open(2), EACCES',
  },
  'proxies-not-known': {
    title: 'the list of proxies is set, but nobody here can tell to what',
    why: 'only a shell that runs the file of settings would know the value, or it is longer than a program can be given',
    consequence: 'nothing was tested (exit code 3); under systemd the agent gets the text as it is written, not what a shell makes of it',
    remedy: 'write the list as plain text in double quotes, without variables and commands of the shell',
    source: 'POSIX.1-2017, XCU §2.6; execve(2), MAX_ARG_STRLEN',
  },
};
