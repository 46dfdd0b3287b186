import { empty, type Front, origin, sum } from "../../maths/front.ts";
import { compareLimbs, oneNumber, readLimbs, writeLimbs } from "../../maths/limbs.ts";
import { countReaching } from "../../maths/reaching.ts";
import { census } from "./census.ts";
import { type Compiled, layoutOf } from "./compiled.ts";
import type { Limits } from "./frontier.ts";
import { combinations, groupsOf } from "./groups.ts";

/** Counts packages without going through them. */
export interface Counter {
  /** Packages that reach every floor, in whole numbers of the rows; null where it takes too long to count them. */
  reaching(floors: readonly (bigint | null)[]): bigint | null;
  /** Packages that beat a point: nobody has less and somebody more. */
  beating(point: readonly bigint[]): bigint | null;
}

/** So many different vectors are held in each of the two halves at most. */
const mostVectors = 100_000;

/** Null where neither way of counting is open. */
export const counterOf = (compiled: Compiled, limits: Limits): Counter | null =>
  halved(compiled, limits) ?? listed(compiled, limits);

/**
 * Splits the groups of issues into two halves and holds, for each half, all different vectors of points with how often
 * each occurs; a package is a pair of them (meet in the middle). Null where a half has too many.
 */
function halved(compiled: Compiled, limits: Limits): Counter | null {
  const layout = { ...layoutOf(compiled, compiled.rows), keeps: "all" as const };
  const zeros = new Float64Array(compiled.constant.length);
  const uncut = compiled.ceilings.map(() => null);
  const bags: Front[] = [];
  if (!compiled.impossible) {
    for (const issues of groupsOf(compiled)) {
      const all = combinations(compiled, issues);
      if (all > BigInt(Math.min(limits.enumerate, mostGone))) return null;
      const { front } = census(compiled, issues, layout, zeros, uncut);
      if (front.size > mostVectors) return null;
      bags.push(front);
    }
  }
  let halves: readonly [Front, Front] = [
    compiled.impossible ? empty(layout) : origin(layout),
    origin(layout),
  ];
  for (const bag of [...bags].sort((a, b) => b.size - a.size)) {
    const [small, large] = halves[0].size <= halves[1].size ? halves : [halves[1], halves[0]];
    if (small.size * bag.size > mostVectors * 4) return null;
    const joined = sum(small, bag);
    if (joined.size > mostVectors) return null;
    halves = [joined, large];
  }
  const constant = Array.from({ length: compiled.rows }, (_, row) =>
    readLimbs(compiled.constant, row * compiled.limbs, compiled.limbs),
  );
  const reaching = (floors: readonly (bigint | null)[]): bigint | null => {
    const over = floors.some((floor, row) => {
      const ceiling = compiled.ceilings[row];
      return floor !== null && ceiling !== null && floor > ceiling;
    });
    if (over) return 0n;
    return countReaching(
      halves[0],
      halves[1],
      floors.map((floor, row) => (floor === null ? null : floor - constant[row])),
    );
  };
  return {
    reaching,
    beating(point) {
      const atLeast = reaching(point);
      const equal = exactly(point, reaching);
      return atLeast === null || equal === null ? null : atLeast - equal;
    },
  };
}

/** Groups with more combinations rarely have few enough vectors; their packages are listed if they can be. */
const mostGone = 500_000;

/** Holds the points of every package; null where there are too many. */
export function listed(compiled: Compiled, limits: Limits): Counter | null {
  const { rows, limbs } = compiled;
  const width = rows * limbs;
  const issues = [...compiled.sizes.keys()];
  const all = combinations(compiled, issues);
  if (all > BigInt(limits.enumerate)) return null;
  const points = new Float64Array(Number(all) * width);
  let end = 0;
  if (!compiled.impossible) {
    const layout = layoutOf(compiled, rows);
    census(compiled, issues, layout, compiled.constant, compiled.ceilings, (sums, at) => {
      for (let k = 0; k < width; k++) points[end + k] = sums[at + k];
      end += width;
    });
  }
  const atLeast = (at: number, floors: readonly (Float64Array | null)[]): boolean => {
    for (let row = 0; row < rows; row++) {
      const floor = floors[row];
      if (floor !== null && compareLimbs(points, at + row * limbs, floor, 0, limbs) < 0) return false;
    }
    return true;
  };
  const count = (floors: readonly (bigint | null)[], more: (at: number) => boolean): bigint => {
    const inLimbs = floors.map((floor) => (floor === null ? null : oneNumber(floor, limbs)));
    let found = 0;
    for (let at = 0; at < end; at += width) if (atLeast(at, inLimbs) && more(at)) found++;
    return BigInt(found);
  };
  return {
    reaching: (floors) => count(floors, () => true),
    beating(point) {
      const whole = new Float64Array(width);
      point.forEach((each, row) => {
        writeLimbs(each, whole, row * limbs, limbs);
      });
      return count(point, (at) => compareLimbs(points, at, whole, 0, width) !== 0);
    },
  };
}

/** Packages at a point: of those that reach it, without those that exceed it in some row, by inclusion and exclusion. */
function exactly(
  point: readonly bigint[],
  reaching: (floors: readonly bigint[]) => bigint | null,
): bigint | null {
  let count = 0n;
  for (let raised = 0; raised < 2 ** point.length; raised++) {
    const floors = point.map((each, row) => each + BigInt((raised >> row) & 1));
    const reached = reaching(floors);
    if (reached === null) return null;
    const odd = floors.reduce((sum, floor, row) => sum + (floor - point[row]), 0n) % 2n === 1n;
    count += odd ? -reached : reached;
  }
  return count;
}
