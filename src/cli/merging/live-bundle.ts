import { hasMarkers } from '../../bundle/encodings/pem/pem-markers.ts';
import type { BundleContent } from '../../bundle/entry.ts';
import { readBundle } from '../../bundle/read.ts';
import type { ReadOptions } from '../../bundle/reading.ts';
import { Failure } from '../../failure.ts';

/** What stands in the output now. Fails: `output-not-a-bundle`: a slip in the name must not cost a key or a document. */
export async function liveBundle(old: string, output: string, readOptions: ReadOptions): Promise<BundleContent> {
  const content = await readBundle({ path: output, text: old }, { ...readOptions, withNotedSources: true });
  const obstacle = whyNoBundle(content, old);
  if (obstacle === undefined) return content;
  throw new Failure({
    code: 'output-not-a-bundle',
    what: `will not write "${output}"`,
    why: obstacle,
    next: 'name another file with --output, or remove this one first',
    outcome: 'failed',
  });
}

function whyNoBundle({ entries, refused, repairs }: BundleContent, old: string): string | undefined {
  if (refused.some(({ id }) => id === 'private-key') || repairs.some(({ id }) => id === 'key-passed-over')) return 'it holds a private key';
  const [first] = entries;
  if (first) {
    const hasText = entries.some(({ encoding }) => encoding === 'pem' || encoding === 'base64');
    return hasText ? undefined : `it is no PEM bundle, but a file in another encoding (${first.encoding})`;
  }
  // A bundle that is damaged may be replaced; a request, a list or a keystore that nobody could open is something else.
  const isDamaged = hasMarkers(old) && refused.some(({ origin, id }) => origin.block > 0 && id !== 'not-a-certificate');
  return isDamaged ? undefined : 'it exists and holds no certificate: it is no bundle';
}
