import type { Account } from '../../../agent/accounts.ts';
import type { PathStep } from '../../../agent/root/path-steps.ts';
import type { HostCause } from '../host-cause.ts';
import type { BundleReader, HostEvidence } from '../host-evidence.ts';

/** Who has to read the bundle may not, or nobody can. */
export const bundleUnreadable: HostCause = {
  id: 'bundle-unreadable',
  severity: 'critical',
  title: 'the bundle cannot be read by the agent',
  why: 'a bundle that the agent’s user may not read fails like one that is missing; besides the right to read the file he needs the right to enter every folder above it',
  remedy:
    'let that user read the file (chmod 644 FILE; CA certificates are no secret) and enter every folder above it (chmod o+x FOLDER); where no regular file stands there, put the bundle in its place',
  source: 'path_resolution(7); libcurl error 77',
  check: ({ bundle }) => {
    const { path = '', file, steps, readers } = bundle;
    if (file.kind === 'unreadable' && !file.isDenied) return { evidence: [`${path}: ${file.why}`] };
    const [first, ...others] = readers.flatMap((reader) => refusals(reader, steps));
    if (first === undefined) return undefined;
    // Who could read it here has walked the ways with a trust that the agent does not have.
    const isReadHere = file.kind === 'read';
    return {
      evidence: [first, ...others],
      ...(isReadHere && { consequence: 'the agent gets no CA from it, whatever works with it here' }),
    };
  },
};

/** Whether a user may enter a folder, or read a file. */
function mayPass({ uid, gids }: Account, step: PathStep): boolean {
  if (uid === 0) return true;
  const wanted = step.kind === 'folder' ? 0o1 : 0o4;
  // The first of the three that fits decides, also where a later one would allow more.
  if (step.uid === uid) return (step.mode & (wanted << 6)) !== 0;
  if (gids.includes(step.gid)) return (step.mode & (wanted << 3)) !== 0;
  return (step.mode & wanted) !== 0;
}

function refusals({ account, from }: BundleReader, steps: HostEvidence['bundle']['steps']): readonly string[] {
  const step = steps.find((one) => !mayPass(account, one));
  if (!step) return [];
  const rights = `owner ${step.uid}, group ${step.gid}, mode ${step.mode.toString(8)}`;
  return [`user "${account.name}" (${from}) may not ${step.kind === 'folder' ? 'enter' : 'read'} ${step.path} (${rights})`];
}
