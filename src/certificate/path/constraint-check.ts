import type { Certificate } from '../certificate.ts';
import { Tag } from '../der/der.ts';
import { altNamesOf, type PathName, pathName } from './alt-names.ts';
import { isHostLike } from './common-name-host.ts';
import type { PathConstraints, PathSubtree } from './constraints.ts';
import { type SubjectText, subjectTexts } from './subject-texts.ts';
import { isOfKind, type Match, matchSubtree } from './subtree-match.ts';

/** How a certificate offends against the name constraints of a CA above it. */
export interface ConstraintOffence {
  readonly kind: 'not-permitted' | 'excluded' | 'bounded-subtree' | 'unsupported-name' | 'unsupported-constraint' | 'too-many';
  /** The name that offends; may hold text from the peer. */
  readonly name: string;
}

/** How many names of a certificate have to be held against how many subtrees. */
export function comparisonsOf(certificate: Certificate, { permitted, excluded }: PathConstraints): number {
  return (certificate.subjectName.flat().length + altNamesOf(certificate).length) * (permitted.length + excluded.length);
}

/**
 * What is wrong with the names of a certificate under the constraints of a CA: the first offence, `undefined` for none.
 *
 * Its names are the subject, each mail address in it, and the subject alternative name. Common names that look like hosts are
 * no names here: see {@link findCommonNameOffence}.
 * Source: RFC 5280 §4.2.1.10 and §6.1.3 (b), (c); OpenSSL NAME_CONSTRAINTS_check.
 */
export function findOffence(certificate: Certificate, constraints: PathConstraints): ConstraintOffence | undefined {
  if (certificate.subjectName.length > 0) {
    const mails = subjectTexts(certificate, 'emailAddress');
    const offence = offenceOf(directoryName(certificate), constraints) ?? first(mails, (mail) => mailOffence(mail, constraints));
    if (offence) return offence;
  }
  return first(altNamesOf(certificate), (name) => offenceOf(name, constraints));
}

/** The same for the common names that look like hosts, of a leaf without a DNS name, as OpenSSL before 4.0 reads them. */
export function findCommonNameOffence(certificate: Certificate, constraints: PathConstraints): ConstraintOffence | undefined {
  return first(subjectTexts(certificate, 'CN'), ({ text }) => {
    const host = text.replace(/\0+$/, '');
    if (host.includes('\0')) return { kind: 'unsupported-name', name: host };
    return isHostLike(host) ? offenceOf(pathName('dns', host), constraints) : undefined;
  });
}

function mailOffence({ text, tag }: SubjectText, constraints: PathConstraints): ConstraintOffence | undefined {
  if (tag !== Tag.ia5String) return { kind: 'unsupported-name', name: text };
  return offenceOf(pathName('email', text), constraints);
}

function directoryName({ comparableSubject, subjectDer }: Certificate): PathName {
  return pathName('directory', comparableSubject, subjectDer);
}

/** Where there are permitted subtrees of its kind a name has to be within one of them, and within none of the excluded ones. */
function offenceOf(name: PathName, { permitted, excluded }: PathConstraints): ConstraintOffence | undefined {
  let isLimited = false;
  for (const subtree of permitted) {
    if (!isOfKind(name, subtree.base)) continue;
    const match = matched(name, subtree);
    if (match === 'within') {
      isLimited = false;
      break;
    }
    if (match !== 'outside') return { kind: match, name: nameText(name) };
    isLimited = true;
  }
  if (isLimited) return { kind: 'not-permitted', name: nameText(name) };
  for (const subtree of excluded) {
    if (!isOfKind(name, subtree.base)) continue;
    const match = matched(name, subtree);
    if (match === 'within') return { kind: 'excluded', name: nameText(name) };
    if (match !== 'outside') return { kind: match, name: nameText(name) };
  }
  return undefined;
}

function matched(name: PathName, { base, isBounded }: PathSubtree): Match | 'bounded-subtree' {
  return isBounded ? 'bounded-subtree' : matchSubtree(name, base);
}

function nameText({ kind, text, octets }: PathName): string {
  if (kind === 'directory') return 'its subject or a directory name';
  return kind === 'ip' ? addressText(octets) : text;
}

function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  return (
    Buffer.from(octets)
      .toString('hex')
      .match(/.{1,4}/g) ?? []
  ).join(':');
}

function first<Value, Found>(values: readonly Value[], find: (value: Value) => Found | undefined): Found | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
