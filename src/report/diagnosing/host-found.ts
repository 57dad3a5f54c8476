import { hostCauses } from '../../diagnosis/host/causes/index.ts';
import type { HostEvidence } from '../../diagnosis/host/host-evidence.ts';
import type { Found } from '../../diagnosis/ranking/found.ts';
import { shellLine } from '../shell-line.ts';

/** Every cause on the host that applies, not yet ranked. */
export function hostFound(evidence: HostEvidence): readonly Found[] {
  return hostCauses.flatMap(({ id, stage, severity, title, remedy, check }): readonly Found[] => {
    const shown = check(evidence);
    if (!shown) return [];
    const { proxies = [], consequence } = shown;
    const command = shown.command && shellLine(shown.command);
    return [{ id, stage, severity, title, remedy, leg: undefined, proxies, evidence: shown.evidence, consequence, command }];
  });
}
