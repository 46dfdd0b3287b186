import { add, compare, negate, one, subtract, toText, zero } from "../maths/exact.ts";
import { exactly } from "./amount.ts";
import type { Amount } from "./domain.ts";

/** Weights that miss a sum of 1 by less were meant to reach it: files carry them with as few as seven digits. */
export const weightTolerance = exactly("0.000001");

/** What weights sum to where that is not 1; null where it is. */
export function missedSum(weights: readonly Amount[]): Amount | null {
  const sum = weights.map(exactly).reduce(add, zero);
  const off = subtract(sum, one);
  const size = off.top < 0n ? negate(off) : off;
  return compare(size, weightTolerance) > 0 ? toText(sum) : null;
}
