import type { FailureText } from './text.ts';

/** Codes of what is wrong with how cabundle was called, or with cabundle itself. */
export type AskingCode = 'usage' | 'internal' | 'stdin-named-twice' | 'readable-by-others' | 'waiver-unreadable' | 'credentials-unreadable';

/** The text of each. */
export const asking: Readonly<Record<AskingCode, FailureText>> = {
  usage: {
    title: 'the command line cannot be understood',
    why: 'a command, an option or a value is not known, is missing, or does not go with another one',
    consequence: 'nothing was read, written or asked (exit code 3)',
    remedy: 'see cabundle --help, or cabundle COMMAND --help; a value that begins with "-" is written --option=VALUE',
    source: 'POSIX.1-2017, XBD §12.2; cabundle COMMAND --help',
  },
  internal: {
    title: 'cabundle met something that it was not written for',
    why: 'an error that no part of the program foresaw; its text and where it came from stand above it',
    consequence: 'nothing can be said of what was asked (exit code 3); a bundle is replaced as a whole or not at all, and stays loadable',
    remedy: 'report it with the text that is printed; see SECURITY.md where it could be a vulnerability',
    source: 'SECURITY.md',
  },
  'stdin-named-twice': {
    title: 'standard input is named more than once',
    why: 'what comes through a pipe can be read once: the second reader would find it empty',
    consequence: 'nothing was read and nothing written (exit code 3)',
    remedy: 'name "-" once; give the other source as a file',
    source: 'POSIX.1-2017, XCU §1.4 (the operand "-")',
  },
  'readable-by-others': {
    title: 'a file with a password can be read or written by others',
    why: 'its mode gives its group or everybody a right to it: the password is no secret, or somebody else can put another in its place',
    consequence: 'the password was not used, and nothing was opened or sent with it (exit code 3)',
    remedy: 'chmod 600 FILE; change the password if others could read it for long',
    source: 'chmod(1); ssh(1), FILES, asks the same of its keys',
  },
  'waiver-unreadable': {
    title: 'the file of waivers has a line that is no waiver',
    why: 'a waiver names a rule, a fingerprint, a last day and a reason; one that is half understood could let in what nobody decided on',
    consequence: 'no waiver of the file counts, and nothing was written (exit code 3)',
    remedy: 'mend the line that is named: RULE@SHA-256 YYYY-MM-DD REASON',
    source: 'cabundle, docs/waivers.md',
  },
  'credentials-unreadable': {
    title: 'the file of logins cannot be understood',
    why: 'a line of it is neither user:password nor host:port user:password; it is not shown, for it may hold a password',
    consequence: 'no login was sent, and no proxy was tested (exit code 3)',
    remedy: 'write one line user:password for all proxies, or for each proxy a line host:port user:password',
    source: 'cabundle, docs/probe.md',
  },
};
