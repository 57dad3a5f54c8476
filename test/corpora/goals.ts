/** The least share of cases in which the product has to agree with the corpora, 0 to 1. The run fails where one is missed. */
export const goals = {
  /** Good certificates that are read. */
  goodRead: 1,
  /** Malformed certificates that OpenSSL refuses too and that are refused. */
  hardRefused: 0.99,
  /** Malformed certificates that only strict parsers refuse and that are refused. */
  strictRefused: 0.95,
  /** Refused certificates for which a reason is told. */
  reasonGiven: 1,
  /** Of each reason against a certificate: how many of the cases are found, and how many of the found ones are cases. */
  recall: 0.99,
  precision: 0.99,
  /** Files with exactly the expected certificates in them. */
  containers: 1,
  /** Unexpired roots of real stores that are kept. */
  rootsKept: 1,
  /** Accepted certificates that OpenSSL, Node and curl load. */
  loaded: 1,
  /** Chains of which `verify` says what `openssl verify` says. */
  chains: 0.995,
  /** Chains that `openssl verify` refuses and `verify` does not trust. */
  chainsRefused: 1,
  /** Chains that are not trusted and for which a reason is told. */
  chainReasons: 1,
  /** Cases that neither crash nor take longer than a second. */
  answered: 1,
} as const;
