import { readAsShell } from '../environment/shell.ts';
import { readInRoot } from '../root/read-in-root.ts';
import { Collected } from './collected.ts';
import type { SettingsFile, SettingsReading } from './setting.ts';
import { unreadPart } from './unread.ts';

/**
 * What a shell has set that sources the files in their order, one after the other, as an init script does: a later file sees
 * what an earlier one has set, and an error of syntax ends it all.
 */
export function shSettings(root: string, paths: readonly string[]): SettingsReading {
  const collected = new Collected();
  const files: SettingsFile[] = [];
  for (const path of paths) {
    const content = readInRoot(root, path);
    if (content.kind !== 'text') {
      files.push({ path, text: '', effects: [], ...unreadPart(content) });
      continue;
    }
    const { assignments, effects, stop } = readAsShell(content.text, collected.values());
    for (const assignment of assignments) collected.add(path, assignment);
    files.push({ path, state: 'read', text: content.text, mode: content.mode, effects, ...(stop && { stop }) });
    if (stop?.kind === 'syntax') break;
    if (stop) forgetValues(collected, path, stop.line);
  }
  return { reader: 'sh', variables: collected.settings(), files };
}

/** A script may change whatever was set before it. */
function forgetValues(collected: Collected, path: string, line: number): void {
  for (const [name, { value }] of collected.settings()) if (value !== undefined) collected.add(path, { name, value: undefined, line });
}
