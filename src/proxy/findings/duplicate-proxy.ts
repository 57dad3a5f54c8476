import { authorityText } from '../authority.ts';
import type { ConfiguredProxy } from '../configured.ts';
import type { ProxyRule } from './finding.ts';

/** A proxy that is its own stand-in. */
export const duplicateProxy: ProxyRule = {
  id: 'duplicate-proxy',
  level: 'warning',
  title: 'each proxy stands in the list once',
  broken: 'a proxy stands in the list more than once',
  why: 'a proxy that is down is tried again, and takes the place and the time of another',
  consequence: 'where it is down the agent waits for it each time, and another proxy has lost its place',
  remedy: 'name another proxy, or take the second one away',
  source: 'the vendor’s page "Multiple Proxy Configuration"',
  examples: {
    kept: 'two gates',
    broken: 'one gate twice',
  },
  check: (configured, list) => {
    const place = placeOf(configured);
    const first = list.find((other) => place !== undefined && placeOf(other) === place);
    return first && first.index < configured.index ? `it is the same as proxy ${first.index}` : undefined;
  },
};

function placeOf({ entry }: ConfiguredProxy): string | undefined {
  return entry.kind === 'proxy' ? authorityText(entry.proxy.authority) : undefined;
}
