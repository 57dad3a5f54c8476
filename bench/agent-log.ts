import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const day = Date.UTC(2026, 9, 1);
const linesPerChunk = 10_000;
/** One failure in so many lines. */
const failureEvery = 500;
const failure = '[Error]:[139]:CAPI request failed: curl error 60: SSL certificate problem: self signed certificate in certificate chain';
const usual = [
  '[Information]:[139]:Processing file /etc/ssh/sshd_config, size 3287 bytes, mode 0644',
  '[Information]:[139]:Interval event: next scan of manifest VM at 14400 seconds',
  '[Information]:[139]:Delta upload: 0 fragments, snapshot unchanged',
  '[Debug]:[140]:Read 412 entries of the package database in 37 ms',
];

/** Writes a log as the agent does, about `bytes` long, and the same compressed beside it. */
export function writeAgentLog(path: string, bytes: number): void {
  const descriptor = openSync(path, 'w');
  let line = 0;
  for (let written = 0; written < bytes; ) {
    const chunk = Array.from({ length: linesPerChunk }, () => lineAt(line++)).join('');
    written += writeSync(descriptor, chunk);
  }
  closeSync(descriptor);
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 6 }));
}

function lineAt(number: number): string {
  const time = new Date(day + number * 137).toISOString().replace('T', ' ').replace('Z', ' +0000');
  return `${time} [qualys-cloud-agent][1234]:${number % failureEvery === 0 ? failure : usual[number % usual.length]}\n`;
}
