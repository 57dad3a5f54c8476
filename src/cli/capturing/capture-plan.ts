import type { UnwalkedWay } from '../../report/probing/probed-way.ts';
import { type ProbePlan, probePlan } from '../probing/probe-plan.ts';
import type { Way } from '../probing/way.ts';
import { proxyNumbers } from '../proxy-numbers.ts';
import { usage } from '../values.ts';
import type { World } from '../world.ts';
import type { CaptureOptions } from './capture-options.ts';

/** Whose chain is captured, and how. */
export interface CapturePlan {
  readonly plan: ProbePlan;
  readonly way: Way;
  /** What names the proxy in words: `proxy 2`, or `the proxy` where a URL named it. */
  readonly wayName: string;
  /** Place in the configured list; `undefined` where a URL named the proxy. */
  readonly index: number | undefined;
}

/**
 * The one proxy that is meant: a place in the list that the agent is told, a URL, or the only one that there is.
 * Fails: `usage`, and as {@link probePlan} does.
 */
export function capturePlan({ proxy, target, ...options }: CaptureOptions, world: World): CapturePlan {
  const isNumber = proxy !== undefined && /^\d{1,9}$/.test(proxy.trim());
  const given = proxy === undefined || isNumber ? {} : { proxy: [proxy] };
  const plan = probePlan(
    { ...options, ...given, ...(target === undefined ? {} : { target: [target] }), direct: false, parallel: '1' },
    world,
  );
  const way = isNumber ? numbered(plan.ways, proxy.trim()) : onlyOne(plan.ways, proxy !== undefined);
  const index = 'proxy' in given || way.index === 'direct' ? undefined : way.index;
  return { plan, way, index, wayName: index === undefined ? 'the proxy' : `proxy ${index}` };
}

type Ways = readonly (Way | UnwalkedWay)[];

function numbered(ways: Ways, text: string): Way {
  const [number] = proxyNumbers(text, '--proxy', ways.filter(({ kind }) => kind !== 'ignored').length);
  const way = ways.find(({ index }) => index === number);
  if (way?.kind === 'way') return way;
  const why = way?.kind === 'unreadable' ? way.why : 'there is none at this place';
  throw usage(`proxy ${number} of the list is no proxy URL: ${why}`, 'see cabundle proxies; or name the proxy with --proxy URL');
}

function onlyOne(ways: Ways, isGiven: boolean): Way {
  const [first, ...others] = ways;
  if (first?.kind === 'way' && others.length === 0) return first;
  if (isGiven && first?.kind === 'unreadable' && others.length === 0)
    throw usage(`the value of --proxy is no proxy URL: ${first.why}`, 'write http://host:port, or a place in the list such as --proxy 2');
  if (isGiven) throw usage('--proxy names more than one proxy', 'capture one at a time');
  throw usage('the agent uses more than one proxy', 'name one by its place in the list, for instance --proxy 1; see cabundle proxies');
}
