import { fingerprint } from '../../certificate/fingerprint.ts';

/** A certificate that a generation gained or lost. */
export interface GenerationChange {
  readonly sha256: string;
  readonly subject: string;
  /** UTC, ISO 8601, to the second. */
  readonly notAfter: string;
}

/** What is known of a generation beside its content. */
export interface GenerationFacts {
  /** UTC, ISO 8601, to the second. */
  readonly when: string;
  /** `merge`, `rollback to 3`, `found in place`. */
  readonly why: string;
  /** The user who ran the command. */
  readonly by: string;
  /** Certificates in it. */
  readonly count: number;
  readonly added: readonly GenerationChange[];
  readonly removed: readonly GenerationChange[];
}

/** A bundle as it once was. */
export interface Generation extends GenerationFacts {
  readonly number: number;
  /** SHA-256 of the content. */
  readonly sha256: string;
}

/** Facts and content of one file. */
export interface GenerationFile extends Omit<Generation, 'number'> {
  readonly content: Buffer;
}

const heading = '# cabundle generation ';

/**
 * The file of a generation: one comment line with the facts in JSON, then the content, octet by octet. It is a bundle itself,
 * which other tools read too: the facts hold no `-`, so that no subject in them looks like the boundary of a block.
 */
export function printGeneration(facts: GenerationFacts, content: Uint8Array): Buffer {
  const { when, why, by, count, added, removed } = facts;
  const json = JSON.stringify({ version: 1, when, why, by, count, sha256: fingerprint(content), added, removed });
  return Buffer.concat([Buffer.from(`${heading}${json.replaceAll('-', '\\u002d')}\n`), content]);
}

/** Reads the file of a generation, or says in words what is damaged. */
export function readGeneration(octets: Buffer): GenerationFile | string {
  const end = octets.indexOf('\n');
  const line = octets.toString('utf8', 0, Math.max(end, 0));
  if (!line.startsWith(heading)) return 'it does not begin with the facts of a generation';
  const facts = factsIn(line.slice(heading.length));
  if (!facts) return 'its facts cannot be read';
  const content = octets.subarray(end + 1);
  if (fingerprint(content) !== facts.sha256) return 'its content is not the one that was recorded';
  const { when, why, by, count, sha256, added, removed } = facts;
  return { when, why, by, count, sha256, added, removed, content };
}

function factsIn(json: string): Omit<Generation, 'number'> | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isFacts(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isFacts(value: unknown): value is Omit<Generation, 'number'> {
  if (!isObject(value) || value['version'] !== 1) return false;
  const { count, added, removed, when } = value;
  if (!hasTexts(value, ['when', 'why', 'by', 'sha256']) || Number.isNaN(Date.parse(String(when)))) return false;
  return Number.isSafeInteger(count) && [added, removed].every((changes) => Array.isArray(changes) && changes.every(isChange));
}

function isChange(value: unknown): boolean {
  return isObject(value) && hasTexts(value, ['sha256', 'subject', 'notAfter']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function hasTexts(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string');
}
