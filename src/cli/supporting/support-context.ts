import { readUsualFile } from '../../bundle/sources/read-file.ts';
import { Failure } from '../../failure.ts';
import type { DiagnoseReport } from '../../report/report.ts';
import { type AgentConfiguration, agentConfiguration } from '../agent-configuration.ts';
import type { World } from '../world.ts';
import { diagnosed } from './diagnosed.ts';
import type { SupportOptions } from './support-options.ts';

/** What documents are made from. */
export interface SupportContext {
  readonly options: SupportOptions;
  readonly world: World;
  readonly agent: AgentConfiguration;
  /** What `diagnose` finds; asked for once, so that each proxy sees its login once. */
  readonly diagnosis: () => Promise<DiagnoseReport>;
  /** The bundle that was named, else that of the agent. Fails: `no-bundle`. */
  readonly bundlePath: () => string;
  /** Its content, one character for each octet; a pipe or a device is not waited for. Fails: `no-bundle`, `source-unreadable`, `source-too-large`. */
  readonly bundleText: () => string;
}

/** Reads what the files of the host tell its agent; the bundle is read when a document wants it. Fails: `usage`. */
export function supportContext(options: SupportOptions, world: World): SupportContext {
  const agent = agentConfiguration(options);
  const bundlePath = (): string => {
    const path = options.bundle ?? agent.bundlePath;
    if (path === undefined) throw noBundle();
    return path;
  };
  let diagnosis: Promise<DiagnoseReport> | undefined;
  return {
    options,
    world,
    agent,
    diagnosis: () => {
      diagnosis ??= diagnosed(options, world);
      return diagnosis;
    },
    bundlePath,
    bundleText: () => readUsualFile(bundlePath()),
  };
}

function noBundle(): Failure {
  return new Failure({
    code: 'no-bundle',
    what: 'cannot tell anything of the bundle',
    why: 'the system has no root store that the agent could trust',
    next: 'install the package ca-certificates, or name the bundle with --bundle',
  });
}
