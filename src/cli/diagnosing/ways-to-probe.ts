import type { BundleEvidence, ListEvidence } from '../../diagnosis/host/host-evidence.ts';
import { Failure } from '../../failure.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';
import { isUsable } from '../agent-configuration.ts';
import type { ConfiguredList } from '../probing/configured-list.ts';
import { listFor, waysOf } from '../probing/configured-ways.ts';
import { type ProbePlan, planFor } from '../probing/probe-plan.ts';
import type { World } from '../world.ts';
import type { DiagnoseOptions } from './diagnose-options.ts';
import type { OpenQuestions } from './open-questions.ts';

/** The list that counts, and what is to be walked of it. */
export interface WaysToProbe {
  readonly list: ListEvidence;
  /** Whether places in the list are those of the files of the host, whose findings name them. */
  readonly isOfFiles: boolean;
  /** `undefined` where nothing can be walked, or nothing is to be. */
  readonly plan: ProbePlan | undefined;
}

/** The list that counts, and what can be walked of it: a list or a platform that nobody knows is an open question, not the end. */
export function waysToProbe(
  options: DiagnoseOptions,
  agent: AgentConfiguration,
  bundle: BundleEvidence,
  world: World,
  open: OpenQuestions,
): WaysToProbe {
  const known = listOf(options, agent, world, open);
  const isOfFiles = agent.setting !== undefined && (known?.setBy?.startsWith(`${agent.setting.name} (`) ?? false);
  const areFilesKnown = known !== undefined && agent.unreadable.length === 0 && (agent.setting === undefined || isUsable(agent.setting));
  const list: ListEvidence = {
    isKnown: areFilesKnown || (known?.setBy !== undefined && !isOfFiles),
    areFilesKnown,
    setBy: known?.setBy,
    configured: areFilesKnown ? agent.proxies : [],
    count: known?.entries.length ?? 0,
    variables: agent.profile.proxyVariables,
  };
  return { list, isOfFiles, plan: known && planOf(known, options, agent, bundle, open) };
}

/** Where no proxy is configured the agent goes direct, and so does the probe. */
function planOf(
  known: ConfiguredList,
  options: DiagnoseOptions,
  agent: AgentConfiguration,
  { path = '', file }: BundleEvidence,
  open: OpenQuestions,
): ProbePlan | undefined {
  if (options.offline) {
    open.add('which way leads to the platform, and which CA each proxy signs with, only a probe tells (without --offline)', {
      isChosen: true,
    });
    return undefined;
  }
  if (file.kind === 'unreadable' && file.isDenied) return undefined;
  const isDirect = Boolean(options.direct) || known.entries.length === 0;
  const configured = waysOf(known, agent, { isDirect, bundlePath: path });
  if ((options.target ?? configured.platform).length > 0) return planFor(configured, options);
  const why = configured.unreadableConf === undefined ? 'its configuration names none' : `${configured.unreadableConf} cannot be read`;
  open.add(`which platform the agent goes to is not known: ${why}; name it with --target`);
  return undefined;
}

function listOf(options: DiagnoseOptions, agent: AgentConfiguration, world: World, open: OpenQuestions): ConfiguredList | undefined {
  try {
    return listFor(options, agent, world);
  } catch (error) {
    if (!(error instanceof Failure) || !['settings-unreadable', 'proxies-not-known'].includes(error.code)) throw error;
    open.add(`which proxies the agent uses is not known: ${error.why}; ${error.next}`);
    return undefined;
  }
}
