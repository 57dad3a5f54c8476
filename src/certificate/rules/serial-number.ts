import type { Rule } from './rule.ts';

const maxOctets = 20;

/** Zero is left alone: roots that everybody trusts have it. */
export const serialNumber: Rule = {
  id: 'serial-number',
  level: 'warning',
  title: 'a serial number is positive and has 20 octets at most',
  why: "OpenSSL takes any number, strict clients do not: Go's library refuses a certificate whose number is negative, others one that is longer",
  remedy: 'ask the owner of the proxy to issue the CA anew; for the agent itself nothing need be done',
  source: 'RFC 5280 §4.1.2.2',
  examples: {
    kept: 'a CA with a positive serial number of 20 octets',
    broken: 'a CA with a negative serial number',
  },
  check: ({ serialNumberOctets: octets }) => {
    if ((octets[0] ?? 0) & 0x80) return 'its serial number is negative';
    return octets.length > maxOctets ? `its serial number has ${octets.length} octets` : undefined;
  },
};
