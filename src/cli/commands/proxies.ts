import { shownPath } from '../../agent/root/path-in-root.ts';
import type { Settings, SettingsFile, SettingsReading } from '../../agent/settings/setting.ts';
import type { Place } from '../../agent/unit/unit-environment.ts';
import { parseAuthority } from '../../proxy/authority.ts';
import { bypassEntry } from '../../proxy/no-proxy.ts';
import { failoverRow } from '../../report/failover-report.ts';
import { proxiesReport } from '../../report/proxies-report.ts';
import type { PlaceRow, ProxiesReport, ReadingRow, SettingsFileRow, ToldRow } from '../../report/proxies-rows.ts';
import { proxiesText } from '../../report/text/proxies-text.ts';
import { type AgentConfiguration, type AgentOptions, agentConfiguration, isUsable, maxListed, type Told } from '../agent-configuration.ts';
import { agentFailover } from '../agent-failover.ts';
import { asksForFailover, type FailoverOptions } from '../failover-options.ts';
import { findingRows } from '../finding-rows.ts';
import { settingProxies } from '../setting-proxies.ts';
import type { CommandResult } from './result.ts';

/** Options of `proxies`, as the command line gives them. */
export interface ProxiesOptions extends AgentOptions, FailoverOptions {
  readonly verbose?: boolean;
}

/**
 * Shows which proxies the agent is told to use, by which line of which file, and what is wrong with that; where an option asks
 * for it also what the agent does when some of them fail.
 *
 * Fails: `usage`; `proxies-not-known` where the failover is asked for, and the list is not known.
 */
export function proxies(options: ProxiesOptions): CommandResult {
  const agent = agentConfiguration(options);
  const { profile, root, settings, setting, unreadable } = agent;
  const isKnown = unreadable.length === 0 && (setting === undefined || isUsable(setting));
  const list = isKnown ? agent.proxies : [];
  const place = placeIn(root);
  const report = proxiesReport({
    profile: profile.name,
    root,
    reader: settings.effective.reader,
    readerWhy: settings.why,
    bundle: agent.bundlePath ?? null,
    variable: setting?.name ?? null,
    setAt: setting ? place(setting.place) : null,
    overrode: setting?.overrode.map((other) => ({ ...place(other), same: other.isSame })) ?? [],
    known: isKnown,
    unreadable,
    proxies: list,
    configurationKnown: agent.conf?.state !== 'unreadable',
    order: toldRow(agent.order, agent),
    failOpen: toldRow(agent.failOpen, agent),
    target: agent.platform ? toldRow(agent.platform, agent) : null,
    sudoUser: agent.conf?.sudoUser ? toldRow(agent.conf.sudoUser, agent) : null,
    bypass: bypassRow(agent),
    readings: readingRows(agent),
    files: fileRows(agent),
    findings: findingRows(agent, list),
    failover: asksForFailover(options) ? failoverRow(agentFailover(options, agent)) : null,
  });
  return { report, text: () => proxiesText(report, options.verbose) };
}

function placeIn(root: string): (place: Place) => PlaceRow {
  return ({ path, line }) => ({ path: shownPath(root, path), line });
}

function toldRow<Value>({ value, line }: Told<Value>, { conf, root }: AgentConfiguration): ToldRow<Value> {
  return { value, setAt: conf && line !== undefined ? placeIn(root)({ path: conf.path, line }) : null };
}

function bypassRow({ platform, bypass, root }: AgentConfiguration): ProxiesReport['bypass'] {
  const authority = platform && parseAuthority(platform.value, 443);
  if (!authority || 'fault' in authority || bypass?.value === undefined) return null;
  const entry = bypassEntry(authority.host, bypass.value);
  return entry === undefined ? null : { variable: bypass.name, entry, setAt: placeIn(root)(bypass.place) };
}

/** Told only where the two get different values. */
function readingRows({ settings, setting }: AgentConfiguration): readonly ReadingRow[] {
  if (!setting) return [];
  const { systemd, sh } = settings.readings;
  const rows = [systemd, sh].map((reading) => readingRow(reading, setting.name, settings));
  const [first, second] = [systemd, sh].map(({ variables }) => variables.get(setting.name)?.value);
  return first === second ? [] : rows;
}

function readingRow({ reader, variables }: SettingsReading, name: string, { root, profile }: Settings): ReadingRow {
  const setting = variables.get(name);
  const entries = setting && isUsable(setting) ? settingProxies(setting, profile).slice(0, maxListed) : undefined;
  return {
    reader,
    setAt: setting ? placeIn(root)(setting.place) : null,
    proxies:
      entries?.map(({ entry }) => (entry.kind === 'proxy' ? entry.proxy.toString() : `unreadable: ${entry.why}`)) ?? (setting ? null : []),
  };
}

function fileRows({ settings, root }: AgentConfiguration): readonly SettingsFileRow[] {
  const { systemd, sh } = settings.readings;
  const files = [...systemd.files, ...sh.files];
  const firsts = files.filter(({ path }, i) => files.findIndex((other) => other.path === path) === i);
  const reads = ({ path }: SettingsFile): readonly ('systemd' | 'sh')[] =>
    [systemd, sh].filter((reading) => reading.files.some((file) => file.path === path)).map(({ reader }) => reader);
  const units = settings.unit.map(
    ({ path, content }): SettingsFileRow => ({
      path: shownPath(root, path),
      state: content.kind === 'text' ? 'read' : content.kind,
      readBy: ['systemd'],
    }),
  );
  return [...units, ...firsts.map((file) => ({ path: shownPath(root, file.path), state: file.state, readBy: reads(file) }))];
}
