import { clockOff } from '../../diagnosis/causes/clock-off.ts';
import { printable } from '../printable.ts';
import type { WayRow } from '../probing/probe-rows.ts';

/** The cause and the next step of every way that is not good, and what else is to be known of it. What holds for all targets is told once. */
export function causeTexts(proxies: readonly WayRow[], hasTargets: boolean): readonly string[] {
  const failing = proxies.filter(({ cause }) => cause !== null);
  const told = new Set<string>();
  return failing.flatMap((way) => {
    const twins = proxies.filter(({ index }) => index === way.index);
    const isCommon = twins.every(({ cause, detail }) => cause === way.cause && detail === way.detail);
    const text = causeLines(way, hasTargets && !isCommon && way.target !== null ? ` to ${printable(way.target)}` : '');
    const key = text.join('\n');
    if (told.has(key)) return [];
    told.add(key);
    return text;
  });
}

function causeLines(way: WayRow, to: string): readonly string[] {
  const name = way.index === 'direct' ? 'direct' : `proxy ${way.index}`;
  return [
    `${way.status === 'warning' ? 'warning' : 'error'}  ${name}${to}: ${way.cause}`,
    `  why:  ${printable(way.detail ?? '')}`,
    `  next: ${way.remedy ?? ''}`,
    ...(way.command === null ? [] : [`  run:  ${printable(way.command)}`]),
    ...alsoOf(way).map((text) => `  also: ${text}`),
  ];
}

function alsoOf({ cause, alsoSeen, withSystemStore, curl, clocks, legs }: WayRow): readonly string[] {
  const also: string[] = [];
  if (withSystemStore && cause !== 'works-only-with-system-store')
    also.push(`${legs.at(-1)?.leg === 'proxy-tls' ? 'this proxy is trusted' : 'it works'} only if the agent also trusts the system store`);
  if (alsoSeen.includes(clockOff.id) && cause !== clockOff.id) {
    also.push(
      clocks.map(({ of, aheadSeconds }) => `clock-off: the clock of the ${of} is ${clockText(aheadSeconds)} this host's`).join(', '),
    );
  }
  if (curl && !curl.agrees && cause !== 'curl-disagrees') {
    also.push(
      `curl-disagrees: curl ended with ${curl.exitCode ?? 'no exit code'}${curl.message === '' ? '' : `: ${printable(curl.message)}`}`,
    );
  }
  return also;
}

/** `3 s ahead of`, `2 s behind`, `level with`. */
export function clockText(aheadSeconds: number): string {
  if (aheadSeconds === 0) return 'level with';
  return `${Math.abs(aheadSeconds)} s ${aheadSeconds > 0 ? 'ahead of' : 'behind'}`;
}
