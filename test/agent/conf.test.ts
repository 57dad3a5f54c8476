import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformOf } from '../../src/agent/conf.ts';
import { temporaryFolder } from '../bundle/temporary-folder.ts';

const platformIn = (conf: string) => platformOf(join(temporaryFolder({ 'agent.conf': conf }), 'agent.conf'));

describe('the platform of an agent', () => {
  it.each([
    ['ServerUri=https://qagpublic.example/CloudAgent/\n', 'qagpublic.example'],
    ['ServerUri = https://qagpublic.example\n', 'qagpublic.example'],
    ['  ServerUri\t=\thttps://qagpublic.example  ', 'qagpublic.example'],
    ['ServerUri="https://qagpublic.example/"\r\nLogLevel=1\r\n', 'qagpublic.example'],
    ['ServerUri=https://qagpublic.example:8443/x\n', 'qagpublic.example:8443'],
    ['ServerUri=https://qagpublic.example:443/x\n', 'qagpublic.example'],
    ['ServerUri=https://user:secret@qagpublic.example/\n', 'qagpublic.example'],
    ['ServerUri=https://[::1]:8443/\n', '[::1]:8443'],
    ['ServerUri=https://QagPublic.Example/\n', 'qagpublic.example'],
    ['ServerUri=https://old.example\n# moved\nServerUri=https://new.example\n', 'new.example'],
    ['ServerUri=https://used.example\n#ServerUri=https://unused.example\n', 'used.example'],
    ['# Gr\xfc\xdfe\nServerUri=https://qagpublic.example\n', 'qagpublic.example'],
  ])('is named by %j', (conf, host) => {
    expect(platformIn(conf)).toBe(host);
  });

  it.each([
    '',
    'LogLevel=1\n',
    'ServerUri=\n',
    'ServerUri=qagpublic.example\n',
    'ServerUri=https://\n',
    'ServerUri=file:///etc/passwd\n',
    '#ServerUri=https://qagpublic.example\n',
    'MyServerUri=https://qagpublic.example\n',
    'ServerUri=https://two words.example\n',
  ])('is not named by %j', (conf) => {
    expect(platformIn(conf)).toBeUndefined();
  });

  it.each(['gone.conf', '.', 'agent.conf/below'])('is not named by a file that cannot be read (%s)', (name) => {
    expect(platformOf(join(temporaryFolder({ 'agent.conf': '' }), name))).toBeUndefined();
  });
});
