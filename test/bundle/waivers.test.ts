import { describe, expect, it } from 'vitest';
import { judge } from '../../src/bundle/judge.ts';
import { parseWaivers, type Waiver, withWaivers } from '../../src/bundle/waivers.ts';
import type { Finding } from '../../src/certificate/finding.ts';
import type { Fingerprint } from '../../src/certificate/fingerprint.ts';
import { entriesOf, handmadePem } from './entries.ts';

const digits = '5f1c'.repeat(16);
const pairs = digits.toUpperCase().match(/../g)?.join(':') ?? '';
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const parse = (text: string) => parseWaivers(text, 'waivers.txt', () => true);

describe('a file of waivers', () => {
  const waiver = { rule: 'weak-key', sha256: digits, until: day('2027-02-01'), reason: 'old gateway', line: 1 };

  it.each([
    ['as it is documented', `weak-key@${digits} 2027-01-31 old gateway`],
    ['with colons and capitals', `weak-key@${pairs} 2027-01-31 old gateway`],
    ['with "until"', `weak-key@${digits} until 2027-01-31 old gateway`],
    ['with more blanks', `  weak-key@${digits}\t2027-01-31   old gateway  `],
  ])('is read %s', (_, line) => {
    expect(parse(line)).toEqual([waiver]);
  });

  it('may have comments, blank lines and the line ends of Windows; each waiver knows its line', () => {
    const text = `# gate 3\r\n\r\nweak-key@${digits} 2027-01-31 old gateway\r\n  # more\r\nexpired@${digits} 2027-01-31 x`;
    expect(parse(text).map(({ rule, line }) => `${rule} ${line}`)).toEqual(['weak-key 3', 'expired 5']);
  });

  it('may be empty', () => {
    expect(parse('')).toEqual([]);
  });

  it.each([
    ['no reason', `weak-key@${digits} 2027-01-31`, 'not of the form'],
    ['no date', `weak-key@${digits} old gateway`, 'not of the form'],
    ['no rule', `@${digits} 2027-01-31 x`, 'not of the form'],
    ['a rule in capitals', `WEAK@${digits} 2027-01-31 x`, 'not of the form'],
    ['another separator', `weak-key:${digits} 2027-01-31 x`, 'not of the form'],
    ['a date in another form', `weak-key@${digits} 31.01.2027 x`, 'not of the form'],
    ['a fingerprint that is cut off', `weak-key@${digits.slice(2)} 2027-01-31 x`, 'not of the form'],
    ['a SHA-1', `weak-key@${pairs.slice(0, 59)} 2027-01-31 x`, 'not of the form'],
    ['too few digits between colons', `weak-key@${pairs.slice(3)} 2027-01-31 x`, 'not the 64 hexadecimal digits'],
    ['too many digits', `weak-key@${digits}00 2027-01-31 x`, 'not the 64 hexadecimal digits'],
    ['a day that does not exist', `weak-key@${digits} 2027-02-30 x`, 'the date does not exist'],
    ['a month that does not exist', `weak-key@${digits} 2027-13-01 x`, 'the date does not exist'],
  ])('is refused for %s, with the line', (_, line, why) => {
    const fails = () => parse(`# first\n${line}\n`);
    expect(fails).toThrow(
      expect.objectContaining({
        code: 'waiver-unreadable',
        message: 'cannot read the waivers in "waivers.txt" (line 2)',
        why: expect.stringContaining(why),
      }),
    );
  });

  it('is refused with more than 10,000 of them', () => {
    expect(() => parse(`weak-key@${digits} 2027-01-31 x\n`.repeat(10_001))).toThrow(expect.objectContaining({ code: 'waiver-unreadable' }));
  });
});

describe('a waiver', () => {
  const [waiver] = parse(`weak-key@${digits} 2027-01-31 old gateway`);
  const finding: Finding = { id: 'weak-key', level: 'error', detail: 'RSA 1024' };
  const told = (now: number, findings = [finding], waivers: readonly (Waiver | undefined)[] = [waiver]) =>
    withWaivers(
      findings,
      waivers.filter((item) => item !== undefined),
      now,
    );

  it('holds to the end of its last day, UTC', () => {
    const held = { ...finding, waiver: { until: '2027-01-31', reason: 'old gateway' } };
    expect(told(day('2026-11-22'))).toEqual([held]);
    expect(told(day('2027-02-01') - 1)).toEqual([held]);
  });

  it('that has lapsed covers nothing, and is a finding itself', () => {
    expect(told(day('2027-02-01'))).toEqual([
      finding,
      { id: 'waiver-lapsed', level: 'error', detail: 'the waiver of weak-key ended on 2027-01-31 (old gateway)' },
    ]);
  });

  it('that has lapsed is not told where its finding is gone', () => {
    expect(told(day('2028-01-01'), [{ ...finding, id: 'expired' }])).toEqual([{ ...finding, id: 'expired' }]);
  });

  it('covers no other rule', () => {
    expect(told(day('2026-11-22'), [{ ...finding, id: 'expired' }])).toEqual([{ ...finding, id: 'expired' }]);
  });
});

describe('a certificate with a waiver', () => {
  const leaf = handmadePem({ extensions: Buffer.alloc(0) });
  const waived = async (sha256: (own: string) => string, now: number) => {
    const entries = await entriesOf(leaf);
    const own = entries[0]?.certificate.sha256 ?? '';
    // The fingerprint of a certificate, or digits of the same shape.
    const waiver = { rule: 'not-a-ca', sha256: sha256(own) as Fingerprint, until: day('2026-12-01'), reason: 'x', line: 1 };
    return judge(entries, { now, waivers: [waiver] });
  };

  it('is accepted in spite of the finding, which is told all the same', async () => {
    const [entry] = await waived((own) => own, day('2026-11-22'));
    expect(entry).toMatchObject({ isAccepted: true });
    expect(entry?.findings.find(({ id }) => id === 'not-a-ca')).toMatchObject({ waiver: { until: '2026-11-30', reason: 'x' } });
  });

  it.each([
    ['the waiver is that of another', () => digits, day('2026-11-22')],
    ['the waiver has lapsed', (own: string) => own, day('2026-12-01')],
  ])('is rejected where %s', async (_, sha256, now) => {
    expect(await waived(sha256, now)).toMatchObject([{ isAccepted: false }]);
  });
});
