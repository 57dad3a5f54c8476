import { usage } from './values.ts';

/**
 * `1,3` as the numbers of proxies, ascending. `used` is how many the agent uses; they count from 1.
 *
 * Fails: `usage` for what is no number, for one that no used proxy has, and for one that is named twice.
 */
export function proxyNumbers(text: string, option: string, used: number): readonly number[] {
  const pieces = text.split(',').map((piece) => piece.trim());
  if (!pieces.every((piece) => /^[1-9]\d{0,2}$/.test(piece)))
    throw usage(
      `the value of ${option} is no list of proxy numbers`,
      `write their places in the list, separated by commas, for instance ${option} 1,3`,
    );
  const numbers = pieces.map(Number).toSorted((left, right) => left - right);
  const beyond = numbers.find((number) => number > used);
  if (beyond !== undefined) throw usage(`${option} names proxy ${beyond}, and the agent uses ${usedText(used)}`, rangeText(used));
  const twice = numbers.find((number, i) => number === numbers[i + 1]);
  if (twice !== undefined) throw usage(`${option} names proxy ${twice} twice`, 'name each proxy once');
  return numbers;
}

function usedText(used: number): string {
  if (used === 0) return 'none';
  return used === 1 ? 'only one' : `only ${used}`;
}

function rangeText(used: number): string {
  return used === 0 ? 'configure a proxy first' : `write places from 1 to ${used}; the agent ignores proxies behind those that it uses`;
}
