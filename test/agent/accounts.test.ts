import { expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { accountOf } from '../../src/agent/accounts.ts';

it('knows a user by name and by number, with all his groups', () => {
  using root = temporaryFolder({
    'etc/passwd': 'root:x:0:0::/:/bin/sh\nbroken\nqagent:x:990:991::/:/bin/false\nodd:x:a:b::/:\n',
    'etc/group': 'root:x:0:\nqagent:x:991:\nssl:x:70:other,qagent\nlike:x:71:qagent2\n',
  });
  const qagent = { name: 'qagent', uid: 990, gids: [991, 70] };
  expect([accountOf(root.path, 'qagent'), accountOf(root.path, 990)]).toEqual([qagent, qagent]);
  expect([accountOf(root.path, 'odd'), accountOf(root.path, 'nobody-knows')]).toEqual([undefined, undefined]);
});

it('knows root also where there is no such file', () => {
  using root = temporaryFolder();
  expect(accountOf(root.path, 0)).toEqual({ name: 'root', uid: 0, gids: [0] });
  expect(accountOf(root.path, 990)).toBeUndefined();
});
