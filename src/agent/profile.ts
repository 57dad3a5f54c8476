export type { AgentProfile, ProxyOrder } from './profiles/agent-profile.ts';
export { profiles } from './profiles/index.ts';
export { qualysCloudAgent } from './profiles/qualys-cloud-agent.ts';
