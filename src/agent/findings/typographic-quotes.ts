import { concerns } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** The vendor’s own page shows such quotes; nothing takes them for quotes. */
export const typographicQuotes: SettingsRule = {
  id: 'typographic-quotes',
  level: 'error',
  title: 'values stand in straight quotes',
  broken: 'values stand in typographic quotes',
  why: 'typographic quotes are letters to every reader: they become part of the first URL, and the lines behind the first are lost or run as commands',
  consequence: 'the proxies at both ends of the list are no URLs, and lost to the agent; a shell keeps no more than the first of the list',
  remedy: 'write straight double quotes (") around the whole list',
  source: 'measured with systemd 252 and dash 0.5.12',
  examples: {
    kept: 'qualys_https_proxy="https://a.example:1;https://b.example:2"',
    broken: 'the same in ” ”',
  },
  check: ({ settings }) => {
    const found = Object.values(settings.readings).flatMap(({ variables }) => [...variables.values()]);
    const marked = found.filter(({ name, value }) => concerns(settings, name) && /[\u2018-\u201f\u00ab\u00bb]/.test(value ?? ''));
    return marked.map(({ name, place }) => ({ ...place, name, detail: `the value of ${name} has typographic quotes in it` }));
  },
};
