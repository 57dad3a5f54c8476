import { spawnSync } from 'node:child_process';
import { arch, cpus, loadavg, platform } from 'node:os';

/** The first of `programs` that is not on the path, if any. */
export function absentProgram(programs: readonly string[]): string | undefined {
  return programs.find((program) => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program]).status !== 0);
}

/** What was measured on, and how busy it was, on one line. */
export function machineText(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return [
    `node ${process.version}`,
    firstWords('openssl', 'version'),
    firstWords('curl', '--version'),
    `${platform()} ${arch()}`,
    `${cpus().length} cores (${model})`,
    `load ${loadavg()[0]?.toFixed(1)}`,
  ].join(', ');
}

/** A program's name and version, its first two words. */
function firstWords(program: string, option: string): string {
  const { status, stdout } = spawnSync(program, [option], { encoding: 'utf8' });
  return status === 0 ? stdout.split(/\s+/, 2).join(' ') : `no ${program}`;
}
