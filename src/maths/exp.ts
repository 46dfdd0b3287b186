import { lowestPower, powersOfTwo } from "./powers.ts";

const inverseLn2 = Math.LOG2E;
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
/** Adding and subtracting it rounds to the nearest whole number, since no digit after the point fits beside it. */
const rounder = 6755399441055744;

/** Beyond these the nearest double is Infinity and 0. */
const overflow = 709.782712893384;
const underflow = -745.1332191019412;

/**
 * e to the x, written with + - * and comparisons only, so that every engine gives the same bits (`Math.exp` is not
 * specified to the bit). x = n ln 2 + r with |r| <= ln 2 / 2; Taylor's polynomial of degree 12 in r; times 2^n.
 * Relative error below 4e-16 where the result is normal. exp(-Infinity) = 0, exp(NaN) = NaN.
 */
export function exp(x: number): number {
  if (x > overflow) return Number.POSITIVE_INFINITY;
  if (x < underflow) return 0;
  const n = x * inverseLn2 + rounder - rounder;
  const r = x - n * ln2High - n * ln2Low;
  const p =
    1 +
    r *
      (1 +
        r *
          (1 / 2 +
            r *
              (1 / 6 +
                r *
                  (1 / 24 +
                    r *
                      (1 / 120 +
                        r *
                          (1 / 720 +
                            r *
                              (1 / 5040 +
                                r *
                                  (1 / 40320 +
                                    r *
                                      (1 / 362880 +
                                        r * (1 / 3628800 + r * (1 / 39916800 + r * (1 / 479001600))))))))))));
  if (n >= -1022 && n <= 1023) return p * powersOfTwo[n - lowestPower];
  if (n > 0) return p * powersOfTwo[1023 - lowestPower] * 2;
  // Below the normal numbers, and for NaN, whose n is NaN too.
  if (n < 0) return p * powersOfTwo[n + 100 - lowestPower] * powersOfTwo[-100 - lowestPower];
  return x;
}
