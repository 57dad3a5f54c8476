/** A probability, exactly: lowest terms, from 0/1 to 1/1. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** `part` of `whole`, in lowest terms. Both are whole numbers that a double holds exactly; `whole` is not 0. */
export function fraction(part: number, whole: number): Fraction {
  const divisor = greatestCommonDivisor(part, whole);
  return { numerator: part / divisor, denominator: whole / divisor };
}

/** `1/3`; `1` for certainty. */
export function fractionText({ numerator, denominator }: Fraction): string {
  return denominator === 1 ? `${numerator}` : `${numerator}/${denominator}`;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
