'use strict';
// Runs the executable once, with these arguments, and keeps what the compiler made of it: what a run uses, and no more.
const { writeFileSync } = require('node:fs');

const [, , executable, cache, ...args] = process.argv;
process.argv = [process.execPath, executable, ...args];
const { program } = require(executable);
process.on('exit', () => {
  writeFileSync(cache, program.createCachedData());
  process.exitCode = 0;
});
