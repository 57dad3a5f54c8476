import type { LogRule } from '../line-sign.ts';
import { agentLines } from './agent-lines.ts';
import { curlCodes } from './curl-codes.ts';
import { curlConnection } from './curl-connection.ts';
import { curlProxy } from './curl-proxy.ts';
import { curlSsl } from './curl-ssl.ts';
import { curlVerbose } from './curl-verbose.ts';
import { opensslErrors } from './openssl-errors.ts';
import { opensslPrograms } from './openssl-programs.ts';
import { otherTls } from './other-tls.ts';

/** All lines that are recognised; what names a reason stands before what only sums up. The first that fits counts. */
export const logRules: readonly LogRule[] = [
  ...curlVerbose,
  ...curlSsl,
  ...curlProxy,
  ...curlConnection,
  ...opensslPrograms,
  ...opensslErrors,
  ...otherTls,
  ...agentLines,
  ...curlCodes,
];
