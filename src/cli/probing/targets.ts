import type { AgentProfile } from '../../agent/profile.ts';
import { type Authority, authorityText } from '../../proxy/authority.ts';
import { targetAuthority, usage } from '../values.ts';

const maxTargets = 100;

/** How targets are found. */
export interface TargetOptions extends Pick<AgentProfile, 'cdn'> {
  readonly withCdn: boolean;
  /** The agent's configuration, where it cannot be read. */
  readonly unreadableConf?: string | undefined;
}

/**
 * The targets that are named, else the platform; with `withCdn` the CDN of each platform among them too. Each is there once.
 * Fails: `usage` for none, for more than 100, and where no target has a CDN.
 */
export function targetsFrom(texts: readonly string[], { withCdn, cdn, unreadableConf }: TargetOptions): readonly Authority[] {
  if (texts.length === 0) {
    throw usage(
      `no target is named, and the configuration of the agent ${unreadableConf === undefined ? 'names no platform' : `(${unreadableConf}) cannot be read`}`,
      'name the platform, for instance --target qagpublic.qg1.apps.example',
    );
  }
  const named = texts.map((text) => targetAuthority(text, '--target'));
  const cdns = withCdn ? named.flatMap((target) => cdnOf(target, cdn) ?? []) : [];
  if (withCdn && cdns.length === 0) {
    throw usage('no target has a CDN whose name is known', `name it with --target${cdn ? `; it is known for "${cdn.platform}POD"` : ''}`);
  }
  const targets = new Map([...named, ...cdns].map((target) => [authorityText(target), target]));
  if (targets.size <= maxTargets) return [...targets.values()];
  throw usage(`--target is given more than ${maxTargets} times`, 'probe fewer targets at once');
}

function cdnOf({ host, port }: Authority, names: AgentProfile['cdn']): Authority | undefined {
  return names && host.startsWith(names.platform) ? { host: `${names.cdn}${host.slice(names.platform.length)}`, port } : undefined;
}
