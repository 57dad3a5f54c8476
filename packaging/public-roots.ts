import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { decodeCertificate } from '../src/certificate/certificate.ts';
import { rules } from '../src/certificate/rules/index.ts';

const digits = 32;
const perLine = 2;
/** Whose roots this Node carries, by its changelog; Node itself does not tell it. */
const nssVersion = '3.119';

/** Makes `src/certificate/public-roots.ts` of the roots that this Node carries: those that Mozilla ships, each with a good signature. */
const roots = rootCertificates.map(verifiedRoot).sort();
const lines = Array.from({ length: Math.ceil(roots.length / perLine) }, (_, i) => roots.slice(i * perLine, (i + 1) * perLine).join(' '));

const source = `import type { Certificate } from './certificate.ts';

// Made by packaging/public-roots.ts from the ${roots.length} roots of Node ${process.versions.node} (Mozilla's, NSS ${nssVersion}); the
// signature of each was verified then, and no rule had more than notices for it. In order, of each the first ${digits} digits of its SHA-256 and its checksum.
const list = \`
${lines.join('\n')}
\`;

interface Roots {
  readonly fingerprints: ReadonlySet<string>;
  readonly checksums: ReadonlySet<string>;
}

let roots: Roots | undefined;

/** Whether a certificate is a root that browsers ship, by its SHA-256. Later roots, and those of other stores, are not known here. */
export function isPublicRoot({ sha256 }: Certificate): boolean {
  return known().fingerprints.has(sha256.slice(0, ${digits}));
}

/**
 * The same by its checksum, which costs less. Only to spare work whose result is known: somebody could make another
 * certificate with the checksum of a root, though nothing would be gained by it.
 */
export function hasChecksumOfPublicRoot({ checksum }: Certificate): boolean {
  return known().checksums.has(checksum);
}

function known(): Roots {
  roots ??= read();
  return roots;
}

function read(): Roots {
  const words = list.trim().split(/\\s/);
  const halves = (half: 0 | 1): ReadonlySet<string> => new Set(words.filter((_, i) => i % 2 === half));
  return { fingerprints: halves(0), checksums: halves(1) };
}
`;

writeFileSync(join(import.meta.dirname, '../src/certificate/public-roots.ts'), source);

function verifiedRoot(pem: string): string {
  const native = new X509Certificate(pem);
  const decoded = decodeCertificate(native.raw);
  if (decoded.kind === 'malformation') throw decoded;
  const told = rules.filter(({ level, check }) => level !== 'notice' && check(decoded, { now: decoded.notBefore }) !== undefined);
  if (told.length > 0 || decoded.nameConstraints)
    throw new Error(`a rule says something of "${decoded.subject}": ${told.map(({ id }) => id)}`);
  if (!native.verify(native.publicKey)) throw new Error(`the signature of "${decoded.subject}" does not verify`);
  return `${decoded.sha256.slice(0, digits)} ${decoded.checksum}`;
}
