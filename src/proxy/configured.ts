import { type ProxyEntry, parseProxies } from './parse-proxies.ts';

/** One configured proxy in its place. */
export interface ConfiguredProxy {
  /** Place in the list, from 1. */
  readonly index: number;
  readonly entry: ProxyEntry;
  /** Whether it stands behind the last one that the agent uses. */
  readonly isIgnored: boolean;
}

/** The list that is in force. */
export interface Configuration {
  /** `--proxy`, or the name of the environment variable; `undefined` where nothing is configured. */
  readonly setBy: string | undefined;
  readonly proxies: readonly ConfiguredProxy[];
}

/** Where proxies can be set and how many the agent uses. */
export interface ConfigurationOptions {
  /** Values of `--proxy`, each one URL or a list; where there is one, the environment is not asked. */
  readonly given: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** In order: the first that is set and not blank counts. */
  readonly variables: readonly string[];
  readonly maxProxies: number;
}

/** The proxies in force, numbered, those beyond the agent's limit marked as ignored. */
export function configuredProxies({ given, environment, variables, maxProxies }: ConfigurationOptions): Configuration {
  const variable = variables.find((name) => (environment[name] ?? '').trim() !== '');
  const texts = given.length > 0 || variable === undefined ? given : [environment[variable] ?? ''];
  const proxies = texts.flatMap(parseProxies).map((entry, i) => ({ index: i + 1, entry, isIgnored: i >= maxProxies }));
  return { setBy: given.length > 0 ? '--proxy' : variable, proxies };
}
