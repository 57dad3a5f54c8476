import { jsonText } from '../../report/json.ts';
import { bundleCertificates } from './bundle-certificates.ts';
import { reportDocument, type SupportDocument } from './document.ts';
import { probeDocument } from './probe-document.ts';
import type { SupportOptions } from './support-options.ts';
import { versions } from './versions.ts';

/** What a support archive holds, in the order in which it is read. To add one: one line here. No file of the host is copied as it is. */
export const documents: readonly SupportDocument[] = [
  {
    name: 'versions.json',
    what: 'versions of cabundle, Node, OpenSSL and the system',
    make: async (context) => ({ text: jsonText(versions(context)) }),
  },
  reportDocument('proxies', 'what the agent is told, by which file and line, and what is wrong with it; no logins', async ({ options }) =>
    (await import('../commands/proxies.ts')).proxies(rooted(options)),
  ),
  reportDocument('check', 'whether the bundle loads, and which rules it breaks', async ({ options, bundleText, bundlePath, world }) => {
    bundleText();
    return (await import('../commands/check.ts')).check(bundlePath(), { ...rooted(options), warn: '30d', critical: '14d' }, world);
  }),
  reportDocument('inspect', 'every certificate of the bundle for people to read', async ({ options, bundleText, bundlePath, world }) => {
    bundleText();
    return (await import('../commands/inspect.ts')).inspect([bundlePath()], rooted(options), world);
  }),
  { name: 'ca-bundle.pem', what: 'the certificates of the bundle, nothing else of it', make: bundleCertificates },
  {
    name: 'probe.json',
    what: 'what each proxy shows, leg by leg; no logins',
    whyNot: ({ options }) => (options.offline ? '--offline: the network was left alone' : undefined),
    make: probeDocument,
  },
  reportDocument('diagnose', 'why it fails, ranked, and what to do first', async ({ diagnosis }) => ({ report: await diagnosis() })),
  {
    ...reportDocument('log', "failed connections in the agent's log, by cause and time; no logins", async ({ agent }) => ({
      report: await (await import('./agent-log.ts')).agentLog(agent),
    })),
    whyNot: ({ options, agent }) => {
      if (!options.log) return '--no-log';
      return agent.profile.logFolder === undefined ? 'no log of this agent is known' : undefined;
    },
  },
];

function rooted({ root, profile, target }: SupportOptions): Pick<SupportOptions, 'root' | 'profile' | 'target'> {
  return {
    ...(root === undefined ? {} : { root }),
    ...(profile === undefined ? {} : { profile }),
    ...(target === undefined ? {} : { target }),
  };
}
