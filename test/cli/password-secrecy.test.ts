import { describe, expect, it } from 'vitest';
import { sample } from '../../fixtures/folder.ts';
import { runInWorld } from '../../fixtures/world.ts';

// Every way in which somebody who is used to other tools would write a password; none of them is told to a log.
describe('a password that stands on the command line is not repeated', () => {
  it.each([
    [['--password=hunter2']],
    [['--passwort=hunter2']],
    [['--pass=hunter2']],
    [['-phunter2']],
    [['--password-file', 'hunter2']],
    [['--password-file=hunter2']],
    [['--password-file', '/nonexistent/hunter2']],
    [['--password-env', 'hunter2']],
    [['--password-env=hunter2']],
  ])('%j', async (words) => {
    for (const command of [
      ['merge', sample('corp-root.pem'), '-o', '/nonexistent/x'],
      ['inspect', sample('corp-root.pem')],
      ['check', sample('corp-root.pem')],
    ]) {
      for (const more of [[], ['--json']]) {
        const { code, stdout, stderr } = await runInWorld([...command, ...words, ...more]);
        expect(code).toBe(3);
        expect(stdout + stderr).not.toContain('hunter2');
        expect(stdout + stderr).toMatch(more.length > 0 ? /"code": ?"usage"/ : /^error: /);
      }
    }
  });
});
