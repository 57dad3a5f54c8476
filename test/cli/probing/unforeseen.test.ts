import { describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { closedPort, proxy } from '../../../fixtures/lab/proxy.ts';
import { judgeWays } from '../../../src/cli/probing/judge.ts';
import { routesTo } from '../../../src/cli/probing/routes.ts';
import type { Evidence } from '../../../src/diagnosis/evidence.ts';
import { diagnoseReport } from '../../../src/report/diagnosing/diagnose-report.ts';
import { type ProbeOutcome, probeReport } from '../../../src/report/probing/probe-report.ts';
import { probeText } from '../../../src/report/text/probe-text.ts';
import { bundleWith, fileOf, hostWith } from '../../lab/host.ts';
import { now, proxyOf, target, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const failing = {
  secureContext: () => {
    throw new TypeError('null has no name');
  },
};

/** What a run makes of these ways, each of which was walked. */
async function outcomeOf(walked: readonly (readonly [through: string, evidence: Evidence])[]): Promise<ProbeOutcome> {
  const [first] = walked;
  const context = { bundlePath: 'b.pem', isOwnList: true, listWords: [], statusPath: '/status', withoutLogin: new Set<string>(), now };
  const seen = walked.map(([through, { observation }], i) => ({
    pair: { index: i + 1, via: [proxyOf(through)], target, observation, endedAfterMs: 0, curl: undefined },
    second: undefined,
  }));
  const ways = judgeWays(seen, { ...context, bundle: first?.[1].bundle ?? { loads: true, anchors: [] } });
  const habits = { maxProxies: 5, failOpen: false, ordering: { kind: 'sequential' }, setBy: {}, bypassOf: () => undefined } as const;
  const targets = routesTo(['platform.example:443'], ways, { ...habits, setBy: { order: undefined, failOpen: undefined } });
  return { bundle: { path: 'b.pem', loads: true, loadError: null }, setBy: undefined, ways, targets, cutShort: undefined };
}

describe('a way on which cabundle itself failed', async () => {
  const upstream = await platform(await leaf(authority));
  const gate = await proxy({ upstream });
  const good = [urlOf(gate), await walk({ through: urlOf(gate), bundle: authority.pem })] as const;
  const unforeseen = [urlOf(gate), await walk({ through: urlOf(gate), bundle: authority.pem, context: { trust: failing } })] as const;
  await Promise.all([gate, upstream].map(({ close }) => close()));
  const down = `http://127.0.0.1:${await closedPort()}`;
  const refused = [down, await walk({ through: down, bundle: authority.pem })] as const;

  it('leaves the verdict of probe and diagnose open where nothing else leads to the platform', async () => {
    const outcome = await outcomeOf([refused, unforeseen]);
    const report = probeReport(outcome);
    expect(report).toMatchObject({ status: 'unknown', targets: [{ uses: null, route: null }] });
    expect(probeText(report)).toContain('Which way the agent would use is not known: proxy 2 was not finished.');
    const alone = await outcomeOf([unforeseen]);
    expect(probeReport(alone).status).toBe('unknown');
    expect(diagnosed(alone)).toMatchObject({
      status: 'unknown',
      causes: [{ id: 'unforeseen-error', severity: 'warning', consequence: 'whether the agent gets through on this way is not known' }],
    });
  });

  it('changes nothing before it, and nothing that is sure', async () => {
    const behind = await outcomeOf([good, unforeseen]);
    expect(probeReport(behind)).toMatchObject({ status: 'warning', targets: [{ uses: 1 }] });
    expect(diagnosed(await outcomeOf([refused, unforeseen])).status).toBe('critical');
    expect(probeReport(await outcomeOf([refused])).status).toBe('critical');
  });
});

function diagnosed(probe: ProbeOutcome) {
  const looked = {
    host: hostWith({ bundle: bundleWith({ file: fileOf(authority.pem) }) }),
    root: '/',
    at: now,
    isOffline: false,
    isDenied: false,
    settingsFindings: [],
    bundleFindings: [],
    open: [],
  };
  return diagnoseReport({ ...looked, probe, log: undefined, withNotices: false });
}
