import { authorityText } from '../../../proxy/authority.ts';
import { issuerNotInBundle } from '../../causes/issuer-not-in-bundle.ts';
import type { HostCause } from '../host-cause.ts';
import type { SeenWay } from '../host-evidence.ts';

/** What comes through the proxies is signed by different CAs, of which the bundle holds some. */
export const proxiesShowDifferentCas: HostCause = {
  id: 'proxies-show-different-cas',
  stage: 'certificate',
  severity: 'warning',
  title: 'the proxies show chains of different CAs, and the bundle holds only some of them',
  why: 'every gateway may have a CA of its own; a bundle with the CA of one lets the agent out through that one alone, and fails when it falls to the next',
  remedy: 'get the CA of each proxy from its owner and merge them all into the bundle',
  source: 'RFC 5280 §6.1; the vendor’s page "Multiple Proxy Configuration": one file for all proxies',
  check: ({ ways, bundle }) => {
    if (bundle.file.kind !== 'read' || !bundle.file.reading.loads) return undefined;
    const shown = ways.flatMap(shownAuthority);
    const targets = new Set(shown.map(({ target }) => target));
    for (const target of targets) {
      const same = shown.filter((one) => one.target === target);
      const names = [...new Set(same.map(({ name }) => name))];
      if (names.length < 2 || same.every(({ isTrusted }) => isTrusted) || !same.some(({ isTrusted }) => isTrusted)) continue;
      const [first = '', ...others] = names.map((name) => lineFor(name, same));
      return { evidence: [first, ...others], proxies: [...new Set(same.filter(({ isTrusted }) => !isTrusted).map(({ index }) => index))] };
    }
    return undefined;
  },
};

interface ShownAuthority {
  readonly index: number;
  readonly target: string;
  readonly name: string;
  readonly isTrusted: boolean;
}

/** The CA above the chain of the target; where a way passed through, it is not the proxy's, and a chain that is refused for another reason says nothing. */
function shownAuthority({ index, evidence, diagnosis, interception }: SeenWay): readonly ShownAuthority[] {
  const chain = evidence.chains.findLast(({ leg }) => leg === 'target-tls');
  const top = chain?.path.at(-1);
  if (index === 'direct' || !chain || !top || interception?.verdict === 'passed-through') return [];
  const isTrusted = chain.verifyError === undefined && chain.anchor !== undefined;
  if (!isTrusted && diagnosis?.cause !== issuerNotInBundle) return [];
  const name = top.isSelfIssued ? top.displayName : top.issuerDisplayName;
  return [{ index, target: authorityText(evidence.observation.target), name, isTrusted }];
}

function lineFor(name: string, shown: readonly ShownAuthority[]): string {
  const same = shown.filter((one) => one.name === name);
  const places = [...new Set(same.map(({ index }) => index))];
  return `${places.length > 1 ? 'proxies' : 'proxy'} ${places.join(', ')}: "${name}", which the bundle ${same.every(({ isTrusted }) => isTrusted) ? 'holds' : 'does not hold'}`;
}
