import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect, createSecureContext, type TLSSocket } from 'node:tls';
import { isAddress } from '../authority.ts';
import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';
import type { TlsPeer } from './observation.ts';
import type { Trust } from './trust.ts';
import { within } from './within.ts';

const maxChainLength = 100;

/** A finished handshake: the stream inside and what the peer showed. */
export interface Secured {
  readonly stream: TLSSocket;
  readonly peer: TlsPeer;
}

/** A handshake that broke off. */
export interface Unsecured {
  readonly fault: Fault;
  /** Whether the peer had asked for a certificate of the client. */
  readonly wantedClientCertificate: boolean;
}

/**
 * TLS over `stream` with SNI. The handshake is finished even where the peer is not trusted, so that its chain is seen;
 * whether to go on is for the caller to say.
 *
 * A TLS 1.3 peer refuses a client without a certificate only after the handshake, in the next leg (alert 116).
 */
export async function secure(stream: Duplex, host: string, trust: Trust, budget: Budget): Promise<Secured | Unsecured> {
  // The types leave out `requestOCSP`, which Node documents with the event "OCSPResponse".
  const options: ConnectionOptions & { readonly requestOCSP: boolean } = {
    socket: stream,
    host,
    ...(isAddress(host) ? {} : { servername: host }),
    secureContext: trust.secureContext(),
    ALPNProtocols: ['http/1.1'],
    requestOCSP: true,
    rejectUnauthorized: false,
  };
  const socket = connect(options);
  let staple: Uint8Array | undefined;
  let wantedClientCertificate = false;
  socket.on('OCSPResponse', (response) => {
    staple = response ?? undefined;
  });
  // Only here is the handshake that broke off still there to be asked.
  socket.on('error', () => {
    wantedClientCertificate ||= wantsClientCertificate(socket);
  });
  // A peer may hang up right behind the handshake, and a socket that is closed tells nothing any more: so it is asked at once.
  const peer = await within<TlsPeer | Fault>(socket, 'secureConnect', budget, () =>
    socket.destroyed ? { kind: 'closed' } : peerOf(socket, staple),
  );
  if ('kind' in peer) {
    socket.destroy();
    return { fault: peer, wantedClientCertificate };
  }
  return { stream: socket, peer };
}

/**
 * The version of TLS below 1.2 that a peer speaks, `undefined` where it finishes no such handshake. No certificate is looked at, the weakest
 * ciphers are taken, and nothing else is sent: this only finds a name for what is wrong.
 */
export async function oldProtocolOf(stream: Duplex, host: string, budget: Budget): Promise<string | undefined> {
  const old = createSecureContext({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' });
  const secured = await secure(stream, host, { secureContext: () => old }, budget);
  if ('fault' in secured) return undefined;
  secured.stream.destroy();
  return secured.peer.protocol;
}

function peerOf(socket: TLSSocket, ocspStaple: Uint8Array | undefined): TlsPeer {
  return {
    chain: chainOf(socket),
    verifyError: socket.authorized ? undefined : String(socket.authorizationError),
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    keyExchange: keyExchangeOf(socket),
    alpn: socket.alpnProtocol || undefined,
    ocspStaple,
    wantsClientCertificate: wantsClientCertificate(socket),
  };
}

function keyExchangeOf(socket: TLSSocket): string | undefined {
  const key = socket.getEphemeralKeyInfo();
  if (!key || !('type' in key)) return undefined;
  return key.type === 'DH' ? `DH ${key.size}` : key.name;
}

/** OpenSSL compares signature algorithms in a client only when it is asked for a certificate, in every version from 1.2 on. */
function wantsClientCertificate(socket: TLSSocket): boolean {
  return (socket.getSharedSigalgs() ?? []).length > 0;
}

/** In the order sent. Asked once for each socket: Node takes the certificates out of the session as it hands them over. */
function chainOf(socket: TLSSocket): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  let next: X509Certificate | undefined = socket.getPeerX509Certificate();
  while (next && chain.length < maxChainLength) {
    chain.push(next.raw);
    next = next.issuerCertificate;
  }
  return chain;
}
