import { accountOf } from '../../agent/accounts.ts';
import type { AgentRun } from '../../agent/process.ts';
import { nearPaths } from '../../agent/root/near-paths.ts';
import { shownPath } from '../../agent/root/path-in-root.ts';
import { type PathStep, pathSteps } from '../../agent/root/path-steps.ts';
import { type OpensslReading, readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { hasBlocks } from '../../bundle/read.ts';
import { readOneOr } from '../../bundle/sources/read-sources.ts';
import type { BundleEvidence, BundleReader } from '../../diagnosis/host/host-evidence.ts';
import { Failure, systemErrorCode } from '../../failure.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';
import type { World } from '../world.ts';
import type { DiagnoseOptions } from './diagnose-options.ts';
import type { OpenQuestions } from './open-questions.ts';

/** The bundle that is to be looked at, and its text where it could be read. */
export interface LookedAtBundle {
  readonly evidence: BundleEvidence;
  readonly text: string | undefined;
  /** Refuses every chain where there is nothing to be read. */
  readonly reading: OpensslReading;
}

/** Reads the bundle of the agent, or the one that is named. What cannot be read is told, not thrown. */
export async function bundleOf(
  options: DiagnoseOptions,
  agent: AgentConfiguration,
  run: AgentRun,
  world: World,
  open: OpenQuestions,
): Promise<LookedAtBundle> {
  const isOwn = options.bundle === undefined;
  const place = placeOf(options, agent);
  const path = place.kind === 'known' ? place.path : undefined;
  const usual = isOwn ? agent.profile.bundlePath : undefined;
  const own = usual === undefined ? undefined : { path: usual, steps: pathSteps(agent.root, usual) };
  const common = {
    path: own ? shownPath(agent.root, own.path) : path,
    isOwn,
    steps: shownSteps(agent.root, own?.steps ?? []),
    readers: own ? readersOf(agent, run, open) : [],
  };
  const nothing = { text: undefined, reading: readAsOpenssl('') };
  if (place.kind === 'unreadable') return { ...nothing, evidence: { ...common, file: place } };
  if (path === undefined) return { ...nothing, evidence: { ...common, file: { kind: 'missing', near: [] } } };
  const content = await contentOf(path, isOwn, world);
  if (content.kind === 'text') {
    const reading = readAsOpenssl(content.text);
    return { text: content.text, reading, evidence: { ...common, file: { kind: 'read', reading, hasBlocks: hasBlocks(content.text) } } };
  }
  if (content.kind === 'missing') {
    const near = own ? nearPaths(agent.root, own.path).map((found) => shownPath(agent.root, found)) : [];
    return { ...nothing, evidence: { ...common, file: { kind: 'missing', near } } };
  }
  if (content.isDenied)
    open.add(`${common.path} may not be read by this user, and without it nothing can be said of the ways: run cabundle as root`);
  return { ...nothing, evidence: { ...common, file: content } };
}

/** Where it lies, or that links lead there in a circle. */
function placeOf(
  options: DiagnoseOptions,
  agent: AgentConfiguration,
): { readonly kind: 'known'; readonly path: string | undefined } | Extract<Content, { readonly kind: 'unreadable' }> {
  try {
    return { kind: 'known', path: options.bundle ?? agent.bundlePath };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'links-in-a-circle') throw error;
    return { kind: 'unreadable', why: error.why, isDenied: false };
  }
}

type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly why: string; readonly isDenied: boolean };

async function contentOf(path: string, isOwn: boolean, { stdin }: World): Promise<Content> {
  try {
    return { kind: 'text', text: (await readOneOr(path, isOwn ? undefined : path, stdin)).text };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const code = systemErrorCode(error.cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'unreadable', why: error.why, isDenied: code === 'EACCES' || code === 'EPERM' };
  }
}

/** The user of the running agent, and the one as whom it is told to run commands; root may read everything, and is none of them. */
function readersOf({ root, conf }: AgentConfiguration, run: AgentRun, open: OpenQuestions): readonly BundleReader[] {
  const { sudoUser } = conf ?? {};
  const named = sudoUser && accountOf(root, sudoUser.value);
  if (sudoUser && !named)
    open.add(`whether the user of SudoUser may read the bundle is not known: ${shownPath(root, '/etc/passwd')} does not know him`, {
      isChosen: true,
    });
  const uid = run.kind === 'running' ? run.process.uid : undefined;
  const running = uid === undefined ? undefined : (accountOf(root, uid) ?? { name: `${uid}`, uid, gids: [] });
  return [
    ...(conf && sudoUser && named ? [{ account: named, from: `SudoUser, ${shownPath(root, conf.path)}:${sudoUser.line}` }] : []),
    ...(running && run.kind === 'running' ? [{ account: running, from: `process ${run.process.pid}` }] : []),
  ].filter(({ account }, i, all) => account.uid !== 0 && all.findIndex((other) => other.account.uid === account.uid) === i);
}

function shownSteps(root: string, steps: readonly PathStep[]): readonly PathStep[] {
  return steps.map((step) => ({ ...step, path: shownPath(root, step.path) }));
}
