import type { PathPurpose } from '../certificate/path/path-verdict.ts';

/** The values of `--purpose`; those of `openssl verify -purpose` too. */
export const purposes: ReadonlyMap<string, PathPurpose | undefined> = new Map([
  ['tls-server', 'tls-server'],
  ['tls-client', 'tls-client'],
  ['code-signing', 'code-signing'],
  ['time-stamping', 'time-stamping'],
  ['any', undefined],
  ['sslserver', 'tls-server'],
  ['sslclient', 'tls-client'],
  ['codesign', 'code-signing'],
  ['timestampsign', 'time-stamping'],
]);
