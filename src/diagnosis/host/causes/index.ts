import type { HostCause } from '../host-cause.ts';
import { agentNotInstalled } from './agent-not-installed.ts';
import { agentNotRestarted } from './agent-not-restarted.ts';
import { agentNotRunning } from './agent-not-running.ts';
import { agentPinsCertificates } from './agent-pins-certificates.ts';
import { bundleEmpty } from './bundle-empty.ts';
import { bundleMissing } from './bundle-missing.ts';
import { bundleNotLoadedOnHost } from './bundle-not-loaded.ts';
import { bundlePathMisspelt } from './bundle-path-misspelt.ts';
import { bundleUnreadable } from './bundle-unreadable.ts';
import { noProxyConfigured } from './no-proxy-configured.ts';
import { platformNotNamed } from './platform-not-named.ts';
import { proxiesShowDifferentCas } from './proxies-show-different-cas.ts';

/** The causes on the host itself. All that apply are told; which explains which, the ranking says. */
export const hostCauses: readonly HostCause[] = [
  agentNotInstalled,
  agentNotRunning,
  platformNotNamed,
  noProxyConfigured,
  bundlePathMisspelt,
  bundleMissing,
  bundleUnreadable,
  bundleEmpty,
  bundleNotLoadedOnHost,
  agentPinsCertificates,
  agentNotRestarted,
  proxiesShowDifferentCas,
];
