import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { agentConfiguration } from '../../../src/cli/agent-configuration.ts';
import { configuredList } from '../../../src/cli/probing/configured-list.ts';

/** The list on a host whose files these are. */
function listOn(
  files: Readonly<Record<string, string>>,
  { given = [], environment = {} }: { readonly given?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): readonly (string | undefined)[] {
  const folder = temporaryFolder(files);
  onTestFinished(() => folder[Symbol.dispose]());
  const { setBy, entries } = configuredList(given, agentConfiguration({ root: folder.path }), environment);
  return [setBy?.replace(folder.path, ''), ...entries.map((entry) => (entry.kind === 'via' ? entry.via.join(' > ') : entry.why))];
}

const own = { 'etc/default/qualys-cloud-agent': '# ours\nqualys_https_proxy="http://a.example:1; http://b.example:2"\n' };
const everybody = { 'etc/environment': 'https_proxy=http://c.example:3\n' };

describe('the list that is probed', () => {
  it("is that of the agent's files, with the line that sets it", () => {
    expect(listOn(own)).toEqual(['qualys_https_proxy (/etc/default/qualys-cloud-agent:2)', 'http://a.example:1', 'http://b.example:2']);
  });

  it('is the one of the command line before all others', () => {
    const options = { given: ['http://d.example:4>http://e.example:5'], environment: { qualys_https_proxy: 'http://f.example:6' } };
    expect(listOn(own, options)).toEqual(['--proxy', 'http://d.example:4 > http://e.example:5']);
  });

  it('is the one that this shell exports for the agent before that of its files', () => {
    expect(listOn(own, { environment: { qualys_https_proxy: 'http://f.example:6' } })).toEqual([
      'qualys_https_proxy',
      'http://f.example:6',
    ]);
  });

  it('is not the one that this shell exports for every program, where the agent is told another', () => {
    const environment = { https_proxy: 'http://f.example:6' };
    expect(listOn(own, { environment })[0]).toMatch(/^qualys_https_proxy \(/);
    expect(listOn(everybody, { environment })).toEqual(['https_proxy (/etc/environment:1)', 'http://c.example:3']);
    expect(listOn(everybody, { environment: { qualys_https_proxy: 'http://f.example:6' } })[0]).toBe('qualys_https_proxy');
    expect(listOn({}, { environment })).toEqual(['https_proxy', 'http://f.example:6']);
  });

  it('is none where nothing says one', () => {
    expect(listOn({})).toEqual([undefined]);
  });

  it('is refused where only a shell that runs the file knows it', () => {
    const files = { 'etc/init.d/qualys-cloud-agent': '#!/bin/sh\n', 'etc/sysconfig/qualys-cloud-agent': 'qualys_https_proxy=$(proxies)\n' };
    expect(() => listOn(files)).toThrow('cannot say which proxies the agent uses');
  });
});
