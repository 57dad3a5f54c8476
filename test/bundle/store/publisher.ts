// Started by tests: publishes contents of the sizes given, in turn, for so many rounds; a content is one digit, repeated, and LF.
import { publish } from '../../../src/bundle/store/publish.ts';

const [path = '', rounds = '1', ...sizes] = process.argv.slice(2);

async function publishRounds(): Promise<void> {
  for (let round = 0; round < Number(rounds); round += 1) {
    const turn = round % sizes.length;
    await publish(path, Buffer.from(`${`${turn}`.repeat(Number(sizes[turn]))}\n`), { unique: `${process.pid}-${round}` });
  }
}

process.stdout.write('started\n');
publishRounds().then(
  () => process.stdout.write('done\n'),
  ({ code, why }: { readonly code?: string; readonly why?: string }) => process.stdout.write(`${JSON.stringify({ code, why })}\n`),
);
