import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { malformedInChain } from '../../../src/diagnosis/causes/malformed-in-chain.ts';
import { critical, idsOf, ofLeaf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });

it('shows a certificate of a chain that is refused, which breaks the rules of its encoding', async () => {
  // Content of subject key identifier that is no DER; OpenSSL decodes it only when it is asked for.
  const odd = await leaf(authority, { extensions: [...ofLeaf(), critical('2.5.29.14', [4, 9, 1])] });
  const evidence = await showing([odd], authority.pem);
  expect(malformedInChain.check(evidence)).toMatch(
    /^in the chain for the target: certificate 1 as sent \(SHA-256 [0-9A-F:]{95}\) is malformed: /,
  );
  expect(idsOf(evidence)).toEqual(['malformed-in-chain', 'chain-untrusted']);
});

it('does not show well-formed ones, whatever else is wrong', async () => {
  const own = await leaf(authority);
  expect(malformedInChain.check(await showing([own], ''))).toBeUndefined();
});
