/** Where a block stands: the source as it was named, the block's number in it and its first line, both from 1. */
export interface Origin {
  /** Path as given, `-` for standard input. */
  readonly path: string;
  /** Number of the block in its file, from 1; 0 where the whole file is meant. */
  readonly block: number;
  /** Line of the block's first character, from 1. */
  readonly line: number;
}

/** An origin as compilers print it, with the block: `corp.pem:31 #2`. */
export function originText({ path, block, line }: Origin): string {
  return block === 0 ? path : `${path}:${line} #${block}`;
}
