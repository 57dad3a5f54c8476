import type { FailoverRow } from './failover-rows.ts';
import type { ReportHead } from './report-head.ts';

/** A line of a file; `line` is `null` where it is about the whole file. */
export interface PlaceRow {
  readonly path: string;
  readonly line: number | null;
}

/** One entry of the list in force. */
export interface ProxyRow {
  /** Place in the list, from 1. */
  readonly index: number;
  /** Redacted URL, or `unreadable` for an entry that is no proxy URL. */
  readonly proxy: string;
  /** `ignored`: behind the last proxy that the agent uses. */
  readonly state: 'used' | 'ignored' | 'unreadable';
}

/** A value that the configuration file gives, or the default of the profile. */
export interface ToldRow<Value> {
  readonly value: Value;
  /** `null`: the default. */
  readonly setAt: PlaceRow | null;
}

/** What one reader makes of the variable in force. */
export interface ReadingRow {
  readonly reader: 'systemd' | 'sh';
  /** `null` where it does not set the variable. */
  readonly setAt: PlaceRow | null;
  /** Redacted URLs in order, `unreadable: WHY` for an entry that is none; `null` where the value is not known. */
  readonly proxies: readonly string[] | null;
}

/** Something that is wrong with the settings, or with a proxy of the list. */
export interface SettingsFindingRow {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'notice';
  readonly detail: string;
  readonly place: PlaceRow | null;
  /** The proxy that it concerns. */
  readonly proxy: number | null;
}

/** A file of settings, read or not. */
export interface SettingsFileRow {
  readonly path: string;
  readonly state: 'read' | 'missing' | 'unreadable';
  readonly readBy: readonly ('systemd' | 'sh')[];
}

/** What the files of a host tell its agent of its proxies. */
export interface ProxiesReport extends ReportHead<'proxies'> {
  readonly profile: string;
  readonly root: string;
  /** The reader that counts on this host. */
  readonly reader: 'systemd' | 'sh';
  readonly readerWhy: string;
  /** The file of CA certificates that the agent trusts; `null` where the system has no root store that it could be. */
  readonly bundle: string | null;
  /** The variable in force, `null` where none is set. */
  readonly variable: string | null;
  readonly setAt: PlaceRow | null;
  /** Where the variable was set before, the latest first. */
  readonly overrode: readonly (PlaceRow & { readonly same: boolean })[];
  /** Whether the list is known: only a shell that runs a file may know it, and a file that could set another one may not be readable. */
  readonly known: boolean;
  /** Files that could set another list, and could not be read. */
  readonly unreadable: readonly string[];
  readonly proxies: readonly ProxyRow[];
  /** Whether the configuration could be read; where not, `order` and `failOpen` are the defaults, and `target` is not known. */
  readonly configurationKnown: boolean;
  readonly order: ToldRow<'sequential' | 'random'>;
  readonly failOpen: ToldRow<boolean>;
  readonly target: ToldRow<string> | null;
  /** The user as whom the agent runs commands (`SudoUser`), who then has to be able to read the bundle; `null`: root. */
  readonly sudoUser: ToldRow<string> | null;
  /** The entry of `no_proxy` for which the target is reached without a proxy. */
  readonly bypass: { readonly variable: string; readonly entry: string; readonly setAt: PlaceRow } | null;
  /** Both readers, where they make different lists of the variable; else empty. */
  readonly readings: readonly ReadingRow[];
  readonly files: readonly SettingsFileRow[];
  readonly findings: readonly SettingsFindingRow[];
  /** What the agent does when proxies fail; `null` where nobody asked. */
  readonly failover: FailoverRow | null;
}
