/** One tag-length-value: offsets into the bytes that were read. The content is `[content, end)`. */
export interface Element {
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

const constructed = 0x20;

/** Whether an element's tag says that it contains other elements. */
export function isConstructed({ tag }: Element): boolean {
  return (tag & constructed) !== 0;
}
