import { availableParallelism } from 'node:os';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** A file for the results in JSON, for continuous integration. */
const report = process.env.CABUNDLE_TEST_REPORT;

const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: 'test/setup.ts',
    // The usual number leaves one processor out; but much of the time is spent waiting for sockets and processes.
    maxWorkers: availableParallelism() + 1,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/real/**'], testTimeout: 20_000, isolate: false } },
      // Real peers share ports, packages and the machine's time: one file after the other.
      { test: { name: 'real', include: ['test/real/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/main.ts', 'src/index.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 90, branches: 85, functions: 90, statements: 90 },
    },
  },
});

export default config;
