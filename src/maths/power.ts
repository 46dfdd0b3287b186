import { exp } from "./exp.ts";
import { log } from "./log.ts";

/** Up to this exponent repeated squaring is both faster and closer than the logarithm. */
const mostSquared = 64;

/**
 * x to the y with + - * / and square roots only (`Math.pow` is not specified to the bit). Whole exponents up to 64 by
 * squaring, 1/2 by the root, everything else by e^(y log x), where the relative error grows like |y log x| * 2e-16.
 * A negative number to a broken power is NaN, and so is 1 to an infinite one.
 */
export function power(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isInteger(y) && y >= -mostSquared && y <= mostSquared) {
    const whole = squaring(x, y < 0 ? -y : y);
    return y < 0 ? 1 / whole : whole;
  }
  if (y === 0.5) return Math.sqrt(x);
  if (x > 0) return exp(y * log(x));
  if (x === 0) return y > 0 ? 0 : y < 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (!Number.isInteger(y)) return Number.NaN;
  const size = exp(y * log(-x));
  return y % 2 === 0 ? size : -size;
}

function squaring(x: number, n: number): number {
  let result = 1;
  let square = x;
  for (let rest = n; ; square *= square) {
    if (rest % 2 === 1) result *= square;
    rest = (rest - (rest % 2)) / 2;
    if (rest === 0) return result;
  }
}
