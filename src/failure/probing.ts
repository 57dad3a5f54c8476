import type { FailureText } from './text.ts';

/** Codes of what stands in the way of asking proxies and hosts. */
export type ProbingCode = 'no-proxies' | 'proxy-chain-too-long' | 'status-path-malformed' | 'curl-not-started' | 'interrupted';

/** The text of each. */
export const probing: Readonly<Record<ProbingCode, FailureText>> = {
  'no-proxies': {
    title: 'no proxy is configured',
    why: 'neither --proxy nor a variable that the agent reads names one; on this host the agent connects directly',
    consequence: 'nothing was tested (exit code 3)',
    remedy: 'name each with --proxy URL, pass --direct to test the direct connection, or see cabundle proxies for what the files set',
    source: 'the vendor’s page "Multiple Proxy Configuration"',
  },
  'proxy-chain-too-long': {
    title: 'more proxies stand one behind the other than can be walked',
    why: 'each proxy of a chain is one more tunnel inside the last; nobody runs chains of that length, and a slip makes them from a list',
    consequence: 'nothing was asked (exit code 3)',
    remedy: 'name the proxies that the agent itself connects through; proxies that stand beside each other are named one by one',
    source: 'RFC 9110 §9.3.6; cabundle, bounds of a chain',
  },
  'status-path-malformed': {
    title: 'the path to ask the target for is no path',
    why: 'a path begins with a slash and has no blanks, controls or letters beyond ASCII: a proxy or server could read such a request as two',
    consequence: 'nothing was asked (exit code 3)',
    remedy: 'write those characters percent-encoded; the path of the platform is /status',
    source: 'RFC 9110 §4.1; RFC 9112 §3.2.1',
  },
  'curl-not-started': {
    title: 'the program of --curl does not start',
    why: 'there is no such program, this user may not run it, or the system refuses it',
    consequence: 'no way was tested (exit code 3)',
    remedy: 'install curl, name the one to run with --curl /path/to/curl, or leave the option out',
    source: 'execve(2), ENOENT and EACCES',
  },
  interrupted: {
    title: 'the run was ended before it had an answer',
    why: 'somebody pressed Ctrl-C, a signal asked the process to end, or the time of --deadline was over while the bundle was still read',
    consequence: 'nothing was written, and nothing is told of what was seen so far (exit code 3)',
    remedy: 'run it again; --timeout bounds how long each leg may take',
    source: 'signal(7), SIGINT and SIGTERM',
  },
};
