import type { Cause } from '../cause.ts';
import { anchorDistrusted } from './anchor-distrusted.ts';
import { basicNotOffered } from './basic-not-offered.ts';
import { blockPage } from './block-page.ts';
import { bundleNotLoaded } from './bundle-not-loaded.ts';
import { caExpired } from './ca-expired.ts';
import { caRekeyed } from './ca-rekeyed.ts';
import { caRenewed } from './ca-renewed.ts';
import { captivePortal } from './captive-portal.ts';
import { chainUntrusted } from './chain-untrusted.ts';
import { clientCertificateWanted } from './client-certificate-wanted.ts';
import { clockOff } from './clock-off.ts';
import { connectDenied } from './connect-denied.ts';
import { connectionFailed } from './connection-failed.ts';
import { connectionRefused } from './connection-refused.ts';
import { connectionReset } from './connection-reset.ts';
import { criticalExtensionInChain } from './critical-extension-in-chain.ts';
import { curlDisagrees } from './curl-disagrees.ts';
import { hostNameMismatch } from './host-name-mismatch.ts';
import { intermediateNotSent } from './intermediate-not-sent.ts';
import { issuerNotACa } from './issuer-not-a-ca.ts';
import { issuerNotInBundle } from './issuer-not-in-bundle.ts';
import { keyUsageUnfit } from './key-usage-unfit.ts';
import { leafExpired } from './leaf-expired.ts';
import { leafInBundle } from './leaf-in-bundle.ts';
import { listenerCaOnly } from './listener-ca-only.ts';
import { loginNotBasic } from './login-not-basic.ts';
import { loginPerhapsEncrypted } from './login-perhaps-encrypted.ts';
import { loginRefused } from './login-refused.ts';
import { loginRequired } from './login-required.ts';
import { malformedInChain } from './malformed-in-chain.ts';
import { nameConstraintViolated } from './name-constraint-violated.ts';
import { nameNotResolved } from './name-not-resolved.ts';
import { noCommonTls } from './no-common-tls.ts';
import { noRoute } from './no-route.ts';
import { notAProxy } from './not-a-proxy.ts';
import { notYetValidInChain } from './not-yet-valid-in-chain.ts';
import { pathLengthExceededInChain } from './path-length-exceeded-in-chain.ts';
import { proxyClosesConnect } from './proxy-closes-connect.ts';
import { proxyNotTls } from './proxy-not-tls.ts';
import { proxySpeaksHttp } from './proxy-speaks-http.ts';
import { proxySpeaksTls } from './proxy-speaks-tls.ts';
import { purposeNotServer } from './purpose-not-server.ts';
import { siblingIntermediate } from './sibling-intermediate.ts';
import { signatureInvalidInChain } from './signature-invalid-in-chain.ts';
import { statusNotOk } from './status-not-ok.ts';
import { statusNotPlatform } from './status-not-platform.ts';
import { targetNotTls } from './target-not-tls.ts';
import { targetUnreachableFromProxy } from './target-unreachable-from-proxy.ts';
import { timedOut } from './timed-out.ts';
import { tlsTooOld } from './tls-too-old.ts';
import { unforeseenError } from './unforeseen-error.ts';
import { weakKeyInChain } from './weak-key-in-chain.ts';
import { weakSignatureInChain } from './weak-signature-in-chain.ts';
import { worksOnlyByPartialChain } from './works-only-by-partial-chain.ts';
import { worksOnlyWithSystemStore } from './works-only-with-system-store.ts';

/** The causes, most specific first: the first that applies is told, the others are "also seen". */
export const causes: readonly Cause[] = [
  unforeseenError,
  nameNotResolved,
  connectionRefused,
  noRoute,
  timedOut,
  proxySpeaksTls,
  notAProxy,
  proxyClosesConnect,
  basicNotOffered,
  loginPerhapsEncrypted,
  loginRefused,
  loginRequired,
  captivePortal,
  blockPage,
  targetUnreachableFromProxy,
  connectDenied,
  bundleNotLoaded,
  worksOnlyWithSystemStore,
  anchorDistrusted,
  caRenewed,
  caRekeyed,
  leafInBundle,
  listenerCaOnly,
  siblingIntermediate,
  intermediateNotSent,
  issuerNotInBundle,
  issuerNotACa,
  keyUsageUnfit,
  purposeNotServer,
  pathLengthExceededInChain,
  criticalExtensionInChain,
  weakKeyInChain,
  weakSignatureInChain,
  signatureInvalidInChain,
  nameConstraintViolated,
  caExpired,
  leafExpired,
  notYetValidInChain,
  hostNameMismatch,
  malformedInChain,
  chainUntrusted,
  tlsTooOld,
  clientCertificateWanted,
  noCommonTls,
  proxyNotTls,
  targetNotTls,
  connectionReset,
  connectionFailed,
  statusNotPlatform,
  statusNotOk,
  loginNotBasic,
  curlDisagrees,
  proxySpeaksHttp,
  clockOff,
  worksOnlyByPartialChain,
];
