import { betaLogit, betaQuantile } from "./beta.ts";
import { exp } from "./exp.ts";
import { normalQuantile } from "./normal.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How many standard errors a two-sided interval of this level reaches to each side: 1.96 for 0.95. */
export function normalReach(level: number): number {
  checkLevel(level);
  return -normalQuantile((1 - level) / 2);
}

/** The same where the standard error is itself estimated, with so many degrees of freedom: 2.13 for 0.95 and 15. */
export function studentReach(level: number, degrees: number): number {
  checkLevel(level);
  return -studentQuantile((1 - level) / 2, degrees);
}

/**
 * The number that Student's t stays below with probability p, for any degrees of freedom above 0; the normal quantile for
 * Infinity. NaN outside 0..1. By the beta law of degrees / (degrees + t²) (NIST DLMF 8.17; Abramowitz & Stegun 26.7.1);
 * relative error about 1e-12.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(p >= 0 && p <= 1 && degrees > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, degrees);
  // Beyond, the two laws differ by less than the error stated.
  if (degrees > 1e13) return normalQuantile(p);
  return -Math.sqrt(degrees) * exp(-betaLogit(2 * p, degrees / 2, 0.5) / 2);
}

/**
 * The interval of Clopper & Pearson (1934) for a share of which `successes` of `trials` were seen. Of the usual ones it is
 * the only one that never covers less often than its level says, whatever the share: Wilson's and Jeffreys' hold the level
 * on average over shares, and fall below it near 0 and 1, where verdicts are made. The price is some more width.
 *
 * It is meant for points of a scrambled Sobol sequence or a Latin hypercube too. Their shares scatter less than
 * independent trials do wherever the borders of the event have any smoothness, so that it covers more often still; no
 * theorem says so of every event, since scrambled nets may in principle scatter more by a factor that grows with t and the
 * dimension (Owen 1997). An interval as narrow as the points deserve takes several independent streams (`meanInterval`).
 */
export function shareInterval(successes: number, trials: number, level: number): Interval {
  checkLevel(level);
  if (
    !(Number.isInteger(trials) && trials >= 1 && Number.isInteger(successes)) ||
    successes < 0 ||
    successes > trials
  )
    throw new RangeError(
      `invalid share ${successes} of ${trials}: both are whole, and the part is no more than the whole`,
    );
  const tail = (1 - level) / 2;
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : 1 - betaQuantile(tail, failures, successes + 1),
  };
}

/**
 * The mean of independent estimates of one number, such as those of several streams, with Student's interval. It needs two
 * estimates at least, and is honest where they are roughly normal.
 */
export function meanInterval(
  estimates: ArrayLike<number>,
  level: number,
): Interval & { readonly mean: number } {
  const count = estimates.length;
  if (count < 2) throw new RangeError(`missing estimates: an interval needs 2 or more, there are ${count}`);
  const list = Array.from(estimates);
  const mean = list.reduce((sum, one) => sum + one, 0) / count;
  const squares = list.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  const half = studentReach(level, count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { mean, low: mean - half, high: mean + half };
}

function checkLevel(level: number): void {
  if (!(level > 0 && level < 1))
    throw new RangeError(`invalid level ${level}: it lies between 0 and 1, such as 0.95`);
}
