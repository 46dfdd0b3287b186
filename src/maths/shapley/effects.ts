import type { Interval } from "../intervals.ts";
import type { Rank } from "./ties.ts";

/** One input's share of the variance. The interval is never cut at 0 or 1, nor is the estimate. */
export interface Effect extends Interval {
  readonly input: number;
  readonly effect: number;
}

/**
 * Shapley effects: the variance of a number divided among its inputs, interactions and what correlated inputs have in
 * common split fairly (Owen 2014; Song, Nelson and Staum 2016). They sum to 1, or are all 0 where the number is constant.
 */
export interface Effects {
  /** In words: how it was estimated, and what the intervals rest on. */
  readonly method: string;
  /** By input. */
  readonly inputs: readonly Effect[];
  /** From the largest to the smallest. */
  readonly ranking: readonly Rank[];
  readonly variance: number;
  readonly mean: number;
  /** The level of the intervals, 0.95 for 95 percent. */
  readonly level: number;
  /** The number does not vary: all effects are 0, and that is a warning. */
  readonly constant: boolean;
  /** How many points were looked at, and at how many of them there was no number. */
  readonly points: number;
  readonly failures: number;
}

/** Numbers that differ by less than this part of their size differ by rounding. */
const rounding = 1e-12;

export function isConstant(values: Iterable<number>): boolean {
  let [low, high, size] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    size = Math.max(size, Math.abs(value));
  }
  return !(high - low > rounding * size);
}
