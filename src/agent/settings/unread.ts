import type { Content } from '../root/read-in-root.ts';
import type { SettingsFile } from './setting.ts';

/** What is told of a file of settings that was not read. */
export function unreadPart(content: Exclude<Content, { readonly kind: 'text' }>): Pick<SettingsFile, 'state' | 'why' | 'isDenied'> {
  if (content.kind === 'missing') return { state: 'missing' };
  return { state: 'unreadable', why: content.why, ...(content.isDenied && { isDenied: true }) };
}
