import { blockPageTitle } from '../proxy/answer/block-page.ts';
import { productOf, squidErrorOf } from '../proxy/answer/product.ts';
import { proxyStatusOf } from '../proxy/answer/proxy-status.ts';
import type { HttpHead } from '../proxy/handshake/http-head.ts';

/** What an answer that is no tunnel says of who refused and why, each as a phrase; hostile text of bounded length. */
export function refusalWords(answer: HttpHead, excerpt: string): readonly string[] {
  const product = productOf(answer);
  const squidError = squidErrorOf(answer);
  const reported = proxyStatusOf(answer).find(({ error }) => error !== undefined);
  const title = blockPageTitle(excerpt);
  return [
    ...(product === undefined ? [] : [`by "${product}"`]),
    ...(squidError === undefined ? [] : [`error ${squidError}`]),
    ...(reported?.error === undefined ? [] : [`"${reported.proxy.slice(0, 80)}" reports ${reported.error.slice(0, 80)}`]),
    ...(title === undefined ? [] : [`the page is titled "${title}"`]),
  ];
}
