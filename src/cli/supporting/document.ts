import { jsonText } from '../../report/json.ts';
import type { Report } from '../../report/report.ts';
import type { SupportContext } from './support-context.ts';

/** What became of a document. */
export interface Made {
  readonly text: string;
  /** What the person has to know who reads it. */
  readonly note?: string;
  /** What it does not hold though somebody may expect it. */
  readonly leftOut?: readonly { readonly what: string; readonly why: string }[];
}

/** One document of a support archive. */
export interface SupportDocument {
  /** One that ends in `.json` tells a failure where it cannot be made; any other is left out then. */
  readonly name: string;
  /** In a few words, for the person who looks before sending. */
  readonly what: string;
  /** Why it is not wanted, where an option, or the kind of agent, says so. */
  readonly whyNot?: (context: SupportContext) => string | undefined;
  readonly make: (context: SupportContext) => Promise<Made>;
}

/** A document that is the report of a command, as `--json` prints it. */
export function reportDocument(
  command: string,
  what: string,
  run: (context: SupportContext) => Promise<{ readonly report: Report }>,
): SupportDocument {
  return { name: `${command}.json`, what, make: async (context) => ({ text: jsonText((await run(context)).report) }) };
}
