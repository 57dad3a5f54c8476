/** OIDs of purposes (RFC 5280 §4.2.1.12); the gated ones are those of the export rules of the 1990s. */
export const PurposeOid = {
  any: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  microsoftServerGated: '1.3.6.1.4.1.311.10.3.3',
  netscapeServerGated: '2.16.840.1.113730.4.1',
} as const;

const names: Readonly<Record<string, string>> = {
  [PurposeOid.any]: 'anyExtendedKeyUsage',
  [PurposeOid.serverAuth]: 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
};

/** The name of a purpose, or its dotted OID. */
export function purposeName(oid: string): string {
  return names[oid] ?? oid;
}
