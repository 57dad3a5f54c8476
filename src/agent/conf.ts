import type { ProxyOrder } from './profiles/agent-profile.ts';
import { readInRoot } from './root/read-in-root.ts';

/** A value of an agent's configuration file and its line, from 1. */
export interface ConfValue {
  readonly value: string;
  readonly line: number;
}

/** What an agent's configuration file says of the way to its platform; what it does not say is missing. */
export interface Conf {
  readonly path: string;
  /** `missing` and `unreadable` say nothing of anything. */
  readonly state: 'read' | 'missing' | 'unreadable';
  readonly why?: string;
  /** Whether somebody with more rights could read it. */
  readonly isDenied?: true;
  readonly serverUri?: ConfValue;
  readonly proxyOrder?: ConfValue;
  readonly proxyFailOpen?: ConfValue;
  readonly sudoUser?: ConfValue;
}

/**
 * The configuration file of an agent below `root`. It is only read, its links are followed inside `root`.
 *
 * The file is flat `Key=Value` with `#` comments, a value perhaps in double quotes; the last of a key counts.
 * Limits: 1 MiB.
 */
export function readConf(root: string, path: string): Conf {
  const content = readInRoot(root, path);
  if (content.kind === 'missing') return { path, state: 'missing' };
  if (content.kind === 'unreadable') return { path, state: 'unreadable', why: content.why, ...(content.isDenied && { isDenied: true }) };
  const values = valuesOf(content.text);
  const [serverUri, proxyOrder, proxyFailOpen, sudoUser] = ['ServerUri', 'QualysProxyOrder', 'ProxyFailOpen', 'SudoUser'].map((key) =>
    values.get(key),
  );
  return {
    path,
    state: 'read',
    ...(serverUri && { serverUri }),
    ...(proxyOrder && { proxyOrder }),
    ...(proxyFailOpen && { proxyFailOpen }),
    ...(sudoUser && { sudoUser }),
  };
}

/**
 * The host name and port of the platform that an agent's configuration file names, or `undefined` where it names none.
 * A file that cannot be read names no platform.
 */
export function platformOf(confPath: string, root = '/'): string | undefined {
  return platformHost(readConf(root, confPath));
}

/** The host name and port in `ServerUri`; `undefined` where it is not set, or is no URL of a host. */
export function platformHost({ serverUri }: Conf): string | undefined {
  if (serverUri === undefined || !URL.canParse(serverUri.value)) return undefined;
  const { host } = new URL(serverUri.value);
  return host === '' ? undefined : host;
}

/** The order that the file asks for; `undefined` where it does not say, or says something else. Source: the vendor's configuration tool. */
export function orderOf({ proxyOrder }: Conf): ProxyOrder | undefined {
  return orders.get(proxyOrder?.value.toLowerCase() ?? '');
}

/** Whether the agent may go direct when all proxies fail; `undefined` where the file does not say, or says something else. */
export function failOpenOf({ proxyFailOpen }: Conf): boolean | undefined {
  if (proxyFailOpen?.value === '1') return true;
  return proxyFailOpen?.value === '0' ? false : undefined;
}

const orders: ReadonlyMap<string, ProxyOrder> = new Map([
  ['seq', 'sequential'],
  ['sequential', 'sequential'],
  ['random', 'random'],
]);

function valuesOf(text: string): ReadonlyMap<string, ConfValue> {
  const values = new Map<string, ConfValue>();
  for (const [i, content] of text.split('\n').entries()) {
    const [, key, value] = /^\s*([A-Za-z]\w*)\s*=\s*"?([^"\s]+)"?\s*$/.exec(content) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, { value, line: i + 1 });
  }
  return values;
}
