import { type Interval, studentReach } from "../intervals.ts";
import type { Explained } from "./explained.ts";
import type { Parts } from "./parts.ts";

/**
 * Half the width of an interval from two independent errors, with the degrees of freedom of Welch and Satterthwaite, rounded
 * down.
 */
export function halfWidths(
  level: number,
  ownFreedom: number,
  otherFreedom: number,
): (own: number, other: number) => number {
  const known = new Map<number, number>();
  return (own, other) => {
    const [one, two] = [own * own, other * other];
    const square = one + two;
    if (!(square > 0)) return 0;
    const rest = (one * one) / ownFreedom + (two * two) / otherFreedom;
    const freedom = Math.max(Math.floor((square * square) / rest), 1);
    const reach = known.get(freedom) ?? studentReach(level, freedom);
    known.set(freedom, reach);
    return reach * Math.sqrt(square);
  };
}

export function intervalOf(
  input: number,
  explained: Explained,
  parts: Parts,
  reachOf: (own: number, other: number) => number,
): Interval {
  const end = (part: number) => ({
    middle: (explained.share[input] + part * explained.left) / explained.variance,
    half: reachOf(
      explained.error([{ input, weight: 1, part }]),
      (parts.error[input] * explained.left) / explained.variance,
    ),
  });
  const [low, high] = [end(parts.low[input]), end(parts.high[input])];
  return { low: low.middle - low.half, high: high.middle + high.half };
}

export function difference(
  a: number,
  b: number,
  explained: Explained,
  parts: Parts,
  reachOf: (own: number, other: number) => number,
): Interval {
  const end = (partA: number, partB: number) => {
    const own = explained.error([
      { input: a, weight: 1, part: partA },
      { input: b, weight: -1, part: partB },
    ]);
    const other = (parts.errorOfDifference(a, b) * explained.left) / explained.variance;
    const middle =
      (explained.share[a] - explained.share[b] + (partA - partB) * explained.left) / explained.variance;
    return { middle, half: reachOf(own, other) };
  };
  const low = end(parts.low[a], parts.high[b]);
  const high = end(parts.high[a], parts.low[b]);
  return { low: low.middle - low.half, high: high.middle + high.half };
}
