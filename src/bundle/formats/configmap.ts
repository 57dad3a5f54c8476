import type { MergedEntry } from '../merge.ts';
import { type PrintOptions, printBundle } from './pem.ts';

/** A bundle as a Kubernetes ConfigMap in YAML, to be mounted or applied: the PEM under the key `ca-bundle.crt`. */
export function configMap(entries: readonly MergedEntry[], options: PrintOptions): string {
  const lines = printBundle(entries, options).trimEnd().split('\n');
  const head = ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: ca-bundle', 'data:', '  ca-bundle.crt: |'];
  return `${[...head, ...lines.map((line) => (line === '' ? '' : `    ${line}`))].join('\n')}\n`;
}
