import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { samples, temporaryFolder } from '../../fixtures/folder.ts';
import * as library from '../../src/index.ts';

const page = readFileSync('docs/library.md', 'utf8');
const examples = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
const files = [join(samples, 'corp-root.pem'), join(samples, 'gate-a-leaf.pem'), 'fixtures/logs/qualys-cloud-agent.log'];

/** What an example prints where the files that it names are there. */
async function printed(code: string): Promise<string> {
  const index = pathToFileURL('src/index.ts').href;
  using folder = temporaryFolder({ 'example.mts': code.replace("from 'cabundle'", `from '${index}'`) });
  for (const file of files) copyFileSync(file, folder.join(basename(file)));
  const args = ['--import', import.meta.resolve('tsx'), 'example.mts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder.path });
  return stdout;
}

it('the example of a bundle prints it, and where a certificate is malformed', async () => {
  const text = await printed(examples[0] ?? '');
  expect(text).toContain('-----END CERTIFICATE-----');
  expect(text).toMatch(/^ 0 0\n1\nto-be-signed certificate is missing or cut off 2$/m);
});

it('the example of what fails tells it of a chain and of a log', async () => {
  const text = await printed(examples[1] ?? '');
  expect(text).toMatch(/^false hostname mismatch\nhost-mismatch \S/);
  expect(text).toMatch(/^issuer-not-in-bundle current \d+$/m);
});

it('the page tells what every function and list is for', () => {
  const table = page.slice(page.indexOf('| export'));
  expect(Object.keys(library).filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});
