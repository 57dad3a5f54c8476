import { temporaryFolder } from '../../fixtures/folder.ts';
import { compareAnswered } from './answered.ts';
import { compareCertificates } from './certificates.ts';
import { compareChains } from './chains.ts';
import { compareContainers } from './containers.ts';
import { type Corpora, corporaFolder, readCorpora } from './corpora.ts';
import { type Inspected, startInspector } from './inspected.ts';
import { compareLoaded } from './loaded.ts';
import type { Part } from './result.ts';
import { compareStores } from './stores.ts';
import { compareSuitability } from './suitability.ts';
import { verdict } from './verdict.ts';

// Every case of the corpora through the product, against what others say of it. Exit code 1 where a goal is missed, or where
// a disagreement stands that nobody has explained in explained.ts. Without the corpora nothing is compared, and it says so.

async function compare(corpora: Corpora): Promise<readonly Part[]> {
  using folder = temporaryFolder();
  const inspector = startInspector(folder);
  process.stderr.write(
    `comparing with ${corporaFolder}\nshould it hang or abort: the file that is being read is named in ${inspector.watchFile}\n`,
  );
  const inspect = async <Item extends { readonly file: string; readonly password?: string | null }>(
    items: readonly Item[],
  ): Promise<readonly { readonly item: Item; readonly answer: Inspected }[]> => {
    const answers = [];
    for (const item of items) answers.push({ item, answer: await inspector.inspect(corpora.pathOf(item), item.password) });
    return answers;
  };
  const certificates = await inspect(corpora.certificates);
  const containers = await inspect(corpora.containers);
  const files = [...certificates, ...containers].map(({ item, answer }) => ({
    id: item.id,
    path: corpora.pathOf(item),
    password: 'password' in item ? item.password : undefined,
    answer,
  }));
  const parts = [
    compareCertificates(certificates),
    compareSuitability(certificates),
    compareContainers(containers),
    await compareStores(corpora, inspector, folder),
    await compareLoaded(files, folder),
    compareAnswered(files),
    ...(await compareChains(corpora, folder)),
  ];
  inspector.close();
  return parts;
}

const corpora = readCorpora();
if (corpora) {
  const { text, isGood } = verdict(await compare(corpora));
  process.stdout.write(text);
  process.exitCode = isGood ? 0 : 1;
} else {
  process.stdout.write(
    `SKIPPED: no corpora in ${corporaFolder} (set CABUNDLE_CORPORA). Nothing was compared.\n0 passed, 0 failed, all skipped\n`,
  );
}
