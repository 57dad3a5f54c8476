import { type DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import { Malformation } from '../der/malformation.ts';
import { sequenceOf } from '../der/sequence-of.ts';
import { checkPolicyQualifier } from './policy-qualifier.ts';

/**
 * Walks CertificatePolicies.
 * Fails: a policy that stands there twice.
 * Source: RFC 5280 §4.2.1.4.
 */
export function checkCertificatePolicies(reader: DerReader, what: string): void {
  const seen = new Set<string>();
  sequenceOf(reader, what, (list) => {
    const at = list.position;
    const policy = readPolicy(list, what);
    if (seen.has(policy)) throw new Malformation(`${what} has the policy ${policy} twice`, at);
    seen.add(policy);
  });
}

function readPolicy(list: DerReader, what: string): string {
  const fields = list.sequence(what);
  const policy = dottedOid(list.bytes, fields.oid(what));
  if (fields.tag === Tag.sequence) sequenceOf(fields, what, checkPolicyQualifier);
  fields.finish(what);
  return policy;
}
