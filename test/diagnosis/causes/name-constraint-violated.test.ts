import 'reflect-metadata';
import type * as x509 from '@peculiar/x509';
import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { nameConstraintViolated } from '../../../src/diagnosis/causes/name-constraint-violated.ts';
import { critical, idsOf, ofCa, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });

/** Name constraints with one DNS name. */
function constraint(tag: number, host: string): x509.Extension {
  const name = [0x82, host.length, ...Buffer.from(host)];
  const subtree = [0x30, name.length, ...name];
  return critical('2.5.29.30', [0x30, subtree.length + 2, tag, subtree.length, ...subtree]);
}

it.each([
  ['permits another domain', constraint(0xa0, 'other.example'), 'does not permit platform.example'],
  ['excludes the domain', constraint(0xa1, 'platform.example'), 'excludes platform.example'],
])('shows where a CA %s', async (_, extension, told) => {
  const issuer = await intermediate(authority, { name: 'Bounded', extensions: [...ofCa({}), extension] });
  const evidence = await showing([await leaf(issuer), issuer], authority.pem);
  expect(nameConstraintViolated.check(evidence)).toMatch(/"platform\.example" \(as sent, number 1, SHA-256 [0-9A-F:]{95}\): "Bounded" /);
  expect(nameConstraintViolated.check(evidence)).toContain(told);
  expect(idsOf(evidence)).toEqual(['name-constraint-violated', 'chain-untrusted']);
});

it('does not show where the name is permitted', async () => {
  const issuer = await intermediate(authority, { extensions: [...ofCa({}), constraint(0xa0, 'platform.example')] });
  expect(idsOf(await showing([await leaf(issuer), issuer], authority.pem))).toEqual([]);
});
