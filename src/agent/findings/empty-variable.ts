import type { SettingsRule } from './finding.ts';

/** A variable that is set to nothing. */
export const emptyVariable: SettingsRule = {
  id: 'empty-variable',
  level: 'warning',
  title: 'a proxy variable that is set names a proxy',
  broken: 'a proxy variable is empty',
  why: 'the agent passes over an empty variable, and may go direct: "Empty proxy string detected. Direct connection might be used"',
  consequence: 'the agent passes over it, and goes direct where no other variable names proxies',
  remedy: 'name the proxies, or take the line away',
  source: 'a message of the agent, observed',
  examples: {
    kept: 'qualys_https_proxy="http://a.example:1"',
    broken: 'qualys_https_proxy=""',
  },
  check: ({ settings }) =>
    [...settings.effective.variables.values()]
      .filter(({ name, value }) => settings.profile.proxyVariables.includes(name) && value?.trim() === '')
      .map(({ name, place }) => ({ ...place, name, detail: `${name} is empty` })),
};
