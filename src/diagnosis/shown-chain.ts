import type { Certificate } from '../certificate/certificate.ts';
import type { Evidence } from './evidence.ts';
import type { ShownChain } from './interception.ts';

/**
 * The chain of the target as the evidence of one way shows it, `undefined` where none was seen. `second` is the evidence of
 * another walk on the same way, with more anchors: where it leads further up, it counts.
 */
export function shownChain(index: number | 'direct', evidence: Evidence, second?: Evidence): ShownChain | undefined {
  const [path, further] = [pathOf(evidence), second && pathOf(second)];
  const longest = further && path && further[0]?.sha256 === path[0]?.sha256 && further.length > path.length ? further : path;
  const [leaf, ...issuers] = longest ?? [];
  if (!leaf) return undefined;
  const isDirect = index === 'direct';
  return { way: isDirect ? 'the direct path' : `proxy ${index}`, isDirect, path: [leaf, ...issuers] };
}

function pathOf({ chains }: Evidence): readonly Certificate[] | undefined {
  return chains.findLast(({ leg }) => leg === 'target-tls')?.path;
}
