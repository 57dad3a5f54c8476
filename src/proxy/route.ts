/** One way and whether it reaches the target with trust. */
export interface Way {
  readonly index: number | 'direct';
  readonly reaches: boolean;
}

/**
 * The way that the agent takes: the first proxy in order that reaches the platform, else the direct connection where it
 * was tested and reaches it, else `null`: none that is known.
 *
 * Each connection starts anew at the first proxy; the agent keeps no history.
 * Source: the vendor's page "Multiple Proxy Configuration".
 */
export function route(ways: readonly Way[]): number | 'direct' | null {
  const proxied = ways.find(({ index, reaches }) => index !== 'direct' && reaches);
  const direct = ways.find(({ index, reaches }) => index === 'direct' && reaches);
  return (proxied ?? direct)?.index ?? null;
}
