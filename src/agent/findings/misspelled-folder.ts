import type { SettingsRule } from './finding.ts';

/** One page of the vendor writes the name so. */
export const misspelledFolder: SettingsRule = {
  id: 'misspelled-folder',
  level: 'warning',
  title: 'folders of the agent are spelled in lower case',
  broken: 'a folder of the agent is spelled with upper case',
  why: 'the agent reads /etc/qualys: what stands in /etc/Qualys it never sees',
  consequence: 'the agent never sees what stands there; a CA in it is not trusted',
  remedy: 'move what stands there into the folder in lower case',
  source: 'the vendor’s pages disagree with each other; file systems of Linux tell case apart',
  examples: {
    kept: '/etc/qualys/cloud-agent',
    broken: '/etc/Qualys/cloud-agent',
  },
  check: ({ settings }) =>
    settings.misspelledFolders.map((path) => ({ path, line: undefined, detail: 'the agent does not look into this folder' })),
};
