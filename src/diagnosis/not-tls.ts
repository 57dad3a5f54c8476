import type { TlsLeg } from '../proxy/handshake/observation.ts';

/** What OpenSSL says of octets that are no record of TLS; 3.2 and later name some of them in another way. */
const codes =
  /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE|BAD_RECORD_TYPE)$/;

/** OpenSSL's code, where a handshake was answered with something that is no TLS. */
export function notTlsCode({ fault }: TlsLeg): string | undefined {
  return fault?.kind === 'error' && codes.test(fault.code) ? fault.code : undefined;
}
