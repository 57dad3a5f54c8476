import type { Found } from './found.ts';
import { type Kind, relations } from './relations.ts';

/** Whether one cause explains another, so that nothing of the other is left to be done when the first is gone. */
export function explains(one: Found, other: Found): boolean {
  return (
    one !== other &&
    relations.some(({ causes, effects, isSameProxy = false, isSameLeg = false }) => {
      if (!isOf(causes, one) || !isOf(effects, other)) return false;
      if (isSameLeg && legOf(one) !== legOf(other)) return false;
      return !isSameProxy || other.proxies.every((proxy) => one.proxies.includes(proxy));
    })
  );
}

function isOf({ ids, stages, severity, about }: Kind, found: Found): boolean {
  if (ids && !ids.has(found.id)) return false;
  if (stages && !stages.includes(found.stage)) return false;
  if (severity !== undefined && severity !== found.severity) return false;
  return about === undefined || isAbout(found, about);
}

function isAbout({ proxies, leg }: Found, about: NonNullable<Kind['about']>): boolean {
  switch (about) {
    case 'a proxy':
      return proxies.length > 0;
    case 'the direct connection':
      return proxies.includes('direct');
    case 'a leg':
      return leg !== undefined;
  }
}

function legOf({ leg }: Found): string | undefined {
  return leg === 'proxy-tls' || leg === 'target-tls' ? 'tls' : leg;
}
