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
  if (location === undefined || ![301, 302, 303, 307, 308].includes(answer.status)) return undefined;
  const [address = ''] = location.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/i, '$1//').split(/[?#]/, 1);
  return address.slice(0, maxLocation);
}
