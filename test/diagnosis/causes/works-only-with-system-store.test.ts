import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { decodeCertificate } from '../../../src/certificate/certificate.ts';
import { worksOnlyWithSystemStore } from '../../../src/diagnosis/causes/works-only-with-system-store.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Public Root' });
const stranger = await root({ name: 'Stranger' });
const own = await leaf(authority);
const decoded = decodeCertificate(authority.der);
const anchor = decoded.kind === 'certificate' ? decoded : undefined;

it('shows where the second walk, with the system store, is trusted', async () => {
  const evidence = { ...(await showing([own], stranger.pem)), withSystemStore: { isTrusted: true, anchor } };
  expect(worksOnlyWithSystemStore.check(evidence)).toMatch(
    /^in the chain for the target: the bundle does not anchor it \(OpenSSL: \w+\), the system store does: "Public Root" \(SHA-256 [0-9A-F:]{95}\)$/,
  );
  expect(idsOf(evidence)[0]).toBe('works-only-with-system-store');
});

it('does not show where the system store does not trust it either, nor where nobody asked', async () => {
  const evidence = await showing([own], stranger.pem);
  expect(worksOnlyWithSystemStore.check(evidence)).toBeUndefined();
  expect(worksOnlyWithSystemStore.check({ ...evidence, withSystemStore: { isTrusted: false, anchor: undefined } })).toBeUndefined();
});
