import { defineCapture } from './capture.ts';
import { defineCheck } from './check.ts';
import type { Define } from './definition.ts';
import { defineDiagnose } from './diagnose.ts';
import { defineDiff } from './diff.ts';
import { defineExplain } from './explain.ts';
import { defineHistory } from './history.ts';
import { defineInspect } from './inspect.ts';
import { defineMerge } from './merge.ts';
import { defineProbe } from './probe.ts';
import { defineProxies } from './proxies.ts';
import { defineRollback } from './rollback.ts';
import { defineRules } from './rules.ts';
import { defineSupport } from './support.ts';
import { defineVerify } from './verify.ts';

/** The commands by name, in the order in which help lists them. */
export const definitions: ReadonlyMap<string, Define> = new Map([
  ['merge', defineMerge],
  ['check', defineCheck],
  ['inspect', defineInspect],
  ['diff', defineDiff],
  ['history', defineHistory],
  ['rollback', defineRollback],
  ['diagnose', defineDiagnose],
  ['probe', defineProbe],
  ['capture', defineCapture],
  ['proxies', defineProxies],
  ['support', defineSupport],
  ['verify', defineVerify],
  ['rules', defineRules],
  ['explain', defineExplain],
]);
