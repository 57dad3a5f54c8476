import { resolve } from 'node:path';
import { type Conf, failOpenOf, orderOf, platformHost, readConf } from '../agent/conf.ts';
import { maxValueBytes } from '../agent/findings/value-too-long.ts';
import { type AgentProfile, type ProxyOrder, profiles } from '../agent/profile.ts';
import { existsInRoot, shownPath } from '../agent/root/path-in-root.ts';
import type { Setting, Settings } from '../agent/settings/setting.ts';
import { settingsOf } from '../agent/settings/settings-of.ts';
import { unreadableFiles } from '../agent/settings/unreadable.ts';
import { systemStores } from '../bundle/sources/system-store.ts';
import type { ConfiguredProxy } from '../proxy/configured.ts';
import { hostPath, type RootOptions, rootOf } from './host-root.ts';
import { nearest } from './nearest.ts';
import { settingProxies } from './setting-proxies.ts';
import { usage } from './values.ts';

/** Options of commands that ask what an agent is told by the files of a host. */
export interface AgentOptions extends RootOptions {
  /** Name of a profile. */
  readonly profile?: string;
}

/** What an agent is told by the files of a host, put together. */
export interface AgentConfiguration {
  readonly profile: AgentProfile;
  readonly root: string;
  /** The file of CA certificates that it trusts; `undefined` where the system has no root store that it could be. Fails when it is asked: `links-in-a-circle`. */
  readonly bundlePath: string | undefined;
  readonly settings: Settings;
  /** `undefined`: the agent has no configuration file. */
  readonly conf: Conf | undefined;
  /** The variable that holds the list in force; `undefined` where none is set. */
  readonly setting: Setting | undefined;
  /** The files that could set another list and could not be read, as they are shown: while there is one, the list is not known. */
  readonly unreadable: readonly string[];
  /** Its proxies, of a longer list the first hundred; none where its value is not known. */
  readonly proxies: readonly ConfiguredProxy[];
  /** The variable that names hosts which are reached without a proxy. */
  readonly bypass: Setting | undefined;
  readonly order: Told<ProxyOrder>;
  readonly failOpen: Told<boolean>;
  /** `HOST` or `HOST:PORT` of the platform. */
  readonly platform: Told<string> | undefined;
}

/** A value and the line of the configuration file that says so; without it the default of the profile. */
export interface Told<Value> {
  readonly value: Value;
  readonly line: number | undefined;
}

/** Nobody reads more of a list. */
export const maxListed = 100;

/** Whether a value is known, and can be handed to a program at all. */
export function isUsable({ value }: Setting): boolean {
  return value !== undefined && Buffer.byteLength(value) <= maxValueBytes;
}

/** Reads what the files of a host tell its agent. Fails: `usage`. */
export function agentConfiguration(options: AgentOptions): AgentConfiguration {
  const profile = profileOf(options);
  const root = rootOf(options);
  const settings = settingsOf(root, profile);
  const conf = profile.confPath === undefined ? undefined : readConf(root, profile.confPath);
  const setting = firstSet(settings, profile.proxyVariables);
  const proxies = setting && isUsable(setting) ? settingProxies(setting, profile) : [];
  const platform = conf && platformHost(conf);
  return {
    profile,
    root,
    // Who does not ask for the bundle has no need of its place.
    get bundlePath() {
      return bundlePathOf(profile, options);
    },
    settings,
    conf,
    setting,
    unreadable: unreadableFiles(settings, setting).map((path) => shownPath(root, path)),
    proxies: proxies.slice(0, maxListed),
    bypass: firstSet(settings, profile.bypassVariables),
    order: told(conf && orderOf(conf), conf?.proxyOrder?.line, profile.defaults.order),
    failOpen: told(conf && failOpenOf(conf), conf?.proxyFailOpen?.line, profile.defaults.failOpen),
    platform: platform === undefined ? undefined : { value: platform, line: conf?.serverUri?.line },
  };
}

/** The profile that is named, or the usual one. Fails: `usage`. */
export function profileOf({ profile: name }: AgentOptions): AgentProfile {
  const found = profiles.find((profile) => name === undefined || profile.name === name);
  if (found) return found;
  const names = profiles.map((profile) => profile.name);
  const near = nearest(name ?? '', names);
  throw usage(
    'no profile has the name that --profile gives',
    near === undefined ? `there are ${names.join(' and ')}` : `did you mean "${near}"?`,
  );
}

function bundlePathOf({ bundlePath }: AgentProfile, options: RootOptions): string | undefined {
  if (bundlePath !== undefined) return hostPath(bundlePath, options);
  return systemStores.map((path) => hostPath(path, options)).find((path) => existsInRoot('/', resolve(path)));
}

/** Of several variables the first that is not blank; one whose value is not known counts as set. */
function firstSet({ effective }: Settings, names: readonly string[]): Setting | undefined {
  const set = names.map((name) => effective.variables.get(name));
  return set.find((setting) => setting && setting.value?.trim() !== '');
}

function told<Value>(value: Value | undefined, line: number | undefined, usual: Value): Told<Value> {
  return value === undefined ? { value: usual, line: undefined } : { value, line };
}
