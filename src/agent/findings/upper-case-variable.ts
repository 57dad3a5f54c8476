import type { SettingsRule } from './finding.ts';

/** Most programs read both spellings. */
export const upperCaseVariable: SettingsRule = {
  id: 'upper-case-variable',
  level: 'warning',
  title: 'a proxy variable is written in lower case',
  broken: 'a proxy variable is written in upper case alone',
  why: 'many programs read HTTPS_PROXY as well; of the agent only the names in lower case are documented, and without them it may go direct',
  consequence: 'the agent may not read it, and without a list of proxies it goes direct',
  remedy: 'set the name in lower case too',
  source: 'the vendor’s page "Multiple Proxy Configuration"; environ(7)',
  examples: {
    kept: 'https_proxy="http://a.example:1"',
    broken: 'HTTPS_PROXY="http://a.example:1", and no https_proxy',
  },
  check: ({ settings }) => {
    const { variables } = settings.effective;
    const { proxyVariables } = settings.profile;
    // Where the agent has its list, the others are for other programs.
    if (proxyVariables.some((name) => variables.has(name))) return [];
    const others = [...variables.values()].filter(({ name }) => name === 'HTTPS_PROXY');
    return others.map(({ name, place }) => ({ ...place, detail: `the agent reads ${proxyVariables.join(' and ')}, not ${name}` }));
  },
};
