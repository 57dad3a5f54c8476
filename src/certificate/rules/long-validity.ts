import { dateText } from '../day.ts';
import type { Rule } from './rule.ts';

const maxYears = 30;

/** Appliances make roots for a hundred years, whose keys nobody will have looked after for so long. */
export const longValidity: Rule = {
  id: 'long-validity',
  level: 'notice',
  title: 'a CA certificate is valid for 30 years at most',
  why: 'a key that is never renewed is trusted long after its proxy, its owner and its algorithm are gone',
  remedy: 'nothing now; note when this proxy is to be replaced, and take its CA out of the bundle then',
  source: 'RFC 5280 §4.1.2.5; NIST SP 800-57 Part 1 §5.3.6',
  examples: {
    kept: 'a root that is valid for ten years',
    broken: 'a root that is valid for a hundred years',
  },
  check: ({ notBefore, notAfter }) => {
    if (notAfter <= yearsAfter(notBefore, maxYears)) return undefined;
    return `it is valid for ${wholeYears(notBefore, notAfter)} years (until ${dateText(notAfter)})`;
  },
};

function wholeYears(from: number, to: number): number {
  const years = new Date(to).getUTCFullYear() - new Date(from).getUTCFullYear();
  return yearsAfter(from, years) > to ? years - 1 : years;
}

function yearsAfter(instant: number, years: number): number {
  const date = new Date(instant);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}
