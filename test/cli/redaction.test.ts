import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { sample } from '../../fixtures/folder.ts';
import { closedPort } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';

const port = await closedPort();

// Two halves of a password that no message contains by accident, with anything between them that breaks URLs. The numbers pass for
// ports, but for none that a system gives away by itself.
const halves = fc.constantFrom(['zqxw', 'vkjy'], ['64913', '63207']);
const between = fc.array(
  fc.constantFrom(';', '@', ':', '/', '%', '%4', '#', '?', '&', '"', "'", ' ', '\\', '\n', '[', ']', '://', ';w://', '”', '%3B', ''),
  { maxLength: 4 },
);
const secret = fc.tuple(halves, between).map(([[first, second], parts]) => `${first}${parts.join('')}${second}`);
const url = fc.record({
  secret,
  scheme: fc.constantFrom('http://', 'https://', 'http:/', 'http:', '', 'ftp://', 'HTTP://'),
  user: fc.constantFrom('user', 'do%main', 'a;b', ''),
  host: fc.constantFrom(`127.0.0.1:${port}`, '127.0.0.1', `[::1]:${port}`, 'ho st:1', '', 'x.invalid:99999'),
  encoded: fc.boolean(),
  quote: fc.constantFrom('', '"', "'", '”'),
});
type Generated = typeof url extends fc.Arbitrary<infer Value> ? Value : never;

function write({ secret: password, scheme, user, host, encoded, quote }: Generated): string {
  return `${quote}${scheme}${user}:${encoded ? encodeURIComponent(password) : password}@${host}${quote}`;
}

function expectNoSecret(output: string): void {
  expect(output).not.toMatch(/zqxw|vkjy|64913|63207/);
}

describe('no output holds a password', () => {
  it('whether the proxy stands in the environment or on the command line, for people or for machines', async () => {
    await fc.assert(
      fc.asyncProperty(url, fc.boolean(), fc.boolean(), async (generated, isGiven, isJson) => {
        const text = write(generated);
        const args = [
          'probe',
          '--bundle',
          sample('corp-root.pem'),
          '--target',
          'x.example',
          '--timeout',
          '100ms',
          ...(isJson ? ['--json'] : []),
        ];
        const given = isGiven ? ['--proxy', text] : [];
        const { stdout, stderr } = await runInWorld([...args, ...given], { environment: isGiven ? {} : { https_proxy: text } });
        expectNoSecret(stdout + stderr);
      }),
      { numRuns: 400 },
    );
  });

  it('where it stands in a chain of proxies, with every leg told', async () => {
    await fc.assert(
      fc.asyncProperty(url, fc.constantFrom('A>B', 'B>A'), fc.constantFrom('-v', '--json'), async (generated, order, how) => {
        const [own, other] = [write(generated), `http://x:vkjy@127.0.0.1:${port}`];
        const chain = order === 'A>B' ? `${own}>${other}` : `${other} > ${own}`;
        const { stdout, stderr } = await runInWorld(
          ['probe', '--bundle', sample('corp-root.pem'), '--target', 'x.example', '--timeout', '100ms', how, '-p', chain],
          { columns: 80 },
        );
        expectNoSecret(stdout + stderr);
      }),
      { numRuns: 100 },
    );
  });

  it('even where a URL stands where none belongs', async () => {
    await fc.assert(
      fc.asyncProperty(url, fc.integer({ min: 0, max: 7 }), async (generated, place) => {
        const text = write(generated);
        const { stdout, stderr } = await runInWorld(misplaced(text)[place] ?? []);
        expectNoSecret(stdout + stderr);
      }),
      { numRuns: 400 },
    );
  });

  it('as a whole process too', async () => {
    const results = await Promise.all(misplaced('http://user:zqxw;@/vkjy@gate.example:3128').map((args) => cabundle(args)));
    for (const { stdout, stderr } of results) expectNoSecret(stdout + stderr);
  });
});

function misplaced(text: string): readonly (readonly string[])[] {
  return [
    [text],
    ['probe', text],
    ['probe', `--prxy=${text}`],
    ['probe', '--target', text, '--proxy', 'http://127.0.0.1:1'],
    ['probe', '--timeout', text],
    ['merge', text, '--json'],
    ['check', text],
    ['check', sample('corp-root.pem'), '--warn', text, '--json'],
  ];
}
