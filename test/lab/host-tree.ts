import { utimesSync } from 'node:fs';
import fs from 'fs-extra';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { startedAt } from './host.ts';

/** Paths of {@link hostTree}, below its folder. */
export const paths = {
  bundle: 'etc/qualys/cloud-agent/cert/ca-bundle.crt',
  conf: 'etc/qualys/cloud-agent/qualys-cloud-agent.conf',
  settings: 'etc/sysconfig/qualys-cloud-agent',
  unit: 'usr/lib/systemd/system/qualys-cloud-agent.service',
  environ: 'proc/812/environ',
} as const;

/** What a test says of a host; everything else is as it should be. */
export interface HostTreeOptions {
  /** Value of `qualys_https_proxy`; `undefined`: the file sets nothing. */
  readonly list?: string | undefined;
  readonly bundle: string;
  /** More files, or others in place of the usual ones; `null`: not there. */
  readonly files?: Readonly<Record<string, string | null>>;
}

/** The files of a host on which an agent runs, which was started after they were written. */
export function hostTree({ list, bundle, files = {} }: HostTreeOptions): TemporaryFolder {
  const all: Record<string, string | null> = {
    [paths.bundle]: bundle,
    [paths.conf]: 'ServerUri="https://platform.example/CloudAgent"\nProxyFailOpen=0\n',
    [paths.settings]: list === undefined ? '' : `qualys_https_proxy="${list}"\n`,
    [paths.unit]: '[Service]\nEnvironmentFile=-/etc/sysconfig/qualys-cloud-agent\nExecStart=/usr/bin/qualys-cloud-agent\n',
    'proc/stat': `btime ${startedAt / 1000 - 100}\n`,
    'proc/812/cmdline': '/usr/bin/qualys-cloud-agent\0',
    'proc/812/stat': `812 (qualys-cloud-ag) S ${'0 '.repeat(18)}10000 0\n`,
    'proc/812/status': 'Uid:\t0\t0\t0\t0\n',
    [paths.environ]: `PATH=/bin\0${list === undefined ? '' : `qualys_https_proxy=${list}\0`}`,
    ...files,
  };
  const there = Object.entries(all).flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]));
  const folder = temporaryFolder(Object.fromEntries(there));
  const before = startedAt / 1000 - 3600;
  for (const [path] of there) {
    fs.chmodSync(folder.join(path), 0o600);
    utimesSync(folder.join(path), before, before);
  }
  return folder;
}
