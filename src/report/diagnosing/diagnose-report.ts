import type { LogFileRead } from '../../agent/log/log-file.ts';
import { unforeseenError } from '../../diagnosis/causes/unforeseen-error.ts';
import type { HostEvidence } from '../../diagnosis/host/host-evidence.ts';
import type { LogSummary } from '../../diagnosis/log/log-summary.ts';
import type { Found } from '../../diagnosis/ranking/found.ts';
import { ranked } from '../../diagnosis/ranking/rank.ts';
import { type ProbeOutcome, probeRows } from '../probing/probe-report.ts';
import type { TargetRow } from '../probing/probe-rows.ts';
import type { SettingsFindingRow } from '../proxies-rows.ts';
import type { DiagnoseReport, Status } from '../report.ts';
import { instantText } from '../rows.ts';
import type { CauseRow } from './cause-row.ts';
import { consequenceOf } from './consequence.ts';
import type { AgentRow, DiagnosedBundleRow, DiagnoseRows } from './diagnose-rows.ts';
import { type BundleFinding, bundleFound, settingsFound } from './finding-found.ts';
import { hostFound } from './host-found.ts';
import { logFound } from './log-found.ts';
import { logRead } from './log-report.ts';
import { verdictOf } from './verdict.ts';
import { waysFound } from './way-found.ts';

/** What `diagnose` looked at. */
export interface DiagnoseOutcome {
  readonly host: HostEvidence;
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isOffline: boolean;
  /** Whether files of the host were closed to whoever asks. */
  readonly isDenied: boolean;
  readonly settingsFindings: readonly SettingsFindingRow[];
  readonly bundleFindings: readonly BundleFinding[];
  /** `undefined` where no way was walked. */
  readonly probe: ProbeOutcome | undefined;
  /** What nobody here could tell: that it was not asked for (`isChosen`), or that it could not be found out. */
  readonly open: readonly { readonly text: string; readonly isChosen: boolean }[];
  /** What the log of the agent tells; `undefined` where there is none. */
  readonly log: LoggedHost | undefined;
  /** Whether somebody reads notices. */
  readonly withNotices: boolean;
}

/** What the log of an agent tells. */
export interface LoggedHost {
  readonly files: readonly LogFileRead[];
  readonly summary: LogSummary;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The report of `diagnose`: critical where a cause is, unknown where something could not be found out, a warning where a cause warns.
 */
export function diagnoseReport(outcome: DiagnoseOutcome): DiagnoseReport {
  const { host, probe, open, isOffline, isDenied, withNotices } = outcome;
  const probed = probe ? probeRows(probe) : null;
  const targets = probed?.targets ?? [];
  const found = ranked([
    ...hostFound(host),
    ...settingsFound(outcome.settingsFindings, outcome.root),
    ...bundleFound(outcome.bundleFindings, { path: host.bundle.path ?? '', isProbed: probe !== undefined }),
    ...(probe ? waysFound(probe.ways, { hasTargets: probe.targets.length > 1, setBy: host.list.setBy }) : []),
    ...(outcome.log ? logFound(outcome.log.summary, outcome.log.now, outcome.probe !== undefined) : []),
  ]);
  const causes = found.filter(({ severity }) => withNotices || severity !== 'notice').map((one) => causeRow(one, targets));
  const status = statusOf(
    causes,
    open.some(({ isChosen }) => !isChosen),
  );
  return {
    schemaVersion: 1,
    command: 'diagnose',
    status,
    verdict: verdictOf({ causes, status, isOffline, isDenied, probe: probed }),
    causes,
    open: open.map(({ text }) => text),
    profile: host.profile.name,
    root: outcome.root,
    at: instantText(outcome.at),
    offline: isOffline,
    bundle: bundleRow(host),
    list: { known: host.list.isKnown, setBy: host.list.setBy ?? null, count: host.list.count },
    agent: agentRow(host),
    probe: probed,
    log: outcome.log ? logRead(outcome.log.files, outcome.log.summary) : null,
  };
}

function causeRow(found: Found, targets: readonly TargetRow[]): CauseRow {
  const { id, severity, title, leg = null, proxies, evidence, remedy, command } = found;
  return {
    id,
    severity,
    title,
    leg,
    proxies,
    evidence,
    consequence: consequenceOf(found, targets),
    remedy,
    command: command ?? null,
  };
}

function statusOf(causes: readonly CauseRow[], isOpen: boolean): Status {
  if (causes.some(({ severity }) => severity === 'critical')) return 'critical';
  if (isOpen || causes.some(({ id }) => id === unforeseenError.id)) return 'unknown';
  return causes.some(({ severity }) => severity === 'warning') ? 'warning' : 'ok';
}

function bundleRow({ bundle: { path, file } }: HostEvidence): DiagnoseRows['bundle'] {
  const row: DiagnosedBundleRow = { path: path ?? null, state: file.kind, loads: null, anchors: 0 };
  if (file.kind !== 'read') return row;
  return { ...row, loads: file.reading.loads, anchors: file.reading.loads ? file.reading.anchors.length : 0 };
}

function agentRow({ agent }: HostEvidence): AgentRow {
  if (agent.kind !== 'running') return { state: agent.kind, pid: null, startedAt: null };
  const { pid, startedAt } = agent.process;
  return { state: 'running', pid, startedAt: startedAt === undefined ? null : instantText(startedAt) };
}
