import type { Cause } from '../cause.ts';
import { basicNotOffered } from './basic-not-offered.ts';
import { blockPage } from './block-page.ts';
import { bundleNotLoaded } from './bundle-not-loaded.ts';
import { captivePortal } from './captive-portal.ts';
import { chainUntrusted } from './chain-untrusted.ts';
import { clientCertificateWanted } from './client-certificate-wanted.ts';
import { clockOff } from './clock-off.ts';
import { connectDenied } from './connect-denied.ts';
import { connectionFailed } from './connection-failed.ts';
import { connectionRefused } from './connection-refused.ts';
import { connectionReset } from './connection-reset.ts';
import { curlDisagrees } from './curl-disagrees.ts';
import { expiredInChain } from './expired-in-chain.ts';
import { hostNameMismatch } from './host-name-mismatch.ts';
import { issuerNotInBundle } from './issuer-not-in-bundle.ts';
import { loginNotBasic } from './login-not-basic.ts';
import { loginPerhapsEncrypted } from './login-perhaps-encrypted.ts';
import { loginRefused } from './login-refused.ts';
import { loginRequired } from './login-required.ts';
import { nameNotResolved } from './name-not-resolved.ts';
import { noCommonTls } from './no-common-tls.ts';
import { noRoute } from './no-route.ts';
import { notAProxy } from './not-a-proxy.ts';
import { notYetValidInChain } from './not-yet-valid-in-chain.ts';
import { proxyClosesConnect } from './proxy-closes-connect.ts';
import { proxyNotTls } from './proxy-not-tls.ts';
import { proxySpeaksHttp } from './proxy-speaks-http.ts';
import { proxySpeaksTls } from './proxy-speaks-tls.ts';
import { statusNotOk } from './status-not-ok.ts';
import { statusNotPlatform } from './status-not-platform.ts';
import { targetNotTls } from './target-not-tls.ts';
import { targetUnreachableFromProxy } from './target-unreachable-from-proxy.ts';
import { timedOut } from './timed-out.ts';
import { tlsTooOld } from './tls-too-old.ts';
import { unforeseenError } from './unforeseen-error.ts';

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
  issuerNotInBundle,
  expiredInChain,
  notYetValidInChain,
  hostNameMismatch,
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
];
