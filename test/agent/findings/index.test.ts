import { readdirSync } from 'node:fs';
import fs from 'fs-extra';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { readConf } from '../../../src/agent/conf.ts';
import type { SettingsFinding } from '../../../src/agent/findings/finding.ts';
import { settingsFindings, settingsRules } from '../../../src/agent/findings/index.ts';
import { qualysCloudAgent } from '../../../src/agent/profile.ts';
import { settingsOf } from '../../../src/agent/settings/settings-of.ts';

const environment = 'etc/environment';
const dropIn = 'etc/systemd/system/qualys-cloud-agent.service.d/a.conf';
const conf = 'etc/qualys/cloud-agent/qualys-cloud-agent.conf';
const url = 'http://a.example:1';

type Files = Readonly<Record<string, string>>;

function findings(files: Files, mode = 0o600): readonly SettingsFinding[] {
  using folder = temporaryFolder(files);
  for (const name of Object.keys(files)) fs.writeFileSync(folder.join(name), files[name] ?? '', 'latin1');
  for (const name of Object.keys(files)) fs.chmodSync(folder.join(name), mode);
  return settingsFindings(settingsOf(folder.path, qualysCloudAgent), readConf(folder.path, qualysCloudAgent.confPath));
}
const ids = (files: Files, mode?: number) => findings(files, mode).map(({ id }) => id);
const set = (text: string): Files => ({ [environment]: text });
const unit = (text: string): Files => ({ [dropIn]: `[Service]\n${text}\n` });

/** For each rule: a host that keeps it, one that breaks it, and the line that is told. */
const cases: Readonly<Record<string, readonly [kept: Files, broken: Files, line: number | undefined]>> = {
  'settings-file-unreadable': [unit('EnvironmentFile=-/etc/x'), unit('EnvironmentFile=-/etc/*.env'), undefined],
  'settings-file-irregular': [set(''), { [`${environment}/x`]: '' }, undefined],
  'conf-unreadable': [{ [conf]: '' }, { [`${conf}/x`]: '' }, undefined],
  'settings-file-not-text': [set('https_proxy="http://\xc3\xbc.example:1"'), set('# x\nhttps_proxy=\xff'), 2],
  'settings-file-demanded': [unit('EnvironmentFile=-/etc/gone'), unit('EnvironmentFile=/etc/gone'), 2],
  'misnamed-variable': [set(`qualys_https_proxy=${url}`), set(`QUALYS_HTTPS_PROXY=${url}`), 1],
  'upper-case-variable': [set(`HTTPS_PROXY=${url}\nhttps_proxy=${url}`), set(`# x\nHTTPS_PROXY=${url}`), 2],
  'byte-order-mark': [set(`\xef\xbb\xbfx=1\nhttps_proxy=${url}`), set(`\xef\xbb\xbfhttps_proxy=${url}`), 1],
  'colon-for-equals': [set(`https_proxy=${url}`), set(`# x\nhttps_proxy: "${url}"`), 2],
  'typographic-quotes': [set(`https_proxy="${url}"`), set(`https_proxy=\xe2\x80\x9d${url}\xe2\x80\x9d`), 1],
  'unquoted-semicolon': [set(`https_proxy="${url};${url}"`), set(`https_proxy=${url};${url}`), 1],
  'export-ignored': [set(`https_proxy=${url}\nexport https_proxy`), set(`export https_proxy=${url}`), 1],
  'glued-comment': [set(`# note\nhttps_proxy="${url}"`), set(`https_proxy="${url}" # note`), 1],
  'blanks-around-equals': [set(`https_proxy=${url}`), set(`\nhttps_proxy = ${url}`), 2],
  'carriage-return': [set(`https_proxy=${url}\n`), set(`https_proxy=${url}\r\n`), 1],
  'unterminated-quote': [set(`https_proxy="${url}"`), set(`https_proxy="${url}`), 1],
  'comment-continues': [set(`# note\\\n\n`), set(`# note\\\nhttps_proxy=${url}`), 1],
  'shell-syntax-error': [set(`https_proxy=${url}`), set(`https_proxy=${url};;`), 1],
  'runs-commands': [set(`https_proxy=${url}`), set('https_proxy=$(cat /etc/proxy)'), 1],
  'unit-line-ignored': [unit(`Environment="https_proxy=${url}"`), unit(`Environment="https_proxy=${url}`), 2],
  'unit-specifier': [unit('Environment=https_proxy=http://u:p%%C3@a:1'), unit('Environment=https_proxy=http://u:p%C3@a:1'), 2],
  'empty-variable': [set(`qualys_https_proxy=${url}`), set('qualys_https_proxy=""'), 1],
  'value-too-long': [set(`https_proxy=${'x'.repeat(100_000)}`), set(`https_proxy=${'x'.repeat(200_000)}`), 1],
  'misspelled-folder': [{ 'etc/qualys/x': '' }, { 'etc/Qualys/x': '' }, undefined],
  'conf-not-understood': [{ [conf]: 'QualysProxyOrder=seq\nProxyFailOpen=0' }, { [conf]: 'QualysProxyOrder=fastest' }, 1],
  'readings-differ': [set(`https_proxy=${url}`), set('https_proxy=http://user:pa$word@a.example:1'), 1],
  overridden: [set(`https_proxy=${url}\nhttps_proxy=${url}`), set(`https_proxy=${url}\nhttps_proxy=other`), 1],
};

describe('findings in settings', () => {
  it('have each its file, named like the id, and its place in the list', () => {
    const files = readdirSync('src/agent/findings').map((name) => name.replace(/\.ts$/, ''));
    expect(settingsRules.map(({ id }) => id).toSorted()).toEqual(
      files.filter((name) => !['concerned', 'finding', 'index'].includes(name)).toSorted(),
    );
  });

  it('have each a host here that keeps the rule and one that breaks it', () => {
    expect([...Object.keys(cases), 'readable-password'].toSorted()).toEqual(settingsRules.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(cases).map(([id, [kept, broken, line]]) => ({ id, kept, broken, line })))(
    'tell of $id where it is broken alone, with its line',
    ({ id, kept, broken, line }) => {
      expect(ids(kept)).not.toContain(id);
      const told = findings(broken).filter((finding) => finding.id === id);
      expect(told).toMatchObject([{ id, line, path: expect.stringMatching(/^\/etc\//) }]);
    },
  );

  it.each([
    [0o600, []],
    [0o640, ['its group']],
    [0o644, ['everybody']],
  ])('tell of a password in a file of mode %o', (mode, whom) => {
    const told = findings(set('# note\nhttps_proxy="http://user:secret@a.example:1"'), mode).filter(({ id }) => id === 'readable-password');
    expect(told.map(({ detail, line }) => [line, /its group|everybody/.exec(detail)?.[0]])).toEqual(whom.map((who) => [2, who]));
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('tell of no password where there is none', () => {
    expect(ids(set(`https_proxy="${url}"\nMAILTO=me:you@example.com`), 0o644)).toEqual([]);
  });

  it.each([
    ['QUALYS_HTTPS_PROXY', 'misnamed-variable'],
    ['qualys_http_proxy', 'misnamed-variable'],
    ['Qualys_Https_Proxies', 'misnamed-variable'],
    ['HTTPS_PROXY', 'upper-case-variable'],
    ['http_proxy', undefined],
    ['qualys_home', undefined],
  ])('tell of the name %s: %s', (name, id) => {
    expect(ids(set(`${name}="${url}"`))).toEqual(id === undefined ? [] : [id]);
  });

  it.each([`export https_proxy: "${url}"`, `https_proxy : ${url}`, `qualys_https_proxy:"${url}?a=b"`])('tell of a colon in %j', (line) => {
    for (const more of [{}, { 'etc/init.d/qualys-cloud-agent': '' }])
      expect(findings({ ...set(line), ...more })).toContainEqual(
        expect.objectContaining({ id: 'colon-for-equals', level: 'error', line: 1, detail: expect.stringContaining('":" stands behind') }),
      );
  });

  it.each([
    ['export-ignored', `export https_proxy=${url}`, 'error', 'warning'],
    ['glued-comment', `https_proxy="${url}" # note`, 'error', 'warning'],
    ['unquoted-semicolon', `https_proxy=${url};${url}`, 'warning', 'error'],
    ['blanks-around-equals', `https_proxy = ${url}`, 'warning', 'error'],
    ['carriage-return', `https_proxy=${url}\r\n`, 'warning', 'error'],
    ['shell-syntax-error', `https_proxy=${url};;`, 'warning', 'error'],
  ])('tell of %s by the reader that counts', (id, text, bySystemd, bySh) => {
    expect(findings(set(text))).toContainEqual(expect.objectContaining({ id, level: bySystemd }));
    expect(findings({ ...set(text), 'etc/init.d/qualys-cloud-agent': '' })).toContainEqual(expect.objectContaining({ id, level: bySh }));
  });

  it.each([
    ['without a section', 'a.conf', 'Environment=x=1\n', 1, 'does not stand under [Service]'],
    ['in [service]', 'a.conf', '[service]\nEnvironment=x=1\n', 2, 'does not stand under [Service]'],
    ['in [Unit]', 'a.conf', '[Unit]\nEnvironmentFile=/etc/x\n', 2, 'does not stand under [Service]'],
    ['with a letter that is missing', 'a.conf', '[Service]\nEnviroment=x=1\n', 2, 'knows no key of this name'],
    ['in lower case', 'a.conf', '[Service]\nenvironment=x=1\n', 2, 'knows no key of this name'],
    ['without "="', 'a.conf', '[Service]\nEnvironment x\n', 2, 'cannot read this line'],
    ['with a colon', 'a.conf', '[Service]\nEnvironment: "x=1"\n', 2, 'knows no key of this name'],
    ['in a file with another name', 'zz.txt', '[Service]\nEnvironment=x=1\n', 2, 'does not end in .conf'],
  ])('tell of a line of a drop-in %s', (_, name, text, line, detail) => {
    const path = `etc/systemd/system/qualys-cloud-agent.service.d/${name}`;
    expect(findings({ [path]: text })).toMatchObject([
      { id: 'unit-line-ignored', path: `/${path}`, line, detail: expect.stringContaining(detail) },
    ]);
  });

  it.each([
    ['another key', 'a.conf', '[Service]\nExecStart=/usr/bin/env x=1\nEnvironment=y=1\nPassEnvironment=z\n[Unit]\nDescription=x\n'],
    ['a section for other programs', 'a.conf', '[X-Other]\nEnvironment=x=1\nnonsense\n'],
    ['a copy', 'a.conf.bak', '[Service]\nEnvironment=x=1\n'],
    ['a note', 'README', 'these drop-ins are ours\n'],
  ])('tell nothing of %s', (_, name, text) => {
    expect(findings({ [`etc/systemd/system/qualys-cloud-agent.service.d/${name}`]: text })).toEqual([]);
  });

  it('tell of the configuration in the order of its lines, and show a wrong word, but no URL', () => {
    const told = findings({ [conf]: 'ServerUri=geheim@@\nQualysProxyOrder=fastest\nProxyFailOpen=yes\n' });
    expect(told.map(({ line, detail }) => [line, detail.split(' known')[1]])).toEqual([
      [1, ''],
      [2, ': "fastest"'],
      [3, ': "yes"'],
    ]);
  });

  it.each([
    'https_proxy=user:secret@a.example:3128',
    'https_proxy="http://b.example:1; user:se/cret@a.example:3128"',
    'qualys_https_proxy=user:$PW@a:1',
  ])('tell of a password behind no scheme, in %j', (line) => {
    const told = findings(set(`# note\n${line}`), 0o644).filter(({ id }) => id === 'readable-password');
    expect(told).toMatchObject([{ line: 2, path: '/etc/environment' }]);
    expect(findings(set(line), 0o600).map(({ id }) => id)).not.toContain('readable-password');
  });

  it('tell of a password that stands in a drop-in', () => {
    expect(ids(unit('Environment="https_proxy=http://user:secret@a.example:1"'), 0o644)).toEqual(['readable-password']);
  });

  it('say nothing of variables that mean nothing to the agent', () => {
    expect(ids(set('export LANG=C\nPS1="$ " # prompt\nMAIL=”x”\nEDITOR=vi\r\n'))).toEqual([]);
  });

  it('say nothing of a difference that another finding has told, nor of a file that one reader does not read', () => {
    expect(ids(set(`https_proxy=${url};${url}`))).toEqual(['unquoted-semicolon']);
    expect(ids({ 'etc/default/qualys-cloud-agent': `https_proxy=${url}` })).toEqual([]);
  });

  it('tell of the example that the vendor’s page shows, with its quotes', () => {
    const pasted = 'qualys_https_proxy=\xe2\x80\x9dhttps://h1:1;\nhttps://h2:2;\nhttps://h3:3\xe2\x80\x9d\n';
    expect(ids({ 'etc/sysconfig/qualys-cloud-agent': pasted })).toEqual(['typographic-quotes', 'runs-commands', 'runs-commands']);
  });

  it('tell of a percent-encoding in a drop-in, for which systemd ignores the variable', () => {
    const files = unit('Environment="https_proxy=http://u:p%3Bw@a:1"');
    expect(findings(files)).toMatchObject([{ id: 'unit-specifier', detail: expect.stringContaining('systemd ignores https_proxy') }]);
    using folder = temporaryFolder(files);
    expect(settingsOf(folder.path, qualysCloudAgent).effective.variables.size).toBe(0);
  });

  it('are bounded for each rule, and say how many there are', () => {
    const told = findings(set('run\n'.repeat(1000)));
    expect(told).toHaveLength(51);
    expect(told.at(-1)?.detail).toBe('and 950 more like it');
  });

  it('never hold a value', () => {
    const secret = 'XQZJXQ';
    for (const text of [
      `$(${secret})`,
      `”${secret}”`,
      `"${secret}`,
      `a;${secret}`,
      `a&${secret}`,
      `x # ${secret}`,
      `${secret}\r`,
      `;;${secret}`,
      `\x24{${secret}}`,
    ])
      for (const line of [`https_proxy=${text}`, `export https_proxy=${text}`, `${text}="`, `https_proxy = ${text}`, text])
        expect(JSON.stringify(findings(set(line), 0o644))).not.toContain(secret);
  });
});
