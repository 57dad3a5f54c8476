/** More addresses than this are not tried. */
export const maxAddresses = 16;

/**
 * The order in which the addresses of a name are tried: the families by turns, the resolver's first family first, each family in
 * the resolver's order; each address once, 16 at most.
 * Source: RFC 8305 §4.
 */
export function orderAddresses(addresses: readonly string[]): readonly string[] {
  const [first = '', ...others] = new Set(addresses);
  const isOther = (address: string): boolean => address.includes(':') !== first.includes(':');
  const same = [first, ...others.filter((address) => !isOther(address))];
  const other = others.filter(isOther);
  const longer = same.length > other.length ? same : other;
  const turns = longer.flatMap((_, i) => [same[i], other[i]].filter((address) => address !== undefined));
  return addresses.length === 0 ? [] : turns.slice(0, maxAddresses);
}
