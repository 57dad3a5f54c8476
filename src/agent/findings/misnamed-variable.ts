import type { AgentProfile } from '../profiles/agent-profile.ts';
import { concerns } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** Variables that only this agent can be meant by, and that it does not read. */
export const misnamedVariable: SettingsRule = {
  id: 'misnamed-variable',
  level: 'error',
  title: 'a variable for the agent has a name that the agent reads',
  broken: 'a variable for the agent has a name that the agent does not read',
  why: 'names are taken letter by letter, upper and lower case too: of another name the agent knows nothing, and may go direct',
  consequence: 'the agent knows nothing of what it says, and without a list of proxies it goes direct',
  remedy: 'write qualys_https_proxy, in lower case; proxies that speak plain HTTP are named in it too',
  source: 'the vendor’s page "Multiple Proxy Configuration"; environ(7)',
  examples: {
    kept: 'qualys_https_proxy="http://a.example:1"',
    broken: 'QUALYS_HTTPS_PROXY="http://a.example:1", qualys_http_proxy="http://a.example:1"',
  },
  check: ({ settings }) =>
    [...settings.effective.variables.values()]
      .filter(({ name }) => !concerns(settings, name) && isMeantFor(settings.profile, name))
      .map(({ name, place }) => ({
        ...place,
        detail: `the agent reads ${settings.profile.proxyVariables.join(' and ')}, not ${name}`,
      })),
};

/** Whether a name begins as those do that are the agent's own, and has to do with proxies. */
function isMeantFor({ proxyVariables }: AgentProfile, name: string): boolean {
  const own = proxyVariables.filter((variable) => variable !== 'https_proxy').map((variable) => variable.slice(0, variable.indexOf('_')));
  const written = name.toLowerCase();
  return own.some((prefix) => written.startsWith(prefix)) && written.includes('prox');
}
