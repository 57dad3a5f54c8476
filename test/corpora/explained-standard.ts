/**
 * Chains that their authors judge otherwise than our judgement by the standard does, by why that is no fault of ours: their ids
 * without the corpus, or the beginnings of ids where they end in `*`. One that is not listed fails the run, and so does a line
 * that is no longer met.
 */
export const explainedByStandard: Readonly<Record<string, readonly string[]>> = {
  'revocation: no CRL is looked at, nor what a CRL asks of its signer': [
    'pkits/4.4.*',
    'pkits/4.5.2-*',
    'pkits/4.5.7-*',
    'pkits/4.7.4-*',
    'pkits/4.7.5-*',
    'pkits/4.14.*',
    'pkits/4.15.*',
  ],
  'policies: none is asked for': [
    'pkits/4.8.*',
    'pkits/4.9.*',
    'pkits/4.10.*',
    'pkits/4.11.*',
    'pkits/4.12.*',
    'boringssl/policies-inhibit-anypolicy-by-root-fail/ta-with-constraints',
    'boringssl/policies-on-root-wrong/ta-with-constraints',
    'boringssl/policy-mappings-on-root-fail/ta-with-constraints',
    'boringssl/unknown-critical-policy-qualifier/main',
  ],
  "the CA/Browser Forum's profile: what public CAs may issue, which binds no relying party": [
    'limbo/webpki::cn::*',
    'limbo/webpki::eku::*',
    'limbo/webpki::san::public-suffix-*',
    'limbo/webpki::forbidden-*',
    'limbo/webpki::ee-basicconstraints-ca',
    'x509test/xf-ext-key-usage-wrong',
    'x509test/xf-key-usages-empty',
    'x509test/xf-pubkey-ecdsa-secp192r1',
  ],
  "RFC 5280's profile: what CAs must and should issue, beyond the validation of paths (§6.1)": [
    'limbo/rfc5280::aki::*',
    'limbo/rfc5280::ski::*',
    'limbo/rfc5280::nc::not-allowed-in-ee-*',
    'limbo/rfc5280::nc::nc-permits-invalid-dns-san',
    'limbo/rfc5280::pc::*',
    'limbo/rfc5280::san::*',
    'limbo/rfc5280::root-missing-basic-constraints',
    'limbo/rfc5280::root-non-critical-basic-constraints',
    'boringssl/root-lacks-basic-constraints/ta-with-constraints-require-basic-constraints',
    'x509test/xf-ext-altname-*',
    'x509test/xf-ext-auth-keyid-noid',
    'x509test/xf-ext-cert-policies-*',
    'x509test/xf-ext-constraints-*',
    'x509test/xf-ext-crl-point-critical',
    'x509test/xf-ext-extended-any-key-usage',
    'x509test/xf-ext-key-usage-noncritical',
    'x509test/xf-ext-keysign-nonca',
    'x509test/xf-ext-name-constraints-*',
    'x509test/xf-ext-policy-*',
    'x509test/xf-ext-subject-*',
    'x509test/xf-serial-negative',
    'x509test/xf-soon-generalized-time',
    'x509test/xf-subject-t61',
    'x509test/xf-v3-uniqueid-*',
  ],
  'purposes that are not asked for here, or stricter readings of extended key usage than that of RFC 5280 §4.2.1.12': [
    'boringssl/intermediate-eku-c2pa*',
    'boringssl/intermediate-eku-mlsclientauth/*',
    'boringssl/intermediate-eku-server-gated-crypto/sha256-eku-serverAuth',
    'boringssl/target-eku-*',
    'boringssl/target-msapplicationpolicies-and-eku/main',
  ],
  'trust that the corpus gives or takes beside the bundle': [
    'boringssl/target-and-intermediate/distrusted-root',
    'boringssl/target-and-intermediate/trusted_leaf-root',
  ],
  'an anchor is judged as any other CA here: its validity, purposes, key usage, path length': [
    'boringssl/expired-root/*',
    'boringssl/root-basic-constraints-ca-false/main',
    'boringssl/root-eku-clientauth/*',
    'boringssl/root-lacks-keycertsign-key-usage/main',
    'boringssl/violates-pathlen-1-from-root/main',
  ],
  'the leaf has to be fit for a TLS server by its key usage (RFC 5280 §4.2.1.12)': [
    'boringssl/target-not-end-entity/main',
    'boringssl/target-serverauth-various-keyusages/*',
    'limbo/pathlen::validation-ignores-pathlen-in-leaf',
    'limbo/rfc5280::ca-as-leaf',
  ],
  'the bounds of a search: three million comparisons of names with constraints': ['boringssl/many-names/ok-all-types'],
  'the security level refuses SHA-1 and keys that are weak or cannot be read': [
    'boringssl/intermediate-eku-server-gated-crypto/sha1-eku-any',
    'boringssl/issuer-and-subject-not-byte-for-byte-equal/*',
    'pkits/4.1.4-*',
    'pkits/4.1.5-*',
    'x509test/ok-inherited-keyparams',
  ],
};

/** Why the standard judges a chain otherwise than its author; `undefined` where nobody has said. */
export function whyOtherwise(id: string): string | undefined {
  return Object.entries(explainedByStandard).find(([, patterns]) => patterns.some((pattern) => covers(pattern, id)))?.[0];
}

/** The lines that cover none of these chains. */
export function unmetLines(ids: readonly string[]): readonly string[] {
  return Object.values(explainedByStandard)
    .flat()
    .filter((pattern) => !ids.some((id) => covers(pattern, id)));
}

function covers(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}
