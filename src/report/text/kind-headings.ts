import type { ExplanationKind } from '../explaining/explanation.ts';

/** The kinds of ids in the order in which they are listed, each with its heading and what it is about. */
export const kindHeadings: readonly { readonly kind: ExplanationKind; readonly heading: string; readonly about: string }[] = [
  { kind: 'rule', heading: 'Rules', about: 'what a certificate and a bundle are held against' },
  { kind: 'refusal', heading: 'Refusals', about: 'why a block did not become a certificate' },
  { kind: 'repair', heading: 'Repairs', about: 'what was mended, or passed over, to read a certificate' },
  { kind: 'setting', heading: 'Settings', about: 'what the settings of an agent and its list of proxies are held against' },
  { kind: 'cause', heading: 'Causes', about: 'why a proxy does not lead to the platform, the most specific first' },
  { kind: 'host', heading: 'Host', about: 'why an agent fails on its host, whichever the proxy' },
  { kind: 'path', heading: 'Paths', about: 'what is wrong with a path from a leaf to a trust anchor' },
  { kind: 'failure', heading: 'Failures', about: 'what a command could not do' },
];
