import type { Leg } from './observation.ts';

const names: Readonly<Record<Leg['leg'], string>> = {
  resolve: 'resolve',
  connect: 'connect',
  'proxy-tls': 'TLS with the proxy',
  tunnel: 'CONNECT',
  'target-tls': 'TLS with the target',
  status: 'status page',
};
const byId: ReadonlyMap<string, string> = new Map(Object.entries(names));

/** A leg as people call it: `CONNECT` for `tunnel`; the word itself where there is no leg of that name. */
export function legName(leg: string): string {
  return byId.get(leg) ?? leg;
}
