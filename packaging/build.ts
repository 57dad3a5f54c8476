import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExecutable } from './executable.ts';
import { thirdPartyLicenses } from './licenses.ts';

const root = join(import.meta.dirname, '..');

rmSync(join(root, 'dist'), { recursive: true, force: true });
await buildExecutable();
writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses(root));

// The library: compiled modules with their declarations, and the schema of the reports.
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'packaging/tsconfig.json')], {
  stdio: 'inherit',
});
copyFileSync(join(root, 'src/report/report.schema.json'), join(root, 'dist/report.schema.json'));
