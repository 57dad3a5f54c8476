import { userInfo } from 'node:os';
import { expect, it } from 'vitest';
import { runnerOf } from '../../src/cli/runner.ts';

const name = userInfo().username;

it.each([
  ['the user', 0, undefined, name],
  ['who called root through sudo', 0, 'alice', `alice via sudo`],
  ['the user where sudo led to no root', 1000, 'alice', name],
  ['the user once who called sudo as root', 0, name, name],
])('a run is told to be that of %s', (_, uid, caller, user) => {
  const env = { SUDO_USER: caller };
  expect(runnerOf({ pid: 7, geteuid: () => uid, env })).toMatchObject({ pid: 7, uid, user });
});
