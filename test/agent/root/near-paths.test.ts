import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { nearPaths } from '../../../src/agent/root/near-paths.ts';

const wanted = '/etc/qualys/cert/ca-bundle.crt';

it.each([
  'etc/Qualys/cert/ca-bundle.crt',
  'etc/qualys/cert/CA-Bundle.crt',
  'etc/qualys/cert/ca_bundle.crt',
  'etc/qualys/cert/ca-bundle.pem',
  'etc/qualys/cert/ca-bundle.crt.txt',
  'etc/qualys/cert/ca-bundle',
])('finds %s', (path) => {
  using root = temporaryFolder({ [path]: '' });
  expect(nearPaths(root.path, wanted)).toEqual([`/${path}`]);
});

it.each(['etc/qualys/cert/custom-ca.crt', 'etc/qualys/certs/ca-bundle.crt', 'etc/qualys/cert/ca-bundle.crt.1', 'ca-bundle.crt'])(
  'does not take %s for it',
  (path) => {
    using root = temporaryFolder({ [path]: '' });
    expect(nearPaths(root.path, wanted)).toEqual([]);
  },
);
