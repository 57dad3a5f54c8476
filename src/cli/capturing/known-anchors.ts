import { type OpensslReading, readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { readUsualFile } from '../../bundle/sources/read-file.ts';
import { readOneOr } from '../../bundle/sources/read-sources.ts';
import { decodeCertificate } from '../../certificate/certificate.ts';
import type { KnownCertificate, Provenance } from '../../diagnosis/captured-path.ts';
import { Failure } from '../../failure.ts';
import type { CaptureRows } from '../../report/capture-rows.ts';
import type { World } from '../world.ts';
import type { CaptureOptions } from './capture-options.ts';
import type { CapturePlan } from './capture-plan.ts';

/** The bundle by which chains are judged; one that is not there yet trusts nothing. */
export interface JudgingBundle {
  readonly row: CaptureRows['bundle'];
  readonly reading: OpensslReading;
}

/** Reads the bundle. One that nobody named may be missing: it is to be made from what is captured. Fails: as its reader does for one that is named. */
export async function judgingBundle({ plan }: CapturePlan, { bundle }: CaptureOptions, world: World): Promise<JudgingBundle> {
  try {
    const { path, text } = await readOneOr(plan.bundlePath, bundle, world.stdin);
    const reading = readAsOpenssl(text);
    if (reading.loads) return { row: { path, state: 'loads', why: null }, reading };
    return { row: { path, state: 'does-not-load', why: `${reading.why} (line ${reading.line})` }, reading };
  } catch (error) {
    if (bundle !== undefined || !(error instanceof Failure)) throw error;
    return { row: { path: plan.bundlePath, state: 'not-there', why: error.why }, reading: { loads: true, anchors: [] } };
  }
}

/** The certificates of a bundle that loads, to complete chains with. */
export function knownFrom(reading: OpensslReading, from: Provenance): readonly KnownCertificate[] {
  const decoded = reading.loads ? reading.anchors.map(({ der, certificate }) => certificate ?? decodeCertificate(der)) : [];
  return decoded.flatMap((one) => (one.kind === 'certificate' ? [{ certificate: one, from }] : []));
}

/** Those of the system's store; none where there is no such store, or it cannot be read. */
export function knownFromSystem(path: string | undefined): readonly KnownCertificate[] {
  if (path === undefined) return [];
  try {
    return knownFrom(readAsOpenssl(readUsualFile(path)), 'system-store');
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
