import type { Effect, Stop } from '../environment/assignment.ts';
import type { AgentProfile } from '../profiles/agent-profile.ts';
import type { UnitFile } from '../unit/find-unit.ts';
import type { IgnoredWord, Place } from '../unit/unit-environment.ts';

/** The two ways in which settings reach an agent. */
export type Reader = 'systemd' | 'sh';

/** A variable as an agent gets it. Holds passwords: it is never printed as it is. */
export interface Setting {
  readonly name: string;
  /** `undefined` where only a shell that runs the file, or systemd on its host, would know it. */
  readonly value: string | undefined;
  readonly place: Place;
  /** Where it was set before, the latest first. */
  readonly overrode: readonly (Place & { readonly isSame: boolean })[];
}

/** A file of settings as one reader finds it. */
export interface SettingsFile {
  readonly path: string;
  readonly state: 'read' | 'missing' | 'unreadable';
  /** Why it is unreadable. */
  readonly why?: string;
  /** Whether somebody with more rights could read it. */
  readonly isDenied?: true;
  /** One character for each octet; empty where it was not read. */
  readonly text: string;
  /** Permission bits, where it was read. */
  readonly mode?: number;
  /** Where a unit demands the file: the service does not start without it. */
  readonly demandedAt?: Place;
  readonly effects: readonly Effect[];
  readonly stop?: Stop;
}

/** What one reader makes of the files. */
export interface SettingsReading {
  readonly reader: Reader;
  readonly variables: ReadonlyMap<string, Setting>;
  readonly files: readonly SettingsFile[];
}

/** What an agent is told by the files of a host. */
export interface Settings {
  readonly profile: AgentProfile;
  readonly root: string;
  /** Of the reader that counts here. */
  readonly effective: SettingsReading;
  readonly readings: { readonly systemd: SettingsReading; readonly sh: SettingsReading };
  /** Why this reader counts. */
  readonly why: string;
  /** The files of the unit. */
  readonly unit: readonly UnitFile[];
  /** Folders in which more of the unit may stand, and into which nobody here can look. */
  readonly closedFolders: readonly string[];
  /** What systemd ignores of these. */
  readonly ignoredInUnit: readonly IgnoredWord[];
  /** Folders that exist where somebody has spelled a path of the agent wrongly. */
  readonly misspelledFolders: readonly string[];
}
