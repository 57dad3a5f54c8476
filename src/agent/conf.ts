import { readFileSync } from 'node:fs';

/**
 * The host name and port of the platform that an agent's configuration file names, or `undefined` where it names none.
 *
 * The file is flat `Key=Value` with `#` comments; the last `ServerUri` counts. It is only read, and a file that cannot
 * be read names no platform.
 */
export function platformOf(confPath: string): string | undefined {
  const uri = serverUri(confText(confPath));
  if (uri === undefined || !URL.canParse(uri)) return undefined;
  const { host } = new URL(uri);
  return host === '' ? undefined : host;
}

function serverUri(text: string): string | undefined {
  const lines = text.split(/\r?\n/).map((line) => /^\s*ServerUri\s*=\s*"?([^"\s]+)"?\s*$/.exec(line)?.[1]);
  return lines.findLast((uri) => uri !== undefined);
}

function confText(confPath: string): string {
  try {
    return readFileSync(confPath, 'latin1');
  } catch {
    return '';
  }
}
