#!/usr/bin/env node
'use strict';
// cabundle: the program stands at the end of this file, in a comment, where it costs a start nothing until it is compiled.
// The compiler's caches beside this file spare the compiling where they were made by the same Node; else they are passed over.
const { readFileSync, writeSync } = require('node:fs');

const [, , word, ...rest] = process.argv;
// Scripts ask for the version, often: nothing is compiled for it.
if (rest.length === 0 && (word === '--version' || word === '-V')) {
  writeSync(1, 'VERSION\n');
} else {
  const file = readFileSync(__filename, 'latin1');
  const comment = file.slice(file.indexOf('/*PROGRAM*' + '/'), file.lastIndexOf('*/'));
  const source = comment.slice(comment.indexOf('\n') + 1).replaceAll('*\x01/', '*' + '/');
  const { Script } = require('node:vm');
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const program = new Script(wrapped, { filename: __filename, cachedData: cache() });
  program.runInThisContext().call(exports, exports, require, module, __filename, __dirname);
  module.exports.program = program;
}

// Commands that share much of their code share a cache.
function cache() {
  const kinds = {
    probe: 'probe.cache',
    proxies: 'probe.cache',
    diagnose: 'diagnose.cache',
    capture: 'diagnose.cache',
    verify: 'verify.cache',
  };
  try {
    return readFileSync(__filename.replace(/cjs$/, kinds[word] ?? 'cache'));
  } catch {
    return undefined;
  }
}
