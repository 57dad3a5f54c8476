import { commentLine } from '../../bundle/formats/comment.ts';
import { block } from '../../bundle/formats/pem.ts';
import { readBundle } from '../../bundle/read.ts';
import type { Made } from './document.ts';
import type { SupportContext } from './support-context.ts';

/**
 * The certificates of the bundle, in their order, each with its line. Nothing else of the file is copied: what stands around certificates
 * can be a private key, or a comment with a password.
 */
export async function bundleCertificates({ bundlePath, bundleText }: SupportContext): Promise<Made> {
  const { entries, refused, repairs } = await readBundle({ path: bundlePath(), text: bundleText() });
  const blocks = entries.map(
    ({ certificate, origin }) => `${commentLine(`line ${origin.line}, block ${origin.block}`)}${block(certificate.der)}`,
  );
  const keys = [
    ...refused.filter(({ id }) => id === 'private-key').map(({ origin }) => `line ${origin.line}`),
    ...repairs.filter(({ id }) => id === 'key-passed-over').map(({ origin }) => `line ${origin.line}`),
  ];
  const others = refused.length - refused.filter(({ id }) => id === 'private-key').length;
  return {
    text: blocks.join('\n') || '# The bundle holds no certificate.\n',
    leftOut: [
      ...(keys.length > 0
        ? [
            {
              what: `${keys.length === 1 ? 'a private key' : `${keys.length} private keys`} in the bundle (${keys.slice(0, 5).join(', ')})`,
              why: 'a private key belongs to nobody else: take it out of the bundle',
            },
          ]
        : []),
      ...(others > 0
        ? [
            {
              what: `${others === 1 ? 'a block' : `${others} blocks`} of the bundle`,
              why: 'no certificate: check.json says what is wrong with it',
            },
          ]
        : []),
    ],
  };
}
