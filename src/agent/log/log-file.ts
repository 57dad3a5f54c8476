/** How much of a log was read. */
export interface LogFileRead {
  /** As it is shown. */
  readonly file: string;
  /** `part`: its end is missing, or it is larger than what is read; `why` says which. */
  readonly state: 'read' | 'part' | 'unreadable';
  readonly why: string | undefined;
  readonly lines: number;
  /** Octets of text, after decompression. */
  readonly bytes: number;
}
