/** One file of an archive. */
export interface ArchiveFile {
  /** With slashes; plain ASCII. */
  readonly name: string;
  readonly content: Uint8Array;
}
