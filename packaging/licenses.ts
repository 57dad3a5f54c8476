import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>>;
}

/** The licences of the packages that the executable contains, as their authors ask. */
export function thirdPartyLicenses(root: string): string {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  return shipped.map(([path, { version, license }]) => section(join(root, path), `${path} ${version}: ${license}`)).join('\n');
}

function section(folder: string, title: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : 'no licence file';
  return `${'='.repeat(80)}\n${title}\n\n${text}\n`;
}
