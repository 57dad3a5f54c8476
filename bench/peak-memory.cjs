// Preloaded into a process of Node: writes its peak resident memory, in KiB, to the file that PEAK_MEMORY_FILE names.
// VmHWM counts from the start of the program; maxRSS, for other systems, may still hold what the parent had at the fork.
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(highWater() ?? process.resourceUsage().maxRSS)));

function highWater() {
  try {
    return /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1];
  } catch {
    return undefined;
  }
}
