import type { Authority } from '../authority.ts';
import type { Proxy } from '../proxy.ts';
import type { Fault } from './fault.ts';
import type { HttpHead } from './http-head.ts';

/** What a TLS peer showed. */
export interface TlsPeer {
  /** DER, in the order in which the peer sent it; the leaf first. */
  readonly chain: readonly Uint8Array[];
  /** OpenSSL's verdict with exactly the bundle's anchors: `undefined` trusts, else its code. */
  readonly verifyError: string | undefined;
  /** `TLSv1.3`. */
  readonly protocol: string;
  readonly cipher: string;
  /** The group of the key exchange, such as `X25519` or `DH 2048`; `undefined` where there is none (RSA) or the library does not tell. */
  readonly keyExchange?: string | undefined;
  /** The protocol that both agreed on inside TLS, such as `http/1.1`. */
  readonly alpn?: string | undefined;
  /** The OCSP response that was stapled, DER as far as the peer is honest. */
  readonly ocspStaple?: Uint8Array | undefined;
  /** Whether it asked for a certificate of the client, which the agent has none of. */
  readonly wantsClientCertificate?: boolean;
}

/** One address of a name that was tried. */
export interface AddressAttempt {
  readonly address: string;
  readonly ms: number;
  /** `undefined` for the one that answered. */
  readonly fault?: Fault;
}

interface LegTime {
  /** Which proxy of the way is resolved, connected to, secured or asked, from 1; `undefined` for the target. */
  readonly hop?: number;
  readonly ms: number;
  readonly ok: boolean;
  readonly fault?: Fault;
}

/** Name to addresses. */
export interface ResolveLeg extends LegTime {
  readonly leg: 'resolve';
  readonly addresses: readonly string[];
}
/** TCP. */
export interface ConnectLeg extends LegTime {
  readonly leg: 'connect';
  /** In the order in which they were begun; one that had not answered when another did has the fault `timeout`. */
  readonly attempts?: readonly AddressAttempt[];
}
/** TLS with the proxy itself, or through the tunnel with the target. */
export interface TlsLeg extends LegTime {
  readonly leg: 'proxy-tls' | 'target-tls';
  readonly peer?: TlsPeer;
  /** `TLSv1` or `TLSv1.1`, where the peer speaks nothing newer; found by a second handshake with which nothing else is done. */
  readonly oldProtocol?: string;
  /** Whether a peer that broke off the handshake had asked for a certificate of the client. */
  readonly wantedClientCertificate?: boolean;
}
/** A way of showing user and password that can be used here; NTLM and Negotiate are only named. */
export type Login = 'basic' | 'digest';

/** CONNECT. */
export interface TunnelLeg extends LegTime {
  readonly leg: 'tunnel';
  readonly answer?: HttpHead;
  /** The beginning of the body of an answer that is no tunnel, one character for each octet; hostile. */
  readonly excerpt?: string;
  /** The login that was sent last. */
  readonly login?: Login;
  /** The 407 that was answered with Digest. The agent, whose login is Basic alone, ends there. */
  readonly challenge?: HttpHead;
  /** What the proxy was found to speak where its answer was not HTTP. */
  readonly speaksTls: boolean;
}
/** `GET /status`, or what was asked for in its place. */
export interface StatusLeg extends LegTime {
  readonly leg: 'status';
  /** What was asked for: `/status`. */
  readonly path?: string;
  readonly answer?: HttpHead;
  /** The beginning of the body where the answer is not 200, or is a page for people, one character for each octet; hostile. */
  readonly excerpt?: string;
}

/** One step on the way to the target: how long it took and what was seen. */
export type Leg = ResolveLeg | ConnectLeg | TlsLeg | TunnelLeg | StatusLeg;

/** The kind of leg that has this name. */
export type LegNamed<Name extends Leg['leg']> = Leg extends infer One
  ? One extends { leg: infer Names }
    ? Name extends Names
      ? One
      : never
    : never
  : never;

/** What was seen on the way through one proxy, or a chain of them, leg by leg; the way ends at the first leg that is not ok. It judges nothing. */
export interface Observation {
  /** `undefined` for the direct way. */
  readonly proxy: Proxy | undefined;
  /** All proxies of the way, the first hop first; empty for the direct way. */
  readonly via: readonly Proxy[];
  readonly target: Authority;
  readonly legs: readonly Leg[];
}

/** The leg of that name, if the way came so far; where a chain of proxies has several, the last one. */
export function legOf<Name extends Leg['leg']>(observation: Observation, name: Name): LegNamed<Name> | undefined {
  const found = observation.legs.findLast(({ leg }) => leg === name);
  // `findLast` cannot tell the compiler that the names agree.
  return found as LegNamed<Name> | undefined;
}

/** The leg at which the way ended without reaching its goal. */
export function failedLeg(observation: Observation): Leg | undefined {
  return observation.legs.find(({ ok }) => !ok);
}
