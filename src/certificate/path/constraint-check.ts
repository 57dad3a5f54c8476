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

/** OpenSSL refuses a certificate with more names times subtrees than this. */
const maxForOpenssl = 2 ** 20;

/** Whether OpenSSL gives up, whatever the kinds of the names and subtrees. */
export function isTooMuchForOpenssl(certificate: Certificate, { permitted, excluded }: PathConstraints): boolean {
  const names = certificate.subjectName.flat().length + altNamesOf(certificate).length;
  return names * (permitted.length + excluded.length) > maxForOpenssl;
}

/** How many names of a certificate have to be held against how many subtrees of their kind. */
export function comparisonsOf(certificate: Certificate, { permitted, excluded }: PathConstraints): number {
  const counts = new Map<PathName['kind'], number>();
  const countOf = (kind: PathName['kind']): number => counts.get(kind) ?? 0;
  for (const { base } of [...permitted, ...excluded]) counts.set(base.kind, countOf(base.kind) + 1);
  const altNames = altNamesOf(certificate).map(({ kind }) => countOf(kind) + (kind === 'other' ? countOf('email') : 0));
  // Any attribute of the subject may be a mail address.
  return altNames.reduce((sum, count) => sum + count, countOf('directory') + certificate.subjectName.flat().length * countOf('email'));
}

/**
 * What is wrong with the names of a certificate under the constraints of a CA: the first offence, `undefined` for none.
 *
 * Its names are the subject, each mail address in it, and the subject alternative name. Common names that look like hosts are
 * no names here: see {@link findCommonNameOffence}.
 * Source: RFC 5280 §4.2.1.10 and §6.1.3 (b), (c); OpenSSL NAME_CONSTRAINTS_check.
 */
export function findOffence(certificate: Certificate, { permitted, excluded }: PathConstraints): ConstraintOffence | undefined {
  const constraints = { permitted: byKind(permitted), excluded: byKind(excluded) };
  if (certificate.subjectName.length > 0) {
    const mails = subjectTexts(certificate, 'emailAddress');
    const offence = offenceOf(directoryName(certificate), constraints) ?? first(mails, (mail) => mailOffence(mail, constraints));
    if (offence) return offence;
  }
  return first(altNamesOf(certificate), (name) => offenceOf(name, constraints));
}

/** The same for the common names that look like hosts, of a leaf without a DNS name, as OpenSSL before 4.0 reads them. */
export function findCommonNameOffence(certificate: Certificate, constraints: PathConstraints): ConstraintOffence | undefined {
  const byKinds = { permitted: byKind(constraints.permitted), excluded: byKind(constraints.excluded) };
  return first(subjectTexts(certificate, 'CN'), ({ text }) => {
    const host = text.replace(/\0+$/, '');
    if (host.includes('\0')) return { kind: 'unsupported-name', name: host };
    return isHostLike(host) ? offenceOf(pathName('dns', host), byKinds) : undefined;
  });
}

/** The subtrees that say something of a name. */
interface SubtreesByKind {
  readonly permitted: (name: PathName) => readonly PathSubtree[];
  readonly excluded: (name: PathName) => readonly PathSubtree[];
}

/** Those of its kind are picked once for all names of that kind, those of other names for each: their types differ. */
function byKind(subtrees: readonly PathSubtree[]): (name: PathName) => readonly PathSubtree[] {
  const known = new Map<PathName['kind'], PathSubtree[]>();
  for (const subtree of subtrees) {
    const own = known.get(subtree.base.kind);
    if (own) own.push(subtree);
    else known.set(subtree.base.kind, [subtree]);
  }
  const others = (kind: PathName['kind'], name: PathName): readonly PathSubtree[] =>
    known.get(kind)?.filter(({ base }) => isOfKind(name, base)) ?? [];
  return (name) => (name.kind === 'other' ? [...others('email', name), ...others('other', name)] : (known.get(name.kind) ?? []));
}

function mailOffence({ text, tag }: SubjectText, constraints: SubtreesByKind): ConstraintOffence | undefined {
  if (tag !== Tag.ia5String) return { kind: 'unsupported-name', name: text };
  return offenceOf(pathName('email', text), constraints);
}

function directoryName({ comparableSubject, subjectDer }: Certificate): PathName {
  return pathName('directory', comparableSubject, subjectDer);
}

/** Where there are permitted subtrees of its kind a name has to be within one of them, and within none of the excluded ones. */
function offenceOf(name: PathName, { permitted, excluded }: SubtreesByKind): ConstraintOffence | undefined {
  let isLimited = false;
  for (const subtree of permitted(name)) {
    const match = matched(name, subtree);
    if (match === 'within') {
      isLimited = false;
      break;
    }
    if (match !== 'outside') return { kind: match, name: nameText(name) };
    isLimited = true;
  }
  if (isLimited) return { kind: 'not-permitted', name: nameText(name) };
  for (const subtree of excluded(name)) {
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
