import { explains } from './explains.ts';
import { type Found, stages } from './found.ts';
import { otherPlaces, sameFor } from './other-places.ts';

/** More lines of evidence nobody reads. */
const maxEvidence = 12;
const severities = ['critical', 'warning', 'notice'] as const;

/**
 * Causes in the order in which they are to be looked at: what explains others before them and with them folded into it, the same cause
 * once, critical before warning before notice, and of those what a connection meets first.
 */
export function ranked(found: readonly Found[]): readonly Found[] {
  // Alike are thousands at most, kinds are few: what explains what is asked of those alone.
  return grouped(folded(grouped(found, kindOf)), ({ id }) => id)
    .map((one) => ({ ...one, remedy: `${one.remedy}${sameFor(otherPlaces(one, found))}`, evidence: bounded([...new Set(one.evidence)]) }))
    .toSorted(
      (left, right) =>
        severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
        stages.indexOf(left.stage) - stages.indexOf(right.stage) ||
        placeOf(left) - placeOf(right),
    );
}

/** All by which one cause can explain another. */
function kindOf({ id, stage, severity, leg, proxies }: Found): string {
  return [id, stage, severity, leg, ...proxies].join(' ');
}

/** What nothing else explains, with what it explains as more evidence; it is as grave as the gravest of them. */
function folded(found: readonly Found[]): readonly Found[] {
  const reasons = new Map(found.map((one) => [one, rootOf(one, found)]));
  return found
    .filter((one) => reasons.get(one) === one)
    .map((root) =>
      withEffects(
        root,
        found.filter((one) => one !== root && reasons.get(one) === root),
      ),
    );
}

/** The cause at the end of all explanations; a circle ends where it began. */
function rootOf(one: Found, found: readonly Found[]): Found {
  const seen = new Set([one]);
  let root = one;
  for (;;) {
    const next = found.find((other) => !seen.has(other) && explains(other, root));
    if (!next) return root;
    seen.add(next);
    root = next;
  }
}

function withEffects(root: Found, effects: readonly Found[]): Found {
  const told = effects.map((effect) => ({
    ...effect,
    evidence: effect.evidence.map((line) => `so ${effect.id}: ${line}`),
    consequence: undefined,
    command: undefined,
  }));
  return { ...merged([root, ...told]), leg: root.leg ?? effects.find(({ leg }) => leg !== undefined)?.leg };
}

/** Each group as one, at the place of its first. */
function grouped(found: readonly Found[], keyOf: (one: Found) => string): readonly Found[] {
  const groups = new Map<string, { readonly first: Found; readonly others: Found[] }>();
  for (const one of found) {
    const group = groups.get(keyOf(one));
    if (group) group.others.push(one);
    else groups.set(keyOf(one), { first: one, others: [] });
  }
  return [...groups.values()].map(({ first, others }) => (others.length === 0 ? first : merged([first, ...others])));
}

function merged(alike: readonly [Found, ...Found[]]): Found {
  const [first] = alike;
  return {
    ...first,
    severity: severities.find((severity) => alike.some((one) => one.severity === severity)) ?? first.severity,
    proxies: inOrder(alike.flatMap(({ proxies }) => proxies)),
    evidence: alike.flatMap(({ evidence }) => evidence),
    consequence: alike.find(({ consequence }) => consequence !== undefined)?.consequence,
    command: alike.find(({ command }) => command !== undefined)?.command,
  };
}

function bounded(lines: readonly string[]): readonly string[] {
  return lines.length <= maxEvidence
    ? lines
    : [...lines.slice(0, maxEvidence - 1), `and ${lines.length - maxEvidence + 1} more like these`];
}

function inOrder(proxies: Found['proxies']): Found['proxies'] {
  return [...new Set(proxies)].toSorted((left, right) => numberOf(left) - numberOf(right));
}

function placeOf({ proxies: [first = 0] }: Found): number {
  return numberOf(first);
}

/** The direct connection comes behind the last proxy. */
function numberOf(proxy: number | 'direct'): number {
  return proxy === 'direct' ? Number.MAX_SAFE_INTEGER : proxy;
}
