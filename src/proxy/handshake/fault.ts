/** Why a leg did not get where it should, as far as the socket can tell. */
export type Fault =
  | { readonly kind: 'timeout' }
  | { readonly kind: 'closed' }
  /** Whoever asked wanted no more of it: the signal ended the leg. */
  | { readonly kind: 'cancelled' }
  /** `code` as Node names it: `ECONNREFUSED`, `ENOTFOUND`, `ERR_SSL_WRONG_VERSION_NUMBER`. */
  | { readonly kind: 'error'; readonly code: string }
  /** The peer sent what its protocol does not know. `what` never quotes it. */
  | { readonly kind: 'protocol'; readonly what: string }
  /** An error of cabundle itself, in its own words. */
  | { readonly kind: 'unforeseen'; readonly what: string };

/** A fault as a word for people: `timed out`, `ECONNREFUSED`. */
export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'timeout':
      return 'timed out';
    case 'closed':
      return 'the connection was closed';
    case 'cancelled':
      return 'was cancelled';
    case 'error':
      return fault.code;
    case 'protocol':
      return fault.what;
    case 'unforeseen':
      return `cabundle itself failed: ${fault.what}`;
  }
}
