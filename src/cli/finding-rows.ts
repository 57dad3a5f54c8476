import { settingsFindings } from '../agent/findings/index.ts';
import { shownPath } from '../agent/root/path-in-root.ts';
import type { ConfiguredProxy } from '../proxy/configured.ts';
import { proxyFindings } from '../proxy/findings/index.ts';
import type { SettingsFindingRow } from '../report/proxies-rows.ts';
import type { AgentConfiguration } from './agent-configuration.ts';

/** What is wrong with the settings of an agent, and with a list of proxies. */
export function findingRows({ settings, conf, root }: AgentConfiguration, list: readonly ConfiguredProxy[]): readonly SettingsFindingRow[] {
  return [
    ...settingsFindings(settings, conf).map(({ path, line, ...finding }) => ({
      ...finding,
      place: { path: shownPath(root, path), line: line ?? null },
      proxy: null,
    })),
    ...proxyFindings(list).map(({ index, ...finding }) => ({ ...finding, place: null, proxy: index })),
  ];
}
