/** The documentation of a bundle that OpenSSL refuses as a whole. */
export const doesNotLoadText = {
  id: 'does-not-load',
  level: 'error',
  title: 'OpenSSL loads the bundle',
  why: 'OpenSSL refuses a CA file as a whole for one block that begins like PEM and is damaged (error 77 of curl)',
  consequence: 'the agent trusts nothing: no way with TLS is open to it, through whichever proxy; check ends with exit code 2',
  remedy:
    'export the certificate of that line again and put it in the place of the damaged block; cabundle merge FILE --skip-rejected --output BUNDLE writes what is whole in it, so that every loader reads it',
  source: 'SSL_CTX_load_verify_locations(3); libcurl-errors(3), CURLE_SSL_CACERT_BADFILE',
} as const;
