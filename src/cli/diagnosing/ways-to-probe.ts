import type { ListEvidence } from '../../diagnosis/host/host-evidence.ts';
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
  /** `undefined` where nothing can be walked, or nothing is to be. */
  readonly plan: ProbePlan | undefined;
}

/**
 * What can be probed: a list or a platform that nobody knows is an open question, not the end. Where no proxy is configured the agent
 * goes direct, and so does the probe.
 */
export function waysToProbe(
  options: DiagnoseOptions,
  agent: AgentConfiguration,
  bundlePath: string,
  world: World,
  open: OpenQuestions,
): WaysToProbe {
  const known = listOf(options, agent, world, open);
  const fromFiles = known !== undefined && known.setBy !== '--proxy';
  const isKnown = known !== undefined && agent.unreadable.length === 0 && (agent.setting === undefined || isUsable(agent.setting));
  const list: ListEvidence = {
    isKnown: isKnown || (known !== undefined && !fromFiles),
    setBy: known?.setBy,
    configured: isKnown ? agent.proxies : [],
    count: known?.entries.length ?? 0,
    variables: agent.profile.proxyVariables,
  };
  if (options.offline)
    open.add('which way leads to the platform, and which CA each proxy signs with, only a probe tells (without --offline)', {
      isChosen: true,
    });
  if (!known || options.offline) return { list, plan: undefined };
  const isDirect = Boolean(options.direct) || known.entries.length === 0;
  const configured = waysOf(known, agent, { isDirect, bundlePath });
  if ((options.target ?? configured.platform).length === 0) {
    open.add(
      `which platform the agent goes to is not known: ${configured.unreadableConf === undefined ? 'its configuration names none' : `${configured.unreadableConf} cannot be read`}; name it with --target`,
    );
    return { list, plan: undefined };
  }
  return { list, plan: planFor(configured, options) };
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
