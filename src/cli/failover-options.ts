import type { Ordering } from '../proxy/failover/forecast.ts';
import { type Condition, maxUsedProxies } from '../proxy/failover/situation.ts';
import type { FailoverFacts } from '../report/failover-report.ts';
import { proxyNumbers } from './proxy-numbers.ts';
import { count, usage } from './values.ts';

/** Options of the failover, as the command line gives them. */
export interface FailoverOptions {
  readonly down?: string;
  readonly untrusted?: string;
  readonly order?: Ordering['kind'];
  readonly seed?: string;
  readonly failOpen?: boolean;
}

/** What the agent is known to do, and what the host says where the options do not; `setBy` is missing for what is assumed. */
export interface ConfiguredFailover {
  /** How many proxies it uses. */
  readonly maxProxies: number;
  readonly order: { readonly value: Ordering['kind']; readonly setBy?: string | undefined };
  readonly failOpen: { readonly value: boolean; readonly setBy?: string | undefined };
}

/** Whether the failover is asked for: by any of its options. */
export function asksForFailover({ down, untrusted, order, seed, failOpen }: FailoverOptions): boolean {
  return [down, untrusted, order, seed, failOpen].some((option) => option !== undefined);
}

/**
 * What a failover is told from: `proxies` are redacted texts in their order, `undefined` for an entry that is no proxy
 * URL: it never works. Those that no option names work, and nobody has looked at the direct connection.
 *
 * Fails: `usage` for numbers that no used proxy has, for one that is both down and untrusted, for a seed of the sequential order.
 */
export function failoverFacts(
  options: FailoverOptions,
  proxies: readonly (string | undefined)[],
  configured: ConfiguredFailover,
): FailoverFacts {
  const used = Math.min(proxies.length, configured.maxProxies, maxUsedProxies);
  const down = options.down === undefined ? [] : proxyNumbers(options.down, '--down', used);
  const untrusted = options.untrusted === undefined ? [] : proxyNumbers(options.untrusted, '--untrusted', used);
  const both = down.find((number) => untrusted.includes(number));
  if (both !== undefined)
    throw usage(`proxy ${both} is named by --down and by --untrusted`, 'name it once: a dead proxy shows no certificate');
  const conditionOf = (number: number): Condition => {
    if (proxies[number - 1] === undefined) return 'unreadable';
    if (down.includes(number)) return 'dead';
    return untrusted.includes(number) ? 'untrusted' : 'works';
  };
  const order = options.order === undefined ? configured.order : { value: options.order, setBy: '--order' };
  const failOpen =
    options.failOpen === undefined ? configured.failOpen : { value: options.failOpen, setBy: failOpenOption(options.failOpen) };
  return {
    proxies: proxies.map((proxy, i) => ({ proxy: proxy ?? 'unreadable', condition: conditionOf(i + 1) })),
    maxProxies: configured.maxProxies,
    failOpen: failOpen.value,
    direct: 'untested',
    ordering: orderingOf(order.value, options.seed),
    setBy: { order: order.setBy, failOpen: failOpen.setBy },
  };
}

function orderingOf(order: Ordering['kind'], seed: string | undefined): Ordering {
  if (seed === undefined) return { kind: order };
  if (order === 'random') return { kind: 'random', seed: count(seed, '--seed', 0) };
  throw usage('--seed draws a random order, and the order is sequential', 'pass --order random too, or leave --seed out');
}

function failOpenOption(isOpen: boolean): string {
  return isOpen ? '--fail-open' : '--no-fail-open';
}
