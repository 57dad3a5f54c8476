import type { WayRow } from '../probing/probe-rows.ts';
import { counted } from './columns.ts';

/** What curl made of the ways where it was asked for, and why it was not asked on the others. */
export function curlSentences(proxies: readonly WayRow[]): readonly string[] {
  const walked = proxies.filter(({ target }) => target !== null);
  const asked = walked.flatMap(({ curl }) => curl ?? []);
  const rest = walked.filter(({ curl }) => curl === null);
  const chains = rest.filter(isChain).length;
  const cut = rest.length - chains;
  return [
    ...(asked.length > 0 ? [agreement(asked)] : []),
    ...(chains > 0 ? [`curl was not asked on ${counted(chains, 'way')}: it knows no chains of HTTP proxies.`] : []),
    ...(cut > 0 ? [`curl was not asked on ${counted(cut, 'way')}, or not to its end: the run was ended before.`] : []),
  ];
}

function agreement(asked: readonly NonNullable<WayRow['curl']>[]): string {
  const agreeing = asked.filter(({ agrees }) => agrees).length;
  return agreeing === asked.length
    ? `curl agrees on ${counted(asked.length, 'way')}.`
    : `curl agrees on ${agreeing} of ${asked.length} ways.`;
}

/** No redacted URL holds a blank. */
function isChain({ proxy }: WayRow): boolean {
  return proxy.includes(' > ');
}
