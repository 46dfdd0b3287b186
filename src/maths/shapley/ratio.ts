import type { Contributions } from "./contributions.ts";

/** Shares of the variance with their standard errors, and what the difference of two of them is known to. */
export interface Shares {
  readonly variance: number;
  readonly share: Float64Array;
  readonly error: Float64Array;
  /** The standard error of share[a] - share[b]. */
  errorOfDifference(a: number, b: number): number;
}

/**
 * The ratio of means with the delta method: the error of sum(c)/sum(t) is that of the mean of c - share · t, over the mean
 * of t. Variances of rows are taken with the divisor rows - 1. Where no row shows any variance the error is 1: nothing is
 * known of a share.
 */
export const sharesOf = (contributions: Contributions): Shares => shares(contributions, () => 1, 0);

/**
 * The same for few rows, some of which may weigh much. A row with the part w of all variance counts 1/(1-w) times in the
 * errors: by so much it would change the share, were it left out, as in the jackknife. `idle` is added to the squares: one row more that says something else, by so much of the
 * mean variance. An input that did nothing in few rows may still do something rarely. The degrees of freedom are those of
 * as many equal rows as weigh the same.
 */
export function sharesOfFew(
  contributions: Contributions,
  idle: number,
): Shares & { readonly freedom: number } {
  const { sum } = contributions;
  const whole = sum.reduce((total, one) => total + one, 0);
  const squares = sum.reduce((total, one) => total + one * one, 0);
  const equal = squares > 0 ? (whole * whole) / squares : 1;
  return {
    ...shares(contributions, (row) => (whole > sum[row] ? 1 / (1 - sum[row] / whole) : 1), idle),
    freedom: Math.max(equal - 1, 1),
  };
}

function shares(
  { rows, players, of, sum }: Contributions,
  influence: (row: number) => number,
  idle: number,
): Shares {
  const variance = sum.reduce((total, one) => total + one, 0) / rows;
  const share = new Float64Array(players);
  if (variance > 0) {
    for (let row = 0; row < rows; row++)
      for (let player = 0; player < players; player++) share[player] += of[row * players + player];
    for (let player = 0; player < players; player++) share[player] /= rows * variance;
  }
  const factor = Float64Array.from({ length: rows }, (_, row) => influence(row));
  const errorOf = (contribution: (row: number) => number, ratio: number): number => {
    if (!(variance > 0)) return 1;
    // The mean of what is squared here is 0 by the choice of the ratio.
    let squares = idle * variance * idle * variance;
    for (let row = 0; row < rows; row++) {
      const off = (contribution(row) - ratio * sum[row]) * factor[row];
      squares += off * off;
    }
    return Math.sqrt(squares / (rows - 1) / rows) / variance;
  };
  return {
    variance,
    share,
    error: share.map((ratio, player) => errorOf((row) => of[row * players + player], ratio)),
    errorOfDifference: (a, b) =>
      errorOf((row) => of[row * players + a] - of[row * players + b], share[a] - share[b]),
  };
}
