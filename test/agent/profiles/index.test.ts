import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { profiles, qualysCloudAgent } from '../../../src/agent/profile.ts';

it('each profile has its file, named like it, and its place in the list', () => {
  const files = readdirSync('src/agent/profiles').map((name) => name.replace(/\.ts$/, ''));
  expect(profiles.map(({ name }) => name).toSorted()).toEqual(
    files.filter((name) => !['agent-profile', 'index'].includes(name)).toSorted(),
  );
  expect(profiles[0]).toBe(qualysCloudAgent);
});
