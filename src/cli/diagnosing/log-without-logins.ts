import type { LogSummary } from '../../diagnosis/log/log-summary.ts';
import type { ConfiguredProxy } from '../../proxy/configured.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import { cleanerOf } from '../../report/cleaner.ts';

/** What a log tells without the logins of these proxies: it may hold them in forms that only those who know them recognise. */
export function logWithoutLogins(summary: LogSummary, proxies: readonly Proxy[]): LogSummary {
  const clean = cleanerOf(proxies);
  const causes = summary.causes.map((cause) => ({
    ...cause,
    proxies: cause.proxies.map(clean),
    hosts: cause.hosts.map(clean),
    examples: cause.examples.map((example) => ({ ...example, text: clean(example.text) })),
  }));
  return { ...summary, causes };
}

/** The proxies of a list that could be read. */
export function proxiesOf(list: readonly ConfiguredProxy[]): readonly Proxy[] {
  return list.flatMap(({ entry }) => (entry.kind === 'proxy' ? [entry.proxy] : []));
}
