import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { connect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { isAddress } from '../authority.ts';
import type { Fault } from './fault.ts';
import type { TlsPeer } from './observation.ts';
import { within } from './within.ts';

const maxChainLength = 100;

/** A certificate to trust. */
export interface TrustAnchor {
  readonly der: Uint8Array;
  /** OpenSSL's trust settings, which can restrict the trust or withdraw it; DER. */
  readonly trustSettings?: Uint8Array | undefined;
}

/**
 * Trust in exactly these anchors, no others; made once for any number of handshakes.
 *
 * An intermediate or a leaf in the bundle anchors a chain too, as libcurl has it; TLS 1.2 is the floor.
 */
export function trustIn(anchors: readonly TrustAnchor[]): SecureContext {
  return createSecureContext({ ca: anchors.map(pemText), allowPartialTrustChain: true, minVersion: 'TLSv1.2' });
}

/** A finished handshake: the stream inside and what the peer showed. */
export interface Secured {
  readonly stream: TLSSocket;
  readonly peer: TlsPeer;
}

/**
 * TLS over `stream` with SNI. The handshake is finished even where the peer is not trusted, so that its chain is seen;
 * whether to go on is for the caller to say.
 */
export async function secure(stream: Duplex, host: string, trust: SecureContext, timeoutMs: number): Promise<Secured | Fault> {
  const socket = connect({
    socket: stream,
    host,
    ...(isAddress(host) ? {} : { servername: host }),
    secureContext: trust,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
  });
  socket.on('error', () => undefined);
  const finished = await within<TLSSocket>(socket, timeoutMs, (settle) => {
    const onSecure = (): void => settle(socket);
    socket.on('secureConnect', onSecure);
    return () => socket.off('secureConnect', onSecure);
  });
  if ('kind' in finished) {
    socket.destroy();
    return finished;
  }
  return { stream: socket, peer: peerOf(socket) };
}

function peerOf(socket: TLSSocket): TlsPeer {
  return {
    chain: chainOf(socket),
    verifyError: socket.authorized ? undefined : String(socket.authorizationError),
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
  };
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

function pemText({ der, trustSettings = new Uint8Array() }: TrustAnchor): string {
  const label = trustSettings.length > 0 ? 'TRUSTED CERTIFICATE' : 'CERTIFICATE';
  return `-----BEGIN ${label}-----\n${Buffer.concat([der, trustSettings]).toString('base64')}\n-----END ${label}-----\n`;
}
