import type { Effect, EffectKind } from '../environment/assignment.ts';
import { isPattern } from '../settings/is-pattern.ts';
import type { Reader, Settings, SettingsFile } from '../settings/setting.ts';
import type { Met } from './finding.ts';

/** Whether a variable means something to the agent. */
export function concerns({ profile }: Settings, name: string | undefined): name is string {
  return name !== undefined && [...profile.proxyVariables, ...profile.bypassVariables].includes(name);
}

/** The files of both readers, each path once. */
export function allFiles({ effective, readings }: Settings): readonly SettingsFile[] {
  const files = [...effective.files, ...readings.systemd.files, ...readings.sh.files];
  return files.filter(({ path }, i) => files.findIndex((other) => other.path === path) === i);
}

/** A fact for each effect of these kinds that one reader has met; `detailOf` returns `undefined` for one that does not matter. */
export function effectsMet(
  { readings }: Settings,
  reader: Reader,
  kinds: readonly EffectKind[],
  detailOf: (effect: Effect) => string | undefined,
): readonly Met[] {
  return readings[reader].files.flatMap(({ path, effects }) =>
    effects
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap((effect): readonly Met[] => {
        const detail = detailOf(effect);
        if (detail === undefined) return [];
        return [{ path, line: effect.line, detail, ...(effect.name !== undefined && { name: effect.name }) }];
      }),
  );
}

/** What could not be read of the files of both readers and of the unit, and whether that is for lack of rights, or because it is not looked for. */
export function unreadable(settings: Settings): readonly (Met & { readonly needsRights: boolean })[] {
  const line = undefined;
  return [
    ...allFiles(settings).flatMap(({ path, state, why: detail = '', isDenied = false }) =>
      state === 'unreadable' ? [{ path, line, detail, needsRights: isDenied || isPattern(path) }] : [],
    ),
    ...settings.closedFolders.map((path) => ({
      path,
      line,
      detail: 'permission denied: nobody here can see what stands in it',
      needsRights: true,
    })),
    ...settings.unit.flatMap(({ path, content }) =>
      content.kind === 'unreadable' ? [{ path, line, detail: content.why, needsRights: content.isDenied ?? false }] : [],
    ),
  ];
}
