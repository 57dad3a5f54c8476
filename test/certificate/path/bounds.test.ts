import { describe, expect, it } from 'vitest';
import { commonName, criticalExtension, extension, extensions, handmade } from '../../../fixtures/certificates.ts';
import { element, integer, sequence, text, yes } from '../../../fixtures/der.ts';
import { type Issued, intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { type Ledgers, openLedgers } from '../../../src/certificate/path/ledgers.ts';
import { judgeAsOpenssl } from '../../../src/certificate/path/openssl/judge.ts';
import type { PathRequest, PathVerdict } from '../../../src/certificate/path/path-verdict.ts';
import { judgeByStandard } from '../../../src/certificate/path/standard/judge.ts';
import { requestOf } from './verdicts.ts';

/** Both judgements, and what they cost. */
function judge(request: PathRequest): PathVerdict & { readonly ledgers: Ledgers } {
  const ledgers = openLedgers();
  return { openssl: judgeAsOpenssl(request, ledgers), standard: judgeByStandard(request, ledgers), ledgers };
}

/** `levels` of `width` CAs of one name, each signed by each CA of the level above; the roots first. */
async function crossSigned(levels: number, width: number): Promise<{ readonly all: readonly Issued[]; readonly lowest: Issued }> {
  let level: Issued[] = [];
  for (let i = 0; i < width; i += 1) level.push(await root({ name: 'Level 0' }));
  const all = [...level];
  for (let depth = 1; depth <= levels; depth += 1) {
    const next: Issued[] = [];
    for (let i = 0; i < width; i += 1) {
      for (const issuer of level) {
        const own = next[i];
        const issued = await intermediate(issuer, { name: `Level ${depth}`, pathLength: 50, ...(own ? { keys: own.keys } : {}) });
        next[i] ??= issued;
        all.push(issued);
      }
    }
    level = next;
  }
  return { all, lowest: level[0] as Issued };
}

describe('CAs that signed each other across', () => {
  it('are searched within bounds where no path leads to an anchor', async () => {
    const { all, lowest } = await crossSigned(5, 4);
    const { openssl, standard, ledgers } = judge(requestOf([await leaf(lowest), ...all], [await root({ name: 'Another' })]));
    expect(openssl).toMatchObject({ isTrusted: false, error: { code: 19 } });
    expect(standard.isTrusted).toBe(false);
    expect(standard.failures[0]).toMatchObject({ id: 'search-exhausted', certificate: undefined });
    expect(standard.others.length).toBeLessThan(20);
    expect(ledgers.signatures.checks).toBeLessThanOrEqual(150);
  });

  it('are trusted by the standard where one of the paths leads to an anchor that OpenSSL does not come by', async () => {
    const { all, lowest } = await crossSigned(3, 3);
    const { openssl, standard } = judge(requestOf([await leaf(lowest), ...all], [all[2] as Issued]));
    expect(openssl.error).toMatchObject({ code: 19 });
    expect(standard).toMatchObject({ isTrusted: true, path: { length: 5 } });
  });
});

describe('a thousand CAs of one name', () => {
  const name = { subject: sequence(commonName('Root')), issuer: sequence(commonName('Root')) };
  const crowd = Array.from({ length: 1000 }, (_, i) => handmade({ ...name, serialNumber: integer(1, i >> 8, i & 0xff) }));

  it('do not hide the one whose key identifier fits', async () => {
    const ca = await root({ name: 'Root' });
    const { openssl, standard, ledgers } = judge(requestOf([await leaf(ca), ...crowd], [ca]));
    expect([openssl.isTrusted, standard.isTrusted, ledgers.signatures.checks]).toEqual([true, true, 1]);
  });

  it('are not all tried', async () => {
    const server = await leaf(await root({ name: 'Root' }), { extensions: [] });
    const { standard, ledgers } = judge(requestOf([server, ...crowd], []));
    expect(standard.isTrusted).toBe(false);
    expect(standard.failures[0]).toMatchObject({ id: 'search-exhausted', certificate: undefined });
    expect(ledgers.signatures.checks).toBeLessThanOrEqual(150);
  });
});

describe('a chain of a thousand', () => {
  it('is followed to a hundred between leaf and root', async () => {
    const named = (subject: string, issuer: string) =>
      handmade({
        subject: sequence(commonName(subject)),
        issuer: sequence(commonName(issuer)),
        extensions: extensions(criticalExtension('2.5.29.19', sequence(yes))),
      });
    const chain = Array.from({ length: 1000 }, (_, i) => named(`CA ${i}`, `CA ${i + 1}`));
    const { openssl, standard, ledgers } = judge(requestOf(chain, []));
    expect(openssl).toMatchObject({ error: { code: 22, depth: 101 }, path: { length: 102 } });
    expect(standard.failures).toMatchObject([{ id: 'signature-invalid', depth: 1 }]);
    expect(ledgers.signatures.checks).toBeLessThanOrEqual(150);
  });
});

describe('ten thousand names under ten thousand constraints', () => {
  const names = (count: number, suffix: string) => Array.from({ length: count }, (_, i) => text(0x82, `h${i}.${suffix}`));
  const constrained = (count: number) => {
    const subtrees = names(count, 'excluded').map((name) => sequence(name));
    const basic = criticalExtension('2.5.29.19', sequence(yes));
    const limits = criticalExtension('2.5.29.30', sequence(element(0xa1, ...subtrees)));
    return handmade({ subject: sequence(commonName('CA')), issuer: sequence(commonName('CA')), extensions: extensions(basic, limits) });
  };
  const named = (count: number) =>
    handmade({ issuer: sequence(commonName('CA')), extensions: extensions(extension('2.5.29.17', sequence(...names(count, 'example')))) });

  it('are not compared, as OpenSSL does not either', () => {
    const { openssl, standard } = judge(requestOf([named(10_000)], [constrained(10_000)]));
    expect(openssl.failures.map(({ id }) => id)).toContain('search-exhausted');
    expect([openssl.isTrusted, standard.isTrusted]).toEqual([false, false]);
  });

  it('are compared where they are a thousand', () => {
    const { openssl } = judge(requestOf([named(1000)], [constrained(1000)]));
    expect(openssl.failures.map(({ id }) => id)).toEqual(['signature-invalid']);
  });
});
