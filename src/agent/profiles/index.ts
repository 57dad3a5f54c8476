import type { AgentProfile } from './agent-profile.ts';
import { generic } from './generic.ts';
import { qualysCloudAgent } from './qualys-cloud-agent.ts';

/** The agents that are known; the first is the one that is meant where none is named. */
export const profiles: readonly AgentProfile[] = [qualysCloudAgent, generic];
