import type { MergedEntry } from '../merge.ts';
import { configMap } from './configmap.ts';
import { jsonBundle } from './json.ts';
import { type PrintOptions, printBundle } from './pem.ts';

/** Name of a format. */
export type Format = 'pem' | 'base64' | 'json' | 'configmap';

/** The ways in which a bundle can be written, by the name that the command line knows. Loaders read `pem` only. */
export const formats: Readonly<Record<Format, (entries: readonly MergedEntry[], options: PrintOptions) => string>> = {
  pem: printBundle,
  /** The PEM text without comments in base64 on one line, as the `caBundle` fields of Kubernetes and cloud templates want it. */
  base64: (entries) => `${Buffer.from(printBundle(entries, { withComments: false })).toString('base64')}\n`,
  json: jsonBundle,
  configmap: configMap,
};
