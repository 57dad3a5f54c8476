import type { Duplex } from 'node:stream';
import { connect, createSecureContext, type DetailedPeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';
import { isAddress } from '../authority.ts';
import type { Fault } from './fault.ts';
import type { TlsPeer } from './observation.ts';
import { within } from './within.ts';

const maxChainLength = 100;

/** The trust of a bundle, made once for any number of handshakes. */
export interface Trust {
  /** DER. */
  readonly anchors: readonly Uint8Array[];
  readonly context: SecureContext;
}

/**
 * Trust in exactly these anchors (DER), no others.
 *
 * An intermediate or a leaf in the bundle anchors a chain too, as libcurl has it; TLS 1.2 is the floor.
 */
export function trustIn(anchors: readonly Uint8Array[]): Trust {
  return { anchors, context: createSecureContext({ ca: anchors.map(pemText), allowPartialTrustChain: true, minVersion: 'TLSv1.2' }) };
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
export async function secure(stream: Duplex, host: string, trust: Trust, timeoutMs: number): Promise<Secured | Fault> {
  const socket = connect({
    socket: stream,
    host,
    ...(isAddress(host) ? {} : { servername: host }),
    secureContext: trust.context,
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
  return { stream: socket, peer: peerOf(socket, trust) };
}

function peerOf(socket: TLSSocket, { anchors }: Trust): TlsPeer {
  return {
    chain: chainOf(socket, anchors),
    verifyError: socket.authorized ? undefined : String(socket.authorizationError),
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
  };
}

/**
 * From the leaf upwards, by issuer. Node adds the issuers that it finds among the anchors and does not tell them from those
 * that were sent, so the anchors at the end are left out. (`getPeerX509Certificate` would tell, but takes the chain out of
 * the session that OpenSSL shares between connections, and crashes Node 20.)
 */
function chainOf(socket: TLSSocket, anchors: readonly Uint8Array[]): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (next?.raw && chain.length < maxChainLength && !isSame(next.raw, chain.at(-1))) {
    chain.push(next.raw);
    next = next.issuerCertificate;
  }
  const sent = chain.findLastIndex((der, i) => i === 0 || !anchors.some((anchor) => isSame(der, anchor)));
  return chain.slice(0, sent + 1);
}

function isSame(der: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(der, other) === 0;
}

function pemText(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
}
