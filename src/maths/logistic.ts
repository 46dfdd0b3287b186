import { exp } from "./exp.ts";
import { log, logOfRatio } from "./log.ts";

/** 1 / (1 + e^-x), in 0..1. Both tails keep their relative accuracy down to the smallest double; nothing overflows. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const odds = exp(x);
  return odds / (1 + odds);
}

/** The series in `log` is accurate for |2p - 1| up to this. */
const nearHalf = 0.17;

/**
 * log(p / (1-p)), the inverse of `logistic`: -Infinity at 0, Infinity at 1, NaN outside 0..1. Near one half the
 * quotient would lose digits, so there it is 2 artanh(2p - 1), whose argument is exact.
 */
export function logit(p: number): number {
  const s = 2 * p - 1;
  return s > -nearHalf && s < nearHalf ? logOfRatio(s) : log(p / (1 - p));
}
