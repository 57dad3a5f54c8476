import { Failure } from '../failure.ts';
import { type Authority, parseAuthority } from '../proxy/authority.ts';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const maxTimeLimitMs = 600_000;

/** `30d`, `12h`, `5s`, `500ms` in milliseconds; `example` is shown where it is none. Fails: `usage`. */
export function durationMs(text: string, option: string, example = '30d'): number {
  const [, count, unit = ''] = /^(\d{1,9})(ms|s|m|h|d|w)$/.exec(text) ?? [];
  const factor = unitMs[unit];
  if (count === undefined || factor === undefined) {
    throw usage(
      `the value of ${option} is not a duration`,
      `write a number and a unit, for instance ${option} ${example} (ms, s, m for minutes, h, d, w)`,
    );
  }
  return Number(count) * factor;
}

/** The time limit of a leg in milliseconds: 1 ms to 10 minutes. Fails: `usage`. */
export function timeLimitMs(text: string, option: string): number {
  const limitMs = durationMs(text, option, '5s');
  if (limitMs >= 1 && limitMs <= maxTimeLimitMs) return limitMs;
  throw usage(
    `the value of ${option} is not between 1ms and 10m`,
    `choose a time in which an answer can be expected, for instance ${option} 5s`,
  );
}

/** A whole number from 1 (or from `least`) to 999,999,999. Fails: `usage`. */
export function count(text: string, option: string, least = 1): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value >= least) return value;
  throw usage(
    `the value of ${option} is not a whole number of at least ${least}`,
    `write digits only, for instance ${option} ${least + 9}`,
  );
}

/** A date `2026-11-20` (its first second, UTC) or an instant `2026-11-20T12:00:00Z` in milliseconds since 1970. Fails: `usage`. */
export function instant(text: string, option: string): number {
  const match = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/.exec(text);
  const time = match ? Date.parse(text) : Number.NaN;
  const isReal = Number.isFinite(time) && new Date(time).toISOString().startsWith(match?.[1] ?? '');
  if (!isReal)
    throw usage(
      `the value of ${option} is not a date`,
      `write it in UTC, for instance ${option} 2026-11-20 or ${option} 2026-11-20T12:00:00Z`,
    );
  return time;
}

/** `HOST[:PORT]`, port 443 where none is written. Fails: `usage`. */
export function targetAuthority(text: string, option: string): Authority {
  if (text.includes('://'))
    throw usage(`the value of ${option} is a URL, not a host`, `write HOST or HOST:PORT only, for instance ${option} qagpublic.example`);
  const authority = parseAuthority(text, 443);
  if ('fault' in authority)
    throw usage(
      `the value of ${option} is not a host: ${authority.fault}`,
      `write HOST or HOST:PORT, for instance ${option} qagpublic.example:443`,
    );
  return authority;
}

/** A failure of the command line. The value itself is never quoted: it may hold a password. */
export function usage(why: string, next: string): Failure {
  return new Failure({ code: 'usage', what: 'cannot read the command line', why, next });
}
