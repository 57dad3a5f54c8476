import 'reflect-metadata';
import { BasicConstraintsExtension } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../../../fixtures/lab/authority.ts';
import { buildPath } from '../../../../src/certificate/path/openssl/build-path.ts';
import { now, requestOf } from '../verdicts.ts';

const ago = (days: number) => new Date(now - days * 86_400_000);
const plain = { extensions: [new BasicConstraintsExtension(true, undefined, true)] };

/** The serial numbers of the path that is built, and how much of it the peer sent. */
function built(chain: readonly Issued[], anchors: readonly Issued[]): readonly [serials: readonly string[], untrusted: number] {
  const { certificates, untrusted } = buildPath(requestOf(chain, anchors));
  return [certificates.map(({ serialNumber }) => serialNumber), untrusted];
}

describe('among several that look like the issuer', () => {
  const ca = { name: 'Root', ...plain };

  it('the first that is valid is taken, whoever signed', async () => {
    const [old, first, second] = [
      await root({ ...ca, serialNumber: '01', notAfter: ago(1) }),
      await root({ ...ca, serialNumber: '02' }),
      await root({ ...ca, serialNumber: '03' }),
    ];
    const server = await leaf(second, { serialNumber: '0a', extensions: [] });
    expect(built([server], [old, first, second])).toEqual([['0a', '02'], 1]);
  });

  it('the one that expired last is taken where none is valid', async () => {
    const dates = [ago(3), ago(1), ago(2)];
    const roots = await Promise.all(dates.map((notAfter, i) => root({ ...ca, serialNumber: `0${i + 1}`, notAfter })));
    const server = await leaf(roots[0] as Issued, { serialNumber: '0a', extensions: [] });
    expect(built([server], roots)).toEqual([['0a', '02'], 1]);
  });

  it('an anchor is taken before what the peer sent', async () => {
    const top = await root({ name: 'Top', serialNumber: '01' });
    const own = await root({ name: 'Crossed', serialNumber: '02' });
    const crossed = await intermediate(top, { name: 'Crossed', keys: own.keys, serialNumber: '03' });
    const server = await leaf(own, { serialNumber: '0a' });
    expect(built([server, crossed], [own, top])).toEqual([['0a', '02'], 1]);
    expect(built([server, crossed], [top])).toEqual([['0a', '03', '01'], 2]);
  });

  it('those whose key identifier or kind of key does not fit are left out', async () => {
    const [other, rsa, fitting] = [
      await root({ name: 'Root', serialNumber: '01' }),
      await root({ ...ca, key: 'rsa', serialNumber: '02' }),
      await root({ name: 'Root', serialNumber: '03' }),
    ];
    expect(built([await leaf(fitting, { serialNumber: '0a' })], [other, rsa, fitting])).toEqual([['0a', '03'], 1]);
  });
});

describe('a step that leads nowhere', () => {
  it('is not taken back', async () => {
    const anchor = await root({ name: 'Anchor', serialNumber: '01' });
    const stranger = await root({ name: 'Stranger', serialNumber: '02' });
    const [wrong, right] = [
      await intermediate(stranger, { name: 'Middle', serialNumber: '03' }),
      await intermediate(anchor, { name: 'Middle', serialNumber: '04' }),
    ];
    const server = await leaf(right, { serialNumber: '0a', extensions: [] });
    expect(built([server, wrong, right], [anchor])).toEqual([['0a', '03'], 2]);
  });

  it('is a root that only has the name of an anchor', async () => {
    const [mine, theirs] = [
      await root({ ...plain, name: 'Root', serialNumber: '01' }),
      await root({ ...plain, name: 'Root', serialNumber: '02' }),
    ];
    const { certificates, untrusted, error } = buildPath(requestOf([theirs], [mine]));
    expect([certificates.map(({ serialNumber }) => serialNumber), untrusted, error?.code]).toEqual([['02'], 1, 18]);
  });
});
