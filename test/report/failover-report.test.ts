import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FailoverFacts, failoverRow, failoverStatus } from '../../src/report/failover-report.ts';
import { situation } from '../proxy/failover/arbitrary.ts';
import { facts } from './failover-facts.ts';

const validate = compiled();
const orderings: fc.Arbitrary<FailoverFacts['ordering']> = fc.oneof(
  fc.constant({ kind: 'sequential' } as const),
  fc.record({ kind: fc.constant('random' as const), seed: fc.option(fc.nat(), { nil: undefined }) }),
);

describe('the failover of a report', () => {
  it('is of the published schema, whatever the situation', () => {
    fc.assert(
      fc.property(situation(7), orderings, ({ proxies, failOpen, direct }, ordering) => {
        const named = proxies.map((condition, i) => ({ proxy: `http://***@gate-${i}.example:3128`, condition }));
        const document: unknown = JSON.parse(JSON.stringify(failoverRow({ proxies: named, failOpen, direct, ordering })));
        expect(validate(document), JSON.stringify(validate.errors?.slice(-3))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('does not pass the schema with a member that the schema does not name, or without one that it does', () => {
    const row = failoverRow(facts('wd'));
    expect(validate(row)).toBe(true);
    expect(validate({ ...row, more: 1 })).toBe(false);
    expect(validate({ ...row, order: undefined })).toBe(false);
    expect(validate({ ...row, readings: row.readings.map((reading) => ({ ...reading, outcomes: [] })) })).toBe(false);
  });

  it('holds the probability as a number and exactly', () => {
    const [literal] = failoverRow(facts('wuw', { ordering: { kind: 'random' } })).readings;
    expect(literal?.outcomes.map(({ end, through, probability, fraction }) => [end, through, probability, fraction])).toEqual([
      ['reports', 1, 1 / 3, '1/3'],
      ['reports', 3, 1 / 3, '1/3'],
      ['silent', null, 1 / 3, '1/3'],
    ]);
  });

  it('says whether the readings end differently', () => {
    expect(failoverRow(facts('uw')).readingsDiffer).toBe(true);
    expect(failoverRow(facts('wu')).readingsDiffer).toBe(false);
    expect(failoverRow(facts('wu', { ordering: { kind: 'random' } })).readingsDiffer).toBe(true);
    expect(failoverRow(facts('ud', { failOpen: false })).readingsDiffer).toBe(false);
  });

  it('lists the proxies that are used, and counts those that are ignored', () => {
    const { proxies, ignored } = failoverRow(facts('wwwwwww'));
    expect(proxies.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5]);
    expect(ignored).toBe(2);
    const single = failoverRow(facts('dw', { maxProxies: 1 }));
    expect([single.proxies.length, single.ignored, single.readings[0]?.outcomes[0]?.end]).toEqual([1, 1, 'direct-untested']);
  });

  it.each([
    ['good where every connection reports', facts('dw'), 'ok'],
    ['good where every order reports', facts('dwd', { ordering: { kind: 'random' } }), 'ok'],
    ['a warning where one reading does not', facts('uw'), 'warning'],
    ['a warning where some orders do not', facts('wu', { ordering: { kind: 'random' } }), 'warning'],
    ['critical where the host goes silent', facts('dd', { failOpen: false }), 'critical'],
    ['critical where it goes past every proxy', facts('dd', { direct: 'works' }), 'critical'],
    ['good without a proxy where the direct connection works', facts('', { direct: 'works' }), 'ok'],
    ['critical without a proxy where it fails', facts('', { direct: 'fails' }), 'critical'],
    ['unknown without a proxy where nobody looked', facts(''), 'unknown'],
  ] as const)('is %s', (_, where, expected) => {
    expect(failoverStatus(failoverRow(where))).toBe(expected);
  });
});

/** The definition in the published schema; this version may have no other members than those it names. */
function compiled(): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  formats.default(ajv);
  const schema = readFileSync('src/report/report.schema.json', 'utf8');
  ajv.addSchema(JSON.parse(schema.replaceAll('"type": "object",', '"type": "object", "additionalProperties": false,')) as object);
  return ajv.compile({ $ref: 'urn:cabundle:report:1#/$defs/failover' });
}
