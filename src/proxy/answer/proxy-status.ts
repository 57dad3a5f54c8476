import type { HttpHead } from '../handshake/http-head.ts';
import { valuesOf } from './headers.ts';

/** What one intermediary says of its part in an answer. Text in it is hostile. */
export interface ProxyStatus {
  /** The intermediary's name of itself. */
  readonly proxy: string;
  /** A type of error such as `dns_error` or `http_request_denied`; `undefined` where it reports none. */
  readonly error: string | undefined;
  readonly details: string | undefined;
}

const maxMembers = 16;
const bareItem = String.raw`"(?:[^"\\]|\\["\\])*"|[A-Za-z*0-9?:-][!#$%&'*+.^_\`|~0-9A-Za-z:/=-]*`;
const member = new RegExp(String.raw`[ \t,]*(${bareItem})((?:[ \t]*;[ \t]*[a-z*][a-z0-9_.*-]*(?:=(?:${bareItem}))?)*)`, 'y');
const parameter = new RegExp(String.raw`;[ \t]*([a-z*][a-z0-9_.*-]*)(?:=(${bareItem}))?`, 'g');

/**
 * The members of `Proxy-Status`, the one next to the target first; what cannot be read ends its field.
 * Limits: 16 members.
 * Source: RFC 9209 §2; RFC 9651 §3.1 for lists.
 */
export function proxyStatusOf(answer: HttpHead): readonly ProxyStatus[] {
  return valuesOf(answer, 'proxy-status').flatMap(parseList).slice(0, maxMembers);
}

function parseList(text: string): readonly ProxyStatus[] {
  const members: ProxyStatus[] = [];
  member.lastIndex = 0;
  for (let found = member.exec(text); found && members.length < maxMembers; found = member.exec(text)) {
    const [, proxy = '', tail = ''] = found;
    const parameters = new Map([...tail.matchAll(parameter)].map(([, name = '', value = '']) => [name, unquoted(value)] as const));
    members.push({ proxy: unquoted(proxy), error: parameters.get('error'), details: parameters.get('details') });
  }
  return members;
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
