import type { ConfiguredProxy } from '../proxy/configured.ts';
import { failoverStatus } from './failover-report.ts';
import type { ProxiesReport, ProxyRow } from './proxies-rows.ts';
import type { Status } from './report.ts';

/** What `proxies` found, all but what follows from it. */
export type ProxiesOutcome = Omit<ProxiesReport, 'schemaVersion' | 'command' | 'status' | 'proxies'> & {
  readonly proxies: readonly ConfiguredProxy[];
};

/** The report of `proxies`: critical where a finding is an error, a warning where one is a warning; or what the failover is, if that is worse. */
export function proxiesReport({ proxies, ...outcome }: ProxiesOutcome): ProxiesReport {
  return {
    schemaVersion: 1,
    command: 'proxies',
    status: worst(statusOf(outcome.findings), outcome.failover ? failoverStatus(outcome.failover) : 'ok'),
    ...outcome,
    proxies: proxies.map(proxyRow),
  };
}

function proxyRow({ index, entry, isIgnored }: ConfiguredProxy): ProxyRow {
  if (entry.kind === 'unreadable') return { index, proxy: 'unreadable', state: isIgnored ? 'ignored' : 'unreadable' };
  return { index, proxy: entry.proxy.toString(), state: isIgnored ? 'ignored' : 'used' };
}

function worst(left: Status, right: Status): Status {
  const ranks: readonly Status[] = ['ok', 'warning', 'unknown', 'critical'];
  return ranks.indexOf(left) > ranks.indexOf(right) ? left : right;
}

function statusOf(findings: ProxiesOutcome['findings']): Status {
  if (findings.some(({ level }) => level === 'error')) return 'critical';
  return findings.some(({ level }) => level === 'warning') ? 'warning' : 'ok';
}
