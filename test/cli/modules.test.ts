import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** What is evaluated when `entry` runs, without what it imports on demand. */
async function evaluated(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const outputs = metafile.outputs;
  const start = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry) ?? '';
  const seen = new Set<string>();
  const follow = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') follow(next);
  };
  follow(start);
  return [...seen].flatMap((path) => [
    ...Object.keys(outputs[path]?.inputs ?? {}),
    ...(outputs[path]?.imports ?? []).map((imported) => imported.path),
  ]);
}

describe('start-up', () => {
  it.each(['src/main.ts', 'src/cli/run.ts', 'src/cli/commands/check.ts'])(
    '%s evaluates no package that reads or writes certificates for people',
    async (entry) => {
      const modules = await evaluated(entry);
      expect(modules.length).toBeGreaterThan(1);
      expect(modules.filter((path) => /node_modules\/(?!commander\/)|^node:(?:tls|net|dns)/.test(path))).toEqual([]);
    },
  );

  it.each(['src/main.ts', 'src/cli/run.ts', 'src/cli/commands/check.ts'])('%s evaluates nothing that opens containers', async (entry) => {
    const modules = await evaluated(entry);
    expect(modules.filter((path) => /node-forge|encodings\/(?:ber\/ber\.|containers|jks|pkcs)/.test(path))).toEqual([]);
  });

  it.each(['src/main.ts', 'src/cli/run.ts', 'src/cli/commands/check.ts', 'src/cli/commands/merge.ts', 'src/cli/commands/probe.ts'])(
    '%s evaluates no text that explains a failure',
    async (entry) => {
      expect((await evaluated(entry)).filter((path) => path.startsWith('src/failure/'))).toEqual([]);
    },
  );

  it('probe evaluates no package at all', async () => {
    expect((await evaluated('src/cli/commands/probe.ts')).filter((path) => path.includes('node_modules/'))).toEqual([]);
  });

  it('support evaluates what makes archives only when it makes one', async () => {
    expect((await evaluated('src/cli/commands/support.ts')).filter((path) => /fflate|zlib|supporting\/(?:zip|tar)\.ts/.test(path))).toEqual(
      [],
    );
  });
});
