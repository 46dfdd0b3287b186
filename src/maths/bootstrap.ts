import type { Interval } from "./intervals.ts";
import { draw } from "./resample.ts";

/** A number with its interval; neither is cut where the number has bounds. */
export interface Estimate extends Interval {
  readonly value: number;
}

export interface BootstrapOptions {
  /** How often the rows are drawn again; 500 where it is left out. */
  readonly resamples?: number;
  /** Of the draws; 1 where it is left out. */
  readonly seed?: number;
  /** Of the intervals; 0.95 where it is left out. */
  readonly level?: number;
}

/**
 * Percentile intervals (Efron, "Bootstrap methods: another look at the jackknife", 1979) of `size` numbers that are
 * computed from rows: `statistic` is told how often each row counts and writes the numbers. Rows are drawn whole, so what
 * hangs together within a row stays together. It supposes independent rows; for rows of an even sequence, which
 * complement each other, the intervals are wider than need be.
 */
export function bootstrapped(
  rows: number,
  size: number,
  statistic: (times: Int32Array, into: Float64Array) => void,
  { resamples = 500, seed = 1, level = 0.95 }: BootstrapOptions = {},
): readonly Interval[] {
  if (!(Number.isInteger(resamples) && resamples >= 2)) {
    throw new RangeError(`invalid number of resamples ${resamples}: it is a whole number from 2`);
  }
  if (!(level > 0 && level < 1)) throw new RangeError(`invalid level ${level}: it lies between 0 and 1`);
  const times = new Int32Array(rows);
  const numbers = new Float64Array(size);
  const columns = Array.from({ length: size }, () => new Float64Array(resamples));
  for (let resample = 0; resample < resamples; resample++) {
    draw(seed, resample, times);
    statistic(times, numbers);
    for (let at = 0; at < size; at++) columns[at][resample] = numbers[at];
  }
  const tail = (1 - level) / 2;
  return columns.map((column) => {
    column.sort();
    return { low: percentile(column, tail), high: percentile(column, 1 - tail) };
  });
}

/** By a straight line between the two neighbours at place (n-1) p of a rising list. */
function percentile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
