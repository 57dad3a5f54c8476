import { qualysCloudAgent } from '../../src/agent/profile.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl/openssl-pem.ts';
import { hasBlocks } from '../../src/bundle/read.ts';
import type { BundleEvidence, HostEvidence } from '../../src/diagnosis/host/host-evidence.ts';
import { configuredProxies } from '../../src/proxy/configured.ts';

/** When the agent of {@link hostWith} was started, milliseconds since 1970. */
export const startedAt: number = Date.parse('2026-11-03T12:00:00Z');

const path = '/etc/qualys/cloud-agent/cert/ca-bundle.crt';
const list = 'http://agent:secret-1@gate-a.example:3128; http://gate-b.example:3128';

/** A host on which all is well, but for what a test says. */
export function hostWith(deviations: Partial<HostEvidence> = {}): HostEvidence {
  return {
    profile: qualysCloudAgent,
    bundle: bundleWith({}),
    list: {
      isKnown: true,
      areFilesKnown: true,
      setBy: 'qualys_https_proxy (/etc/sysconfig/qualys-cloud-agent:1)',
      configured: proxiesOf(list),
      count: 2,
      variables: qualysCloudAgent.proxyVariables,
    },
    platform: { isNamed: true, confPath: '/etc/qualys/cloud-agent/qualys-cloud-agent.conf' },
    isInstalled: true,
    isAbsent: false,
    agent: { kind: 'running', process: { pid: 812, startedAt, uid: 0, environment: new Map() } },
    runningList: proxiesOf(list),
    settingsFiles: [{ path: '/etc/sysconfig/qualys-cloud-agent', modifiedAt: startedAt - 60_000 }],
    ways: [],
    ...deviations,
  };
}

/** Its bundle, but for what a test says. */
export function bundleWith(deviations: Partial<BundleEvidence>): BundleEvidence {
  const folder = { kind: 'folder', uid: 0, gid: 0, mode: 0o755, modifiedAt: startedAt - 60_000 } as const;
  return {
    path,
    file: fileOf(''),
    isOwn: true,
    steps: [
      { ...folder, path: '/' },
      { ...folder, path: '/etc' },
      { ...folder, path, kind: 'file', mode: 0o600 },
    ],
    readers: [],
    ...deviations,
  };
}

/** What a file with this text is to the agent. */
export function fileOf(text: string): BundleEvidence['file'] {
  return { kind: 'read', reading: readAsOpenssl(text), hasBlocks: hasBlocks(text) };
}

/** The entries of a list. */
export function proxiesOf(text: string): HostEvidence['list']['configured'] {
  return configuredProxies(text, 5);
}
