import { blockPageTitle } from '../proxy/answer/block-page.ts';
import { valuesOf } from '../proxy/answer/headers.ts';
import { squidErrorOf } from '../proxy/answer/product.ts';
import type { HttpHead } from '../proxy/handshake/http-head.ts';

const blocking =
  /\b(?:block(?:ed|ing)?|denied|forbidden|restricted|prohibited|not allowed|filter(?:ed)?|polic(?:y|ies)|warning|violation)\b/i;
const asking =
  /\b(?:log-?[io]n|log in|sign-?in|sign in|auth(?:entication|enticate|orize)?|captive|portal|sso|welcome|guest|hotspot|terms)\b/i;
const maxLocation = 120;

/**
 * The title of a page that somebody wrote for the people who come by, `undefined` for one that only repeats the status, as servers write
 * by themselves, and for the error page of Squid, which names its error.
 */
export function writtenTitle(answer: HttpHead, excerpt: string): string | undefined {
  const title = blockPageTitle(excerpt);
  if (title === undefined || squidErrorOf(answer) !== undefined) return undefined;
  return /^(?:error[\s:]*)?\d{3}\b/i.test(title) || title.toLowerCase() === answer.reason.toLowerCase() ? undefined : title;
}

/** Whether the title of a page says that something is not let through. */
export function saysBlocked(title: string): boolean {
  return blocking.test(title);
}

/** Whether the title or the address of a page is that of one where people log in. */
export function saysLogin(text: string): boolean {
  return asking.test(text.replaceAll('_', '-'));
}

/**
 * Where an answer sends the client, without query and fragment, which can hold a session; `undefined` where it sends nowhere. Hostile text of bounded
 * length. Source: RFC 9110 §15.4.
 */
export function redirectOf(answer: HttpHead): string | undefined {
  const [location] = valuesOf(answer, 'location');
  return location === undefined || ![301, 302, 303, 307, 308].includes(answer.status) ? undefined : bareAddress(location);
}

/**
 * Where a page sends a browser by itself, in the same shape; what a script does is not looked at.
 * Source: HTML Living Standard §4.2.5.3, http-equiv="refresh".
 */
export function refreshOf(excerpt: string): string | undefined {
  for (const [tag] of excerpt.matchAll(/<meta\s[^<>]{1,600}>/gi)) {
    if (!/\shttp-equiv\s{0,9}=\s{0,9}["']?refresh["'\s/>]/i.test(tag)) continue;
    const [, address] =
      /\scontent\s{0,9}=\s{0,9}["']?\s{0,9}[\d.]{1,9}\s{0,9}[;,]?\s{0,9}url\s{0,9}=\s{0,9}["']?([^"'\s>]{1,500})/i.exec(tag) ?? [];
    if (address !== undefined) return bareAddress(address.replaceAll('&amp;', '&'));
  }
  return undefined;
}

function bareAddress(address: string): string {
  const [bare = ''] = address.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/i, '$1//').split(/[?#]/, 1);
  return bare.slice(0, maxLocation);
}
