import { existsSync } from 'node:fs';
import { Failure } from '../../failure.ts';

/** Where the distributions keep the PEM file of the system's trusted roots: the real files first, compatible links last. */
export const systemStores: readonly string[] = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Arch, Alpine
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', // RHEL, Fedora, Amazon Linux
  '/etc/pki/tls/certs/ca-bundle.crt', // older RHEL
  '/var/lib/ca-certificates/ca-bundle.pem', // SUSE
  '/etc/ssl/ca-bundle.pem', // older SUSE
  '/etc/ssl/cert.pem', // Alpine, BSD
];

/** The PEM file of the system's trusted roots. Fails: `no-system-store`. */
export function systemStore(candidates: readonly string[] = systemStores): string {
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Failure({
    code: 'no-system-store',
    what: 'cannot find the root store of this system',
    why: `none of these exists: ${candidates.join(', ')}`,
    next: 'install the package ca-certificates, or name the file as a source',
  });
}
