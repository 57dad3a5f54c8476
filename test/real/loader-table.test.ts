import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cafileUnusable, curl } from '../../fixtures/real/curl.ts';
import { type LoaderLab, loaderLab } from '../../fixtures/real/loader-lab.ts';
import { type LoaderRow, loaded, lost, unusable } from '../../fixtures/real/loader-rows.ts';
import { check, probe, reaches } from '../../fixtures/real/reports.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';

let lab: LoaderLab;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
  lab = await loaderLab();
});
afterAll(async () => {
  await lab?.close();
  await folder?.remove();
});

describe.each([
  ['loads', loaded],
  ['loads without the certificate that is needed', lost],
  ['does not load', unusable],
] as const)('a bundle that %s', (_, rows) => {
  it.each(rows)('%s: curl ends with %i, check and probe agree', async (...row) => agrees(row));
});

async function agrees([, code, bundleText]: LoaderRow): Promise<void> {
  const bundle = await folder.write('bundle.pem', bundleText(lab));
  const asked = { proxy: lab.proxy, bundle, target: lab.target };
  const [ended, { loads, loadError, status }, way] = await Promise.all([curl(asked), check(bundle), probe(asked)]);
  expect(ended).toBe(code);
  expect({ loads, reaches: reaches(way) }, `check says "${loadError?.why ?? 'it loads'}", probe "${way.detail ?? 'all is well'}"`).toEqual({
    loads: code !== cafileUnusable,
    reaches: code === 0,
  });
  // A certificate that is lost in silence is what nobody else tells.
  if (code !== 0) expect(status, 'check speaks').toBe('critical');
}
