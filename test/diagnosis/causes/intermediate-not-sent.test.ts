import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { decodeCertificate } from '../../../src/certificate/certificate.ts';
import { intermediateNotSent } from '../../../src/diagnosis/causes/intermediate-not-sent.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate Seven Root' });
const issuer = await intermediate(authority, { name: 'Gate Seven Issuing CA' });
const own = await leaf(issuer);

it('presumes it by the names, and says so', async () => {
  const evidence = await showing([own], authority.pem);
  expect(intermediateNotSent.check(evidence)).toMatch(
    /"CN=Gate Seven Issuing CA", which issued "platform\.example" \(.*\), is neither sent nor in the bundle; its name calls it an intermediate, and is akin to that of line 1 of the bundle, "Gate Seven Root" \(.*\); whether that root signed it, the intermediate itself would tell$/,
  );
  expect(idsOf(evidence)).toEqual(['intermediate-not-sent', 'issuer-not-in-bundle', 'chain-untrusted']);
});

it('knows it where another way shows the intermediate, whatever its name', async () => {
  const plain = await intermediate(authority, { name: 'X' });
  const seen = decodeCertificate(plain.der);
  const evidence = await showing([await leaf(plain)], authority.pem);
  expect(intermediateNotSent.check(evidence)).toBeUndefined();
  const certificates = seen.kind === 'certificate' ? [seen] : [];
  expect(intermediateNotSent.check({ ...evidence, elsewhere: { certificates, leaves: [], clocks: [] } })).toMatch(
    /; another way shows it, and it leads to line 1 of the bundle, "Gate Seven Root"/,
  );
});

it('goes by the organisation where both tell one', async () => {
  const [acme, other] = [await root({ subject: 'O=Acme, CN=Top' }), await root({ subject: 'O=Other, CN=Acme Sub Root' })];
  const subordinate = await intermediate(acme, { subject: 'O=Acme, CN=Acme Sub CA' });
  expect(intermediateNotSent.check(await showing([await leaf(subordinate)], other.pem))).toBeUndefined();
  expect(intermediateNotSent.check(await showing([await leaf(subordinate)], other.pem + acme.pem))).toContain('"Top"');
});

it('does not show where it is sent, where the issuer is no intermediate by its name, nor for a root of other names', async () => {
  expect(intermediateNotSent.check(await showing([own, issuer], authority.pem))).toBeUndefined();
  const next = await root({ name: 'Gate Seven CA 2' });
  expect(intermediateNotSent.check(await showing([await leaf(next)], authority.pem))).toBeUndefined();
  expect(intermediateNotSent.check(await showing([own], (await root({ name: 'Gate Eight Root' })).pem))).toBeUndefined();
});
