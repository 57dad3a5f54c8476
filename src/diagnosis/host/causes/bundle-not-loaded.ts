import { seesNone } from '../../../bundle/encodings/openssl/openssl-pem.ts';
import { bundleNotLoaded } from '../../causes/bundle-not-loaded.ts';
import type { HostCause } from '../host-cause.ts';

/** The same cause as on a way, from the bundle itself: also where no way comes so far that it matters. */
export const bundleNotLoadedOnHost: HostCause = {
  id: bundleNotLoaded.id,
  stage: 'bundle',
  severity: 'critical',
  title: bundleNotLoaded.title,
  why: bundleNotLoaded.why,
  consequence: bundleNotLoaded.consequence,
  remedy: bundleNotLoaded.remedy,
  source: bundleNotLoaded.source,
  check: ({ bundle: { path = '', file } }) => {
    if (file.kind !== 'read' || file.reading.loads || file.reading.why === seesNone) return undefined;
    const { why, line } = file.reading;
    return { evidence: [`${path}:${line}: ${why}`], command: ['cabundle', 'check', path] };
  },
};
