import { explains } from './explains.ts';
import { type Found, stages } from './found.ts';

/** More lines of evidence nobody reads. */
const maxEvidence = 12;
const severities = ['critical', 'warning', 'notice'] as const;

/**
 * Causes in the order in which they are to be looked at: what explains others before them and with them folded into it, the same cause
 * once, critical before warning before notice, and of those what a connection meets first.
 */
export function ranked(found: readonly Found[]): readonly Found[] {
  return groupedById(folded(found)).toSorted(
    (left, right) =>
      severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
      stages.indexOf(left.stage) - stages.indexOf(right.stage) ||
      placeOf(left) - placeOf(right),
  );
}

/** What nothing else explains, with what it explains as more evidence; it is as grave as the gravest of them. */
function folded(found: readonly Found[]): readonly Found[] {
  const reasons = new Map(found.map((one) => [one, rootOf(one, found)]));
  return found
    .filter((one) => reasons.get(one) === one)
    .map((root) => found.filter((one) => one !== root && reasons.get(one) === root).reduce(withEffect, root));
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

function withEffect(root: Found, effect: Found): Found {
  return {
    ...root,
    severity: graver(root, effect),
    proxies: union(root.proxies, effect.proxies),
    evidence: [...root.evidence, ...effect.evidence.map((line) => `so ${effect.id}: ${line}`)],
    leg: root.leg ?? effect.leg,
  };
}

function groupedById(found: readonly Found[]): readonly Found[] {
  const groups = new Map<string, Found>();
  for (const one of found) {
    const same = groups.get(one.id);
    groups.set(one.id, same ? merged(same, one) : one);
  }
  return [...groups.values()].map((one) => ({ ...one, evidence: bounded([...new Set(one.evidence)]) }));
}

function merged(one: Found, other: Found): Found {
  return {
    ...one,
    severity: graver(one, other),
    proxies: union(one.proxies, other.proxies),
    evidence: [...one.evidence, ...other.evidence],
    consequence: one.consequence ?? other.consequence,
    command: one.command ?? other.command,
  };
}

function bounded(lines: readonly string[]): readonly string[] {
  return lines.length <= maxEvidence
    ? lines
    : [...lines.slice(0, maxEvidence - 1), `and ${lines.length - maxEvidence + 1} more like these`];
}

function graver(one: Found, other: Found): Found['severity'] {
  return severities.find((severity) => one.severity === severity || other.severity === severity) ?? one.severity;
}

function union(one: Found['proxies'], other: Found['proxies']): Found['proxies'] {
  return [...new Set([...one, ...other])].toSorted((left, right) => numberOf(left) - numberOf(right));
}

function placeOf({ proxies: [first = 0] }: Found): number {
  return numberOf(first);
}

/** The direct connection comes behind the last proxy. */
function numberOf(proxy: number | 'direct'): number {
  return proxy === 'direct' ? Number.MAX_SAFE_INTEGER : proxy;
}
