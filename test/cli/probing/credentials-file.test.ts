import { chmodSync, mkdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { type CredentialsFor, credentialsFile } from '../../../src/cli/probing/credentials-file.ts';
import { Failure } from '../../../src/failure.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

function read(content: string, mode = 0o600): CredentialsFor {
  const path = folder.write('logins', content);
  chmodSync(path, mode);
  return credentialsFile(path);
}

function failureOf(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

const gate = { host: 'gate.example', port: 3128 };

describe('a file of logins', () => {
  it.each([
    ['agent:w', { user: 'agent', password: 'w' }],
    ['corp\\agent:p;w@d :x\r\n', { user: 'corp\\agent', password: 'p;w@d :x' }],
    ['ägent:', { user: 'ägent', password: '' }],
    ['gate.example:3128 agent:w\n', { user: 'agent', password: 'w' }],
    ['\nother:1 a:b\nGATE.example:3128\tagent:w x \n\n', { user: 'agent', password: 'w x ' }],
    ['other:1 a:b\n', undefined],
    ['# the login of the gateways\nagent:w\n', { user: 'agent', password: 'w' }],
    ['#other:1 a:b\ngate.example:3128 #agent:#w\n', { user: '#agent', password: '#w' }],
  ])('%j gives the login of a proxy', (content, login) => {
    expect(read(content)(gate)).toEqual(login);
  });

  it.each([
    ['', 'it holds no login'],
    ['\n\n', 'it holds no login'],
    ['# hunter:hunter22\n', 'it holds no login'],
    ['hunter22', 'its one line, line 1, is neither "user:password" nor "host:port user:password"'],
    ['#\n:hunter22', 'its one line, line 2, is neither "user:password" nor "host:port user:password"'],
    ['a:hunter22\nb:hunter22\n', 'line 1 is not "host:port user:password"'],
    ['g:1 a:b\n\ng:99999 a:hunter22\n', 'line 3 is not "host:port user:password"'],
    ['a:b\n'.repeat(1001), 'it holds more than 1000 lines'],
  ])('%j is refused without quoting it', (content, why) => {
    const failure = failureOf(() => read(content));
    expect(failure).toMatchObject({ code: 'credentials-unreadable', why });
    expect(JSON.stringify({ ...failure, message: failure.message })).not.toContain('hunter22');
  });

  it.each([0o640, 0o604, 0o620, 0o602, 0o666])('of mode %o is refused, with the way out', (mode) => {
    const failure = failureOf(() => read('agent:w', mode));
    expect(failure.code).toBe('readable-by-others');
    expect(failure.next).toContain('chmod 600');
  });

  it.each([0o600, 0o400, 0o711])('of mode %o is taken', (mode) => {
    expect(read('agent:w', mode)(gate)?.user).toBe('agent');
  });

  it('that is a folder is told as one, whatever its mode', () => {
    for (const mode of [0o755, 0o700]) {
      const path = folder.join(`folder-${mode}`);
      mkdirSync(path, { mode });
      const failure = failureOf(() => credentialsFile(path));
      expect(failure).toMatchObject({ code: 'source-unreadable', why: 'it is a folder', next: 'name a file' });
    }
  });

  it('is not named where it cannot be read: some write the login itself there', () => {
    const failure = failureOf(() => credentialsFile(folder.join('agent:hunter22')));
    expect(failure).toMatchObject({ code: 'source-unreadable', why: 'there is no such file or folder' });
    expect(failure.message).not.toContain('hunter22');
  });
});
