import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TemporaryFolder } from '../../fixtures/folder.ts';
import { runInWorld, sampleNow } from '../../fixtures/world.ts';
import type { CertificateRow, RefusalRow } from '../../src/report/certificate-rows.ts';

/** What `inspect` says of a file. */
export interface Inspected {
  readonly certificates: readonly CertificateRow[];
  readonly refused: readonly RefusalRow[];
  /** The command as a whole failed, with this code. */
  readonly failure: string | undefined;
  /** The fault of cabundle that showed, if any. */
  readonly crash: string | undefined;
  /** Of a slow one, the shorter of two times: somebody else may have had the processor. */
  readonly ms: number;
}

/** Inspects files in this process. */
export interface Inspector {
  readonly inspect: (path: string, password?: string | null) => Promise<Inspected>;
  /** Where the path of the file that is being read stands, for whoever meets a hang or an abort of Node. */
  readonly watchFile: string;
  readonly close: () => void;
}

/** No case may take longer. */
export const maxCaseMs: number = 1000;

/** The instant at which certificates are judged. */
export const judgedAt: number = sampleNow;

/** Begins to inspect files; `folder` is for passwords and the watch file. */
export function startInspector(folder: TemporaryFolder): Inspector {
  const watchFile = join(folder.path, 'reading');
  const watch = openSync(watchFile, 'w');
  const inspectOnce = async (path: string, password: string | null | undefined): Promise<Inspected> => {
    writeSync(watch, path.padEnd(200), 0);
    const withPassword = password ? ['--password-file', folder.write('password', password)] : [];
    const start = performance.now();
    const { stdout, stderr } = await runInWorld(['inspect', '--json', path, ...withPassword], { now: judgedAt });
    return { ...readReport(stdout, stderr), ms: performance.now() - start };
  };
  return {
    inspect: async (path, password) => {
      const first = await inspectOnce(path, password);
      if (first.ms <= maxCaseMs) return first;
      const second = await inspectOnce(path, password);
      return { ...second, ms: Math.min(first.ms, second.ms) };
    },
    watchFile,
    close: () => closeSync(watch),
  };
}

type Document = Partial<Pick<Inspected, 'certificates' | 'refused'>> & { readonly error?: { readonly code: string; readonly why: string } };

function readReport(stdout: string, stderr: string): Omit<Inspected, 'ms'> {
  const { certificates = [], refused = [], error } = parsed(stdout) ?? { error: { code: 'no-document', why: stderr } };
  const isCrash = error?.code === 'internal' || error?.code === 'no-document';
  return { certificates, refused, failure: error?.code, crash: isCrash ? error.why : undefined };
}

function parsed(text: string): Document | undefined {
  try {
    return JSON.parse(text) as Document;
  } catch {
    return undefined;
  }
}

/** Why nothing came of a file, in ids: its refusals, or the failure of the command. */
export function refusalText({ refused, failure }: Inspected): string {
  return [...refused.map(({ id, detail }) => `${id}: ${detail}`), ...(failure ? [`failure: ${failure}`] : [])].join('; ');
}

/** Whether the file was taken as a certificate without any complaint about its encoding. */
export function isReadWhole({ certificates, refused }: Inspected): boolean {
  return (
    certificates.length > 0 && refused.length === 0 && certificates.every(({ findings }) => findings.every(({ id }) => id !== 'malformed'))
  );
}
