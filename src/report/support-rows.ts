/** A file in a support archive. */
export interface SupportDocumentRow {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly what: string;
  /** Why it holds a failure in place of a report; `null` where it is whole. */
  readonly fault: string | null;
}

/** What `support` wrote. */
export interface SupportRows {
  readonly file: string;
  readonly format: 'zip' | 'tar.gz';
  readonly bytes: number;
  /** Of the archive itself. */
  readonly sha256: string;
  /** In the order of the archive. */
  readonly documents: readonly SupportDocumentRow[];
  /** What is not inside though it could be expected there. */
  readonly leftOut: readonly { readonly what: string; readonly why: string }[];
}
