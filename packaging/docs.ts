import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsPage } from './findings-page.ts';

writeFileSync(join(import.meta.dirname, '../docs/findings.md'), `${findingsPage()}\n`);
