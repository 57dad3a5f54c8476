import { namesInRoot, readInRoot } from '../../agent/root/read-in-root.ts';
import { version } from '../version.ts';
import type { SupportContext } from './support-context.ts';

/** Where distributions, and the agent, keep shared libraries. */
const libraryFolders: readonly string[] = [
  '/usr/lib',
  '/usr/lib64',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/local/qualys/cloud-agent/lib',
];
/** Nobody tells a system in more. */
const maxLength = 200;

/** The versions of everything that takes part, as far as files tell them: no program is run. */
export function versions({ agent: { root, profile }, world: { now } }: SupportContext): object {
  const { node, openssl } = process.versions;
  return {
    cabundle: version,
    node,
    openssl,
    platform: process.platform,
    architecture: process.arch,
    time: new Date(now).toISOString(),
    profile: profile.name,
    system: osRelease(root),
    kernel: lineOf(root, '/proc/sys/kernel/osrelease'),
    libraries: libraryFolders.flatMap((folder) =>
      (namesInRoot(root, folder) ?? [])
        .filter((name) => /^lib(?:curl|ssl|crypto)\.so\.[\w.]+$/.test(name))
        .map((name) => `${folder}/${name}`),
    ),
  };
}

/** Source: os-release(5). */
function osRelease(root: string): Readonly<Record<string, string>> | null {
  const content = ['/etc/os-release', '/usr/lib/os-release'].map((path) => readInRoot(root, path)).find(({ kind }) => kind === 'text');
  if (content?.kind !== 'text') return null;
  const told = ['ID', 'VERSION_ID', 'PRETTY_NAME'].flatMap((name): readonly (readonly [string, string])[] => {
    const [, value] = new RegExp(`^${name}=["']?([^"'\\n]*)["']?[ \\t]*$`, 'm').exec(content.text) ?? [];
    return value === undefined ? [] : [[name, value.slice(0, maxLength)]];
  });
  return Object.fromEntries(told);
}

function lineOf(root: string, path: string): string | null {
  const content = readInRoot(root, path);
  return content.kind === 'text' ? content.text.split('\n', 1)[0]?.slice(0, maxLength) || null : null;
}
