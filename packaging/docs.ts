import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLab } from '../fixtures/sabotage/lab.ts';
import { findingsPage } from './findings-page.ts';
import { sabotagePage } from './sabotage-page.ts';

write('findings.md', findingsPage());
const lab = await startLab();
try {
  write('sabotage.md', await sabotagePage(lab));
} finally {
  await lab.close();
}

function write(name: string, page: string): void {
  writeFileSync(join(import.meta.dirname, '../docs', name), `${page}\n`);
}
