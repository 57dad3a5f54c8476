import type { Reading } from '../environment/assignment.ts';
import { readAsSystemd } from '../environment/systemd.ts';
import { readInRoot } from '../root/read-in-root.ts';
import type { EnvironmentFile, UnitEnvironment } from '../unit/unit-environment.ts';
import { Collected } from './collected.ts';
import { isPattern } from './is-pattern.ts';
import type { SettingsFile, SettingsReading } from './setting.ts';
import { unreadPart } from './unread.ts';

/**
 * The environment that systemd gives to a service: `Environment=` first, the files over it in their order, then what is unset.
 * Source: systemd.exec(5).
 */
export function systemdSettings(root: string, environment: UnitEnvironment): SettingsReading {
  const collected = new Collected();
  for (const { path, ...assignment } of environment.assignments) collected.add(path, assignment);
  const files = environment.files.map((file) => {
    const { reading, ...read } = readFile(root, file);
    for (const assignment of reading?.assignments ?? []) collected.add(file.path, assignment);
    return read;
  });
  for (const name of environment.unset) collected.remove(name);
  return { reader: 'systemd', variables: collected.settings(), files };
}

function readFile(root: string, { path, isOptional, namedAt }: EnvironmentFile): SettingsFile & { readonly reading?: Reading } {
  const demanded = isOptional || !namedAt ? {} : { demandedAt: namedAt };
  const nothing = { path, text: '', effects: [], ...demanded };
  if (isPattern(path)) return { ...nothing, state: 'unreadable', why: 'it is a pattern, which is not followed here' };
  const content = readInRoot(root, path);
  if (content.kind !== 'text') return { ...nothing, ...unreadPart(content) };
  const reading = readAsSystemd(content.text);
  const { effects, stop } = reading;
  return { path, state: 'read', text: content.text, mode: content.mode, effects, reading, ...demanded, ...(stop && { stop }) };
}
