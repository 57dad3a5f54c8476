import type { LogRule } from '../line-sign.ts';

/** The agent's own words. Source: observed in its logs, not documented; how they are joined to others differs from version to version. */
export const agentLines: readonly LogRule[] = [
  {
    hint: 'Maximum proxy limit',
    pattern: /Maximum proxy limit \(?\d{0,3}\)? ?reached/,
    sign: () => ({ kind: 'setting', causeId: 'too-many-proxies' }),
  },
  { hint: 'Empty proxy string', pattern: /Empty proxy string detected/, sign: () => ({ kind: 'setting', causeId: 'empty-variable' }) },
  { hint: 'next proxy', pattern: /\b[Tt]rying (?:the )?next proxy/, sign: () => ({ kind: 'next-proxy' }) },
  ...['sing proxy', 'sing Proxy'].map(
    (hint): LogRule => ({
      hint,
      pattern: /\b[Uu]sing [Pp]roxy\b:? ?(?:server|url|URL)?:? ?["']?(\S{0,300})/,
      sign: ([, proxy = '']) => ({ kind: 'attempt', proxy }),
    }),
  ),
  // The words of success are inferred from those of failure: any of them counts, none is needed.
  ...[' request succe', ' request was ', ' request completed '].map(
    (hint): LogRule => ({
      hint,
      pattern: /\bH(?:ttp|TTP) request (?:was )?(?:succe\w{1,20}|completed successfully)/,
      sign: () => ({ kind: 'success' }),
    }),
  ),
  {
    hint: ' response code',
    pattern: /\bH(?:ttp|TTP) (?:response|status) code ?(?:is|:|=)? ?(\d{3})\b/i,
    sign: ([, status]) => (Number(status) >= 200 && Number(status) < 300 ? { kind: 'success' } : { kind: 'known' }),
  },
  { hint: 'CAPI event success', pattern: /\bCAPI event success/, sign: () => ({ kind: 'success' }) },
];
