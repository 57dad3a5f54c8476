import { describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { findAnchor } from '../../../src/certificate/path/anchor.ts';
import { decoded } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const yesterday = new Date(now - 86_400_000);
const ca = await root({ name: 'Root' });
const middle = await intermediate(ca, { name: 'Middle' });
const server = await leaf(middle);

/** The names from the leaf up, and whether the last one is an anchor. */
function pathOf(chain: readonly Issued[], anchors: readonly Issued[]): { readonly names: readonly string[]; readonly isAnchored: boolean } {
  const { path, anchor } = findAnchor(
    chain.map(({ der }) => decoded(der)),
    anchors.map(({ der }) => decoded(der)),
    now,
  );
  if (anchor) expect(path.at(-1)).toBe(anchor);
  return { names: path.map(({ displayName }) => displayName), isAnchored: anchor !== undefined };
}

describe('a chain', () => {
  it.each([
    ['in its root', [server, middle], [ca], ['platform.example', 'Middle', 'Root'], true],
    ['in its root, though the peer sent that too', [server, middle, ca], [ca], ['platform.example', 'Middle', 'Root'], true],
    ['in its root, in whatever order it was sent', [server, ca, middle], [ca], ['platform.example', 'Middle', 'Root'], true],
    ['in an intermediate that is an anchor (partial chain)', [server], [middle], ['platform.example', 'Middle'], true],
    ['in the root above an intermediate that is an anchor', [server], [middle, ca], ['platform.example', 'Middle', 'Root'], true],
    ['in its leaf, where that is the anchor', [server], [server], ['platform.example'], true],
    ['in itself, where it is a root alone', [ca], [ca], ['Root'], true],
    ['nowhere without its intermediate', [server], [ca], ['platform.example'], false],
    ['nowhere with another root', [server, middle, ca], [server, middle].slice(2), ['platform.example', 'Middle', 'Root'], false],
    ['nowhere where nothing was sent', [], [ca], [], false],
  ])('ends %s', (_, chain, anchors, names, isAnchored) => {
    expect(pathOf(chain, anchors)).toEqual({ names, isAnchored });
  });

  it('follows only anchors above an anchor, as OpenSSL does', () => {
    expect(pathOf([server, middle, ca], [middle]).names).toEqual(['platform.example', 'Middle']);
  });

  it.each(['before', 'behind'])('ends in the valid renewal of its root that stands %s the expired one', async (place) => {
    const old = await root({ name: 'Twin', notAfter: yesterday, serialNumber: '01' });
    const renewed = await root({ name: 'Twin', keys: old.keys, serialNumber: '02' });
    const anchors = place === 'before' ? [renewed, old] : [old, renewed];
    const found = findAnchor(
      [decoded((await leaf(old)).der)],
      anchors.map(({ der }) => decoded(der)),
      now,
    );
    expect(found.anchor?.serialNumber).toBe('02');
  });

  it('ends in the expired root where there is no other', async () => {
    const old = await root({ name: 'Old', notAfter: yesterday });
    expect(pathOf([await leaf(old)], [old])).toEqual({ names: ['platform.example', 'Old'], isAnchored: true });
  });

  it('does not end in a root of the same name and another key', async () => {
    const twin = await root({ name: 'Root' });
    expect(pathOf([server, middle], [twin])).toEqual({ names: ['platform.example', 'Middle'], isAnchored: false });
    const anonymous = await root({ name: 'Root', extensions: [] });
    expect(pathOf([server, middle], [anonymous])).toEqual({ names: ['platform.example', 'Middle'], isAnchored: false });
  });

  it('takes the way to the anchor where an intermediate is cross-signed', async () => {
    const other = await root({ name: 'Other Root' });
    const crossed = await intermediate(other, { name: 'Middle', keys: middle.keys });
    expect(pathOf([server, middle, crossed], [crossed, other]).names).toEqual(['platform.example', 'Middle', 'Other Root']);
  });

  it('ends where two CAs signed each other', async () => {
    const [a, b] = [await root({ name: 'A' }), await root({ name: 'B' })];
    const crossed = [await intermediate(a, { name: 'B', keys: b.keys }), await intermediate(b, { name: 'A', keys: a.keys })];
    expect(pathOf([await leaf(a), ...crossed], []).names).toEqual(['platform.example', 'A', 'B']);
  });

  it('is not followed beyond 102 certificates, as OpenSSL has it', async () => {
    const chain = [await root({ name: 'CA 0' })];
    for (let i = 1; i <= 105; i += 1) chain.unshift(await intermediate(chain[0] ?? ca, { name: `CA ${i}`, pathLength: 120 }));
    expect(pathOf(chain, [])).toMatchObject({ isAnchored: false, names: { length: 102 } });
  });
});
