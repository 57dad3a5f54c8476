import { expect, it } from 'vitest';
import { qualysCloudAgent } from '../../../src/agent/profile.ts';
import { generic } from '../../../src/agent/profiles/generic.ts';
import { targetsFrom } from '../../../src/cli/probing/targets.ts';
import { authorityText } from '../../../src/proxy/authority.ts';

const { cdn } = qualysCloudAgent;
const targets = (texts: readonly string[], withCdn: boolean) => targetsFrom(texts, { withCdn, cdn }).map(authorityText);

it('a target that is named twice is one', () => {
  expect(targets(['a.example', 'A.example:443', 'b.example:8443'], false)).toEqual(['a.example:443', 'b.example:8443']);
});

it('the CDN of a platform has its name and port, but for its beginning', () => {
  expect(targets(['qagpublic.qg1.apps.example', 'private.example'], true)).toEqual([
    'qagpublic.qg1.apps.example:443',
    'private.example:443',
    'cask.qg1.apps.example:443',
  ]);
  expect(targets(['qagpublic.x.example:8443', 'cask.x.example:8443'], true)).toEqual(['qagpublic.x.example:8443', 'cask.x.example:8443']);
});

it('a CDN that nobody knows is not made up', () => {
  const failure = expect.objectContaining({ code: 'usage', why: 'no target has a CDN whose name is known' });
  expect(() => targets(['private.example'], true)).toThrow(failure);
  expect(() => targetsFrom(['qagpublic.x.example'], { withCdn: true, cdn: generic.cdn })).toThrow(failure);
});

it('where none is named it is told whether the configuration names none, or cannot be read', () => {
  const why = (text: string) => expect.objectContaining({ code: 'usage', why: text });
  expect(() => targets([], false)).toThrow(why('no target is named, and the configuration of the agent names no platform'));
  expect(() => targetsFrom([], { withCdn: false, cdn, unreadableConf: '/etc/agent.conf' })).toThrow(
    why('no target is named, and the configuration of the agent (/etc/agent.conf) cannot be read'),
  );
});
