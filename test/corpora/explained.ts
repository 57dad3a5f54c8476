const md2 = 'it is signed with MD2, which OpenSSL 3 does not know: whether the signature is good cannot be told';
const malformedInside =
  'its two certificates are malformed, and are refused as such: a UTCTime without seconds (RFC 5280 §4.1.2.5.1), "@" in a PrintableString';

const hostOfLibcurl = 'libcurl, which compares hosts by itself, refuses: no wildcard for part of a label, no common name beside an address';

/**
 * Disagreements with the corpora in which the product is right, by the id of the disagreement as the run prints it, and why.
 * One that is not listed here fails the run, and so does a line here that is no longer met.
 */
export const explained: Readonly<Record<string, string>> = {
  'pyca/verisign_md2_root badSelfSignature': md2,
  'roots-real/ac1fae74b4e97106 badSelfSignature': md2,
  'bettertls/nameconstraints/tc853 verdict': hostOfLibcurl,
  'bettertls/nameconstraints/tc916 verdict': hostOfLibcurl,
  'limbo/webpki::san::wildcard-embedded-leftmost-san verdict': hostOfLibcurl,
  'containers/odd/p11kit-multiple.jks': 'it is a Java keystore, and its two trusted certificates are read',
  'containers/p12/openssl-v3-certs-RC2.p12': malformedInside,
  'containers/p12/openssl-v3-certs-TDES.p12': malformedInside,
};
