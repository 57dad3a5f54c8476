import type { PathFailureId } from './path-failure.ts';

/** What is wrong with a path, for people. */
export interface PathFailureText {
  /** What is the case. */
  readonly title: string;
  /** What stands behind it; in quotes what OpenSSL says. */
  readonly why: string;
  /** What follows, where it is not that the chain is refused. */
  readonly consequence?: string;
  readonly remedy: string;
  readonly source: string;
}

const reissue = "ask the CA's owner to reissue the certificate";
const remerge = 'then merge it: cabundle merge CA-FILE --keep --output BUNDLE';
const levels = 'SSL_CTX_set_security_level(3)';

/** The text of everything that can be wrong with a path, by id. */
export const pathFailureTexts: Readonly<Record<PathFailureId, PathFailureText>> = {
  'issuer-not-found': {
    title: 'the issuer of a certificate is neither in the chain nor in the bundle',
    why: 'the peer does not send the CA above, or the bundle lacks it: the path ends before a trust anchor ("unable to get local issuer certificate")',
    remedy: `get the CA that issued it from the owner of the proxy or the platform, compare its fingerprint with theirs, ${remerge}`,
    source: 'RFC 5280 §6.1; openssl-verification-options(1)',
  },
  'root-not-trusted': {
    title: 'the chain ends in a root that the bundle does not hold',
    why: 'the peer sends its root too, and nobody has told the agent to trust it ("self-signed certificate in certificate chain")',
    remedy: `compare its fingerprint with that of its owner, ${remerge}`,
    source: 'RFC 5280 §6.1.1 (d); openssl-verification-options(1)',
  },
  'signature-invalid': {
    title: 'a signature does not verify with the key of the issuer',
    why: 'the issuer of this name has another key than the one that signed, or the certificate was changed ("certificate signature failure")',
    remedy: 'get the CA that is in use now from its owner: the one in the bundle may be of the same name and an older key',
    source: 'RFC 5280 §6.1.3 (a)(1)',
  },
  expired: {
    title: 'a certificate of the path has expired',
    why: 'its validity ended before the instant at which the chain is judged ("certificate has expired")',
    remedy: 'the owner has to renew it; where the renewed CA is at hand, merge it and leave the old one out',
    source: 'RFC 5280 §4.1.2.5 and §6.1.3 (a)(2)',
  },
  'not-yet-valid': {
    title: 'a certificate of the path is not valid yet',
    why: 'its validity begins after the instant at which the chain is judged, or the clock is slow ("certificate is not yet valid")',
    remedy: 'check the clock of this host, or --at; else wait, or have it reissued',
    source: 'RFC 5280 §4.1.2.5 and §6.1.3 (a)(2)',
  },
  'not-a-ca': {
    title: 'a certificate issues another, and is not that of a CA',
    why: 'its basic constraints do not say CA:TRUE: whoever holds the certificate of a server could vouch for any other ("invalid CA certificate")',
    remedy: 'it is a certificate of a server: get the CA that issued it from its owner',
    source: 'RFC 5280 §4.2.1.9 and §6.1.4 (k)',
  },
  'no-cert-sign': {
    title: 'the key usage of an issuer does not include keyCertSign',
    why: 'the CA may use its key for other ends only, so what it signs as a certificate counts for nothing ("key usage does not include certificate signing")',
    remedy: `${reissue} with keyCertSign among its key usages`,
    source: 'RFC 5280 §4.2.1.3 and §6.1.4 (n)',
  },
  'path-length-exceeded': {
    title: 'more CAs stand below a CA than its path length permits',
    why: 'whoever issued that CA bounded how many may stand between it and a leaf ("path length constraint exceeded")',
    remedy: 'the owner of the CA above has to issue the chain otherwise',
    source: 'RFC 5280 §4.2.1.9 and §6.1.4 (l) and (m)',
  },
  'purpose-not-server': {
    title: 'a certificate of the path may not be used for TLS servers',
    why: 'its extended key usage lists purposes, and serverAuth is none of them, or its key usage does not fit a server ("unsuitable certificate purpose")',
    remedy: `${reissue} with serverAuth among its purposes, or without extended key usage`,
    source: 'RFC 5280 §4.2.1.3 and §4.2.1.12; openssl-verification-options(1), purpose sslserver',
  },
  'name-not-permitted': {
    title: 'a name is outside of what the CA may issue for',
    why: 'the name constraints of a CA above permit other names only ("permitted subtree violation")',
    remedy: 'another CA has to issue for this name, or its owner widens its name constraints',
    source: 'RFC 5280 §4.2.1.10 and §6.1.3 (b)',
  },
  'name-excluded': {
    title: 'a name is one that the CA must not issue for',
    why: 'the name constraints of a CA above exclude it ("excluded subtree violation")',
    remedy: 'another CA has to issue for this name, or its owner narrows what it excludes',
    source: 'RFC 5280 §4.2.1.10 and §6.1.3 (c)',
  },
  'name-constraint-unsupported': {
    title: 'a CA constrains names in a way that cannot be checked',
    why: 'a constraint of a form that is not known, or is malformed, bounds nothing that anybody could hold a name against ("unsupported name constraint type")',
    remedy: `${reissue} with name constraints of names, addresses and directories alone`,
    source: 'RFC 5280 §4.2.1.10',
  },
  'critical-extension-unknown': {
    title: 'a certificate has a critical extension that is not understood',
    why: 'who does not understand what a certificate calls critical must not accept it ("unhandled critical extension")',
    remedy: `${reissue} without that extension, or with it not critical`,
    source: 'RFC 5280 §4.2 and §6.1.4 (o)',
  },
  'key-too-weak': {
    title: 'a key of the path is too weak',
    why: 'the security level of OpenSSL asks for 80 bits at level 1 and 112 at level 2, RSA of 1024 and 2048 bits ("CA certificate key too weak", "EE certificate key too weak")',
    remedy: `${reissue} with a stronger key: RSA of 2048 bits, or P-256`,
    source: `NIST SP 800-57 Part 1 §5.6.1; ${levels}`,
  },
  'signature-too-weak': {
    title: 'a signature of the path is made with a hash that is too weak',
    why: 'MD5 and SHA-1 can be forged: the security level of OpenSSL refuses them below the trust anchor ("CA signature digest algorithm too weak")',
    remedy: `${reissue}, signed with SHA-256 or better`,
    source: `RFC 9155 §1; RFC 6151 §2.1; ${levels}`,
  },
  'explicit-curve': {
    title: 'an EC key writes out its curve instead of naming it',
    why: 'a curve that is written out can be made to fit a forged key ("Certificate public key has explicit ECC parameters")',
    remedy: `${reissue} with a key on a named curve`,
    source: 'RFC 5480 §2.1.1; openssl-verification-options(1)',
  },
  distrusted: {
    title: 'the trust settings of a certificate in the bundle say that it is not to be trusted',
    why: 'a block TRUSTED CERTIFICATE can withdraw the trust in a CA for servers ("certificate rejected")',
    remedy: 'drop those settings where it is to be trusted: openssl x509 -in FILE -out FILE.pem',
    source: 'openssl-x509(1), trust settings; X509_check_trust(3)',
  },
  'host-mismatch': {
    title: 'the leaf is for other hosts than the one that is asked for',
    why: 'its subject alternative names do not hold this host: another server answers, or the proxy re-signs under a wrong name ("hostname mismatch")',
    remedy: 'connect by a name that the certificate has, or have the name added to it',
    source: 'RFC 9525 §6; X509_check_host(3)',
  },
  malformed: {
    title: 'a certificate of the path is malformed where its path depends on it',
    why: 'an extension or a value in it cannot be decoded as the standard writes it, so what it permits is not known ("invalid or inconsistent certificate extension")',
    remedy: `${reissue}: see cabundle inspect for what is wrong with it`,
    source: 'RFC 5280 §4.1 and §4.2',
  },
  'path-too-long': {
    title: 'the path is longer than any that is followed',
    why: 'real chains have two to four certificates; a library gives up long before one that is made to be endless ("certificate chain too long")',
    remedy: 'check that the file is a chain, and of one peer',
    source: 'SSL_CTX_set_verify_depth(3); cabundle, bounds of a path',
  },
  'search-exhausted': {
    title: 'the search for a path was ended before all paths were tried',
    why: 'cross-signed CAs can make the number of paths explode: the signatures that may be checked are bounded',
    consequence: 'whether another path would be trusted is not known: the chain counts as not trusted',
    remedy: 'save the chain again, and ask who sent it: it is made to be costly',
    source: 'RFC 4158 §5.2; cabundle, bounds of a path',
  },
};
