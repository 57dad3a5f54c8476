import { hostCauses } from '../../diagnosis/host/causes/index.ts';
import type { HostEvidence } from '../../diagnosis/host/host-evidence.ts';
import type { Found, Stage } from '../../diagnosis/ranking/found.ts';
import { shellLine } from '../shell-line.ts';

const stageOf: Readonly<Record<string, Stage>> = {
  'agent-not-running': 'service',
  'platform-not-named': 'settings',
  'no-proxy-configured': 'settings',
  'agent-pins-certificates': 'way',
  'proxies-show-different-cas': 'certificate',
  'agent-not-restarted': 'process',
};

/** Every cause on the host that applies, not yet ranked. */
export function hostFound(evidence: HostEvidence): readonly Found[] {
  return hostCauses.flatMap(({ id, severity, title, remedy, check }): readonly Found[] => {
    const shown = check(evidence);
    if (!shown) return [];
    const { proxies = [], consequence } = shown;
    const command = shown.command && shellLine(shown.command);
    return [
      {
        id,
        severity,
        title,
        remedy,
        stage: stageOf[id] ?? 'bundle',
        leg: undefined,
        proxies,
        evidence: shown.evidence,
        consequence,
        command,
      },
    ];
  });
}
