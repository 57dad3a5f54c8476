import { describe, expect, it } from 'vitest';
import { pemOf, root } from '../../../../fixtures/lab/authority.ts';
import { bundleEmpty } from '../../../../src/diagnosis/host/causes/bundle-empty.ts';
import { bundleMissing } from '../../../../src/diagnosis/host/causes/bundle-missing.ts';
import { bundleNotLoadedOnHost } from '../../../../src/diagnosis/host/causes/bundle-not-loaded.ts';
import { bundlePathMisspelt } from '../../../../src/diagnosis/host/causes/bundle-path-misspelt.ts';
import { bundleUnreadable } from '../../../../src/diagnosis/host/causes/bundle-unreadable.ts';
import { bundleWith, fileOf, hostWith } from '../../../lab/host.ts';

const authority = await root();
const good = hostWith({ bundle: bundleWith({ file: fileOf(authority.pem) }) });
const missing = (near: readonly string[]) => hostWith({ bundle: bundleWith({ file: { kind: 'missing', near }, steps: [] }) });

describe('bundle-missing', () => {
  it('shows the path at which nothing stands', () => {
    expect(bundleMissing.check(missing([]))?.evidence).toEqual(['there is no /etc/qualys/cloud-agent/cert/ca-bundle.crt']);
  });
  it('says so where the system has no root store that it could be', () => {
    const bundle = bundleWith({ path: undefined, file: { kind: 'missing', near: [] }, steps: [] });
    expect(bundleMissing.check(hostWith({ bundle }))?.evidence).toEqual(['the system has no root store']);
  });
  it('does not show where a file stands there', () => expect(bundleMissing.check(good)).toBeUndefined());
});

describe('bundle-path-misspelt', () => {
  it('says which file is there, and how to copy it', () => {
    expect(bundlePathMisspelt.check(missing(['/etc/Qualys/cloud-agent/cert/ca-bundle.crt']))).toMatchObject({
      evidence: [
        '/etc/Qualys/cloud-agent/cert/ca-bundle.crt is there; the agent reads /etc/qualys/cloud-agent/cert/ca-bundle.crt, which is not',
      ],
      command: ['install', '-D', '-m', '644', '/etc/Qualys/cloud-agent/cert/ca-bundle.crt', '/etc/qualys/cloud-agent/cert/ca-bundle.crt'],
    });
  });
  it('names all of several, and proposes none of them', () => {
    const shown = bundlePathMisspelt.check(missing(['/a', '/b']));
    expect(shown?.evidence[0]).toContain('/a and /b are there');
    expect(shown?.command).toBeUndefined();
  });
  it('does not show where nothing like it is there, or the file itself is', () => {
    expect([missing([]), good].map(bundlePathMisspelt.check)).toEqual([undefined, undefined]);
  });
});

describe('bundle-unreadable', () => {
  const agent = { account: { name: 'qagent', uid: 990, gids: [990] }, from: 'SudoUser, /etc/q.conf:4' };
  const step = { path: '/etc/qualys', kind: 'folder', uid: 0, gid: 0, mode: 0o755, modifiedAt: 0 } as const;
  const file = { ...step, path: '/etc/qualys/b.crt', kind: 'file' } as const;
  const shownFor = (steps: readonly (typeof step | typeof file)[]) =>
    bundleUnreadable.check(hostWith({ bundle: bundleWith({ file: fileOf(authority.pem), readers: [agent], steps }) }))?.evidence;

  it.each([
    ['the file', [step, { ...file, mode: 0o600 }], 'read /etc/qualys/b.crt (owner 0, group 0, mode 600)'],
    [
      'a folder above it',
      [
        { ...step, mode: 0o700 },
        { ...file, mode: 0o644 },
      ],
      'enter /etc/qualys (owner 0, group 0, mode 700)',
    ],
    [
      'a file of his group that only others may read',
      [step, { ...file, gid: 990, mode: 0o604 }],
      'read /etc/qualys/b.crt (owner 0, group 990, mode 604)',
    ],
    [
      'a file of his own that he has closed',
      [step, { ...file, uid: 990, mode: 0o044 }],
      'read /etc/qualys/b.crt (owner 990, group 0, mode 44)',
    ],
  ])('shows who is kept from %s, and by which rights', (_, steps, what) => {
    expect(shownFor(steps as never)).toEqual([`user "qagent" (SudoUser, /etc/q.conf:4) may not ${what}`]);
  });
  it.each([
    ['everybody', [step, { ...file, mode: 0o644 }]],
    [
      'his group',
      [
        { ...step, gid: 990, mode: 0o710 },
        { ...file, gid: 990, mode: 0o640 },
      ],
    ],
    [
      'himself',
      [
        { ...step, uid: 990, mode: 0o700 },
        { ...file, uid: 990, mode: 0o400 },
      ],
    ],
  ])('does not show where the rights are those of %s', (_, steps) => {
    expect(shownFor(steps as never)).toBeUndefined();
  });
  it('shows what is no file, whoever reads it', () => {
    const bundle = bundleWith({ file: { kind: 'unreadable', why: 'it is a folder', isDenied: false } });
    expect(bundleUnreadable.check(hostWith({ bundle }))?.evidence).toEqual(['/etc/qualys/cloud-agent/cert/ca-bundle.crt: it is a folder']);
  });
  it('does not take the rights of whoever runs cabundle for those of the agent', () => {
    const bundle = bundleWith({ file: { kind: 'unreadable', why: 'permission denied', isDenied: true } });
    expect(bundleUnreadable.check(hostWith({ bundle }))).toBeUndefined();
  });
});

describe('bundle-empty and bundle-not-loaded', () => {
  const shown = (text: string) =>
    [bundleEmpty, bundleNotLoadedOnHost].map(({ check }) => check(hostWith({ bundle: bundleWith({ file: fileOf(text) }) }))?.evidence[0]);

  it.each([
    ['nothing', ''],
    ['comments', '# CAs of the proxies\n'],
    ['a key', authority.keyPem],
  ])('is empty where it holds %s', (_, text) => {
    expect(shown(text)).toEqual([expect.stringContaining('OpenSSL sees no certificate in it'), undefined]);
  });
  it('does not load where one block is bad, and says which', () => {
    expect(shown(authority.pem + pemOf('CERTIFICATE', new Uint8Array([0x30, 0])))).toEqual([
      undefined,
      expect.stringMatching(/^\/etc\/.*ca-bundle\.crt:\d+: a block is no certificate that OpenSSL can decode$/),
    ]);
  });
  it('is neither where it loads', () => expect(shown(authority.pem)).toEqual([undefined, undefined]));
});
