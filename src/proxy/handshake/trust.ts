import { createSecureContext, DEFAULT_CIPHERS, type SecureContext } from 'node:tls';

/** A certificate to trust. */
export interface TrustAnchor {
  readonly der: Uint8Array;
  /** OpenSSL's trust settings, which can restrict the trust or withdraw it; DER. */
  readonly trustSettings?: Uint8Array | undefined;
}

/** Trust in exactly some anchors, for any number of handshakes. */
export interface Trust {
  /** Made when it is first asked for: it costs milliseconds, which can pass while a peer has not answered yet. */
  readonly secureContext: () => SecureContext;
}

/** What OpenSSL asks of keys and signatures. Source: SSL_CTX_set_security_level(3). */
export const securityLevel = 1;

/**
 * Trust in exactly these anchors, no others.
 *
 * An intermediate or a leaf in the bundle anchors a chain too, as libcurl has it; TLS 1.2 is the floor. Keys and signatures are weighed at
 * level 1 of security, the default of the agent's OpenSSL 1.1.1, which Node from 24 on has raised to 2 (RSA keys of 2048 bits and more).
 */
export function trustIn(anchors: readonly TrustAnchor[]): Trust {
  let made: SecureContext | undefined;
  return {
    secureContext: () => {
      made ??= createSecureContext({
        ca: anchors.map(pemText),
        allowPartialTrustChain: true,
        minVersion: 'TLSv1.2',
        ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=${securityLevel}`,
      });
      return made;
    },
  };
}

function pemText({ der, trustSettings = new Uint8Array() }: TrustAnchor): string {
  const label = trustSettings.length > 0 ? 'TRUSTED CERTIFICATE' : 'CERTIFICATE';
  return `-----BEGIN ${label}-----\n${Buffer.concat([der, trustSettings]).toString('base64')}\n-----END ${label}-----\n`;
}
