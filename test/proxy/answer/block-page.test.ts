import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { blockPageTitle } from '../../../src/proxy/answer/block-page.ts';

/** As an excerpt holds it: one character for each octet. */
const octets = (text: string): string => Buffer.from(text).toString('latin1');

describe('the title of a block page', () => {
  it.each([
    ['plain', '<html><head><title>Access Denied</title>', 'Access Denied'],
    ['with attributes, in capitals', '<TITLE lang="en">Denied</TITLE>', 'Denied'],
    ['over lines', '<title>\r\n  Access\n\tDenied \n</title>', 'Access Denied'],
    ['with entities', '<title>A &amp; B &lt;&#39;&#x2019;&quot;&gt;&nbsp;&unknown;</title>', 'A & B <\'\u2019"> &unknown;'],
    ['in UTF-8', octets('<title>Zugriff verweigert – über</title>'), 'Zugriff verweigert – über'],
    ['in Latin 1', '<title>Zugriff f\u00fcr Sie gesperrt</title>', 'Zugriff f\u00fcr Sie gesperrt'],
    ['cut within a character', octets('<title>gesperrt für').slice(0, -2), 'gesperrt f\ufffd'],
    ['cut within the title', '<title>Access Den', 'Access Den'],
    ['with terminal escapes', '<title>\u001b[2J\u0007Evil&#27;[31m\u0000&#x202e;</title>', '[2JEvil[31m'],
    ['with a number that is no character', '<title>a&#x110000;&#xd800;b</title>', 'a&#x110000;b'],
    ['too long', `<title>${'x'.repeat(500)}</title>`, 'x'.repeat(120)],
    ['empty', '<title> </title>', undefined],
    ['absent', '<html><body>Denied</body></html>', undefined],
    ['of another element', '<titles>no</titles>', undefined],
  ])('is read: %s', (_, excerpt, title) => {
    expect(blockPageTitle(excerpt)).toBe(title);
  });

  it('is looked for in bounded time', () => {
    const start = performance.now();
    for (const excerpt of ['<title '.repeat(5000), `<title>${'&#'.repeat(20_000)}`, `<title>${' '.repeat(50_000)}x`])
      blockPageTitle(excerpt);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
