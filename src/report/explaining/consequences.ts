/** What follows from a rule that is broken, by its level. */
const ofRule: Readonly<Record<string, string>> = {
  error:
    'the certificate is rejected: merge writes nothing (exit code 2), or leaves it out with --skip-rejected; where the agent has it in its bundle already, check ends with exit code 2, and the proxies behind it may be closed to the agent',
  warning:
    'the certificate is merged and told (exit code 1): libcurl in the agent takes it as it is, other programs that load the bundle may not',
  notice: 'nothing fails: the certificate is merged, and it is told where --verbose asks for it',
};

/** What cabundle does about a setting, by its level. */
const ofSetting: Readonly<Record<string, string>> = {
  error: 'proxies ends with exit code 2',
  warning: 'proxies ends with exit code 1',
  notice: 'proxies tells it where --verbose asks for it',
};

/** What follows from a cause, by its severity. */
const ofCause: Readonly<Record<string, string>> = {
  critical:
    'the way is closed to the agent: it goes on to its next proxy, and behind the last it connects directly or falls silent, as fail open says (where trust alone fails, whether it goes on is not documented)',
  warning: 'the way is open to the agent as it was tested, but what is told of it can close it',
  notice: 'nothing fails: it is good to know',
};

/** What follows from a cause on the host, by its severity. */
const ofHost: Readonly<Record<string, string>> = {
  critical: 'the agent is cut off, whichever proxy it takes: the platform hears nothing of this host until it is mended',
  warning: 'the agent may be cut off, or works otherwise than its files say',
  notice: 'nothing fails: it is good to know',
};

/** What follows from any rule of this level. */
export function ruleConsequence(level: string): string {
  return ofRule[level] ?? '';
}

/** What follows from a setting; one that harms a single reader is an error where that reader counts, else a warning: the next host may be started that way. */
export function settingConsequence(forAgent: string, level: string, harms?: string): string {
  if (harms === undefined) return `${forAgent}; ${ofSetting[level] ?? ''}`;
  return `${forAgent}; proxies ends with exit code 2 where ${harms === 'sh' ? 'an init script' : harms} starts the agent, else with 1`;
}

/** What follows from any cause of this severity. */
export function causeConsequence(severity: string): string {
  return ofCause[severity] ?? '';
}

/** What follows from any refusal. */
export const refusalConsequence =
  'the block does not become a certificate: merge writes nothing (exit code 2), or leaves it out with --skip-rejected; in a bundle check ends with exit code 2, and the agent may miss the CA that was meant';

/** What follows from any repair. */
export const repairConsequence =
  'merge takes the certificates and writes them as every loader reads them; a program that loads the source itself may miss them, or fail; check ends with exit code 1';

/** What follows from a path that fails. */
export const pathConsequence =
  'this path leads to no trust: where no other path does, the chain is refused, verify ends with exit code 2, and the way through the proxy that shows it is closed to the agent';

/** What follows from any cause on the host of this severity. */
export function hostConsequence(severity: string): string {
  return ofHost[severity] ?? '';
}
