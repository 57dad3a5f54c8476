import { faultText } from '../../proxy/handshake/fault.ts';
import type { Leg, TlsPeer } from '../../proxy/handshake/observation.ts';
import type { LegRow, TlsRow } from './probe-rows.ts';

/** A leg, as the report tells it. */
export function legRow(leg: Leg): LegRow {
  return {
    leg: leg.leg,
    hop: leg.hop ?? null,
    ms: leg.ms,
    ok: leg.ok,
    fault: leg.fault ? [faultText(leg.fault), ...oldProtocolOf(leg)].join(', ') : null,
    addresses: addressesOf(leg),
    answer: 'answer' in leg && leg.answer ? { status: leg.answer.status, reason: leg.answer.reason } : null,
    login: leg.leg === 'tunnel' ? (leg.login ?? null) : null,
    tls: 'peer' in leg && leg.peer ? tlsRow(leg.peer) : null,
  };
}

function oldProtocolOf(leg: Leg): readonly string[] {
  const isOld = (leg.leg === 'proxy-tls' || leg.leg === 'target-tls') && leg.oldProtocol !== undefined;
  return isOld ? [`it speaks ${leg.oldProtocol} and nothing newer`] : [];
}

function addressesOf(leg: Leg): LegRow['addresses'] {
  if (leg.leg === 'resolve') return leg.addresses.map((address) => ({ address, fault: null }));
  if (leg.leg !== 'connect') return [];
  return (leg.attempts ?? []).map(({ address, fault }) => ({ address, fault: fault ? faultText(fault) : null }));
}

function tlsRow({ protocol, cipher, keyExchange, alpn, ocspStaple, wantsClientCertificate }: TlsPeer): TlsRow {
  return {
    protocol,
    cipher,
    keyExchange: keyExchange ?? null,
    alpn: alpn ?? null,
    ocspStaple: ocspStaple !== undefined,
    wantsClientCertificate: wantsClientCertificate ?? false,
  };
}
