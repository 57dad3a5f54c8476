import { type ConfValue, failOpenOf, orderOf, platformHost } from '../conf.ts';
import type { Met, SettingsRule } from './finding.ts';

/** A value of the configuration that means nothing. */
export const confNotUnderstood: SettingsRule = {
  id: 'conf-not-understood',
  level: 'warning',
  title: 'the configuration says what the agent understands',
  broken: 'the configuration holds a value that is not known',
  why: 'what the agent does with another value is not documented; the default is assumed here',
  consequence: 'what the agent does then is not documented; what is told here assumes the default',
  remedy: 'set it with the vendor’s configuration tool: QualysProxyOrder is sequential or random, ProxyFailOpen is 0 or 1, ServerUri a URL',
  source: 'the vendor’s page "Multiple Proxy Configuration"; names and values in the file are observed',
  examples: {
    kept: 'QualysProxyOrder=random',
    broken: 'QualysProxyOrder=fastest',
  },
  check: ({ conf }) => {
    if (!conf) return [];
    const { path } = conf;
    const told = (at: ConfValue | undefined, name: string, isKnown: boolean): readonly Met[] =>
      at && !isKnown ? [{ path, line: at.line, detail: `the value of ${name} is none that is known${shown(at.value)}` }] : [];
    const met = [
      ...told(conf.proxyOrder, 'QualysProxyOrder', orderOf(conf) !== undefined),
      ...told(conf.proxyFailOpen, 'ProxyFailOpen', failOpenOf(conf) !== undefined),
      ...told(conf.serverUri, 'ServerUri', platformHost(conf) !== undefined),
    ];
    return met.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0));
  },
};

/** A word; a URL is not shown, for a login may stand in it. */
function shown(value: string): string {
  return /^[A-Za-z0-9_-]{1,20}$/.test(value) ? `: "${value}"` : '';
}
