import type { Found } from './found.ts';

/** The proxies for which a cause would have another command than the one that is told of it. */
export function otherPlaces({ id, command }: Found, found: readonly Found[]): Found['proxies'] {
  const withCommand = found.filter((one) => one.id === id && one.command !== undefined);
  const done = new Set(withCommand.filter((one) => one.command === command).flatMap(({ proxies }) => proxies));
  return [...new Set(withCommand.flatMap(({ proxies }) => proxies))].filter((proxy) => !done.has(proxy));
}

/** What a next step says of them: nothing where there is none. */
export function sameFor(places: Found['proxies']): string {
  if (places.length === 0) return '';
  return `; then the same for ${places.map((place) => (place === 'direct' ? 'the direct connection' : `proxy ${place}`)).join(' and ')}`;
}
