import { empty, type Front, origin, sum } from "../../maths/front.ts";
import { readLimbs } from "../../maths/limbs.ts";
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

/**
 * Splits the groups of issues into two halves and holds, for each half, all different vectors of points with how often
 * each occurs; a package is a pair of them (meet in the middle). Null where a half has too many.
 */
export function counterOf(compiled: Compiled, limits: Limits): Counter | null {
  const layout = { ...layoutOf(compiled, compiled.rows), keeps: "all" as const };
  const zeros = new Float64Array(compiled.constant.length);
  const uncut = compiled.ceilings.map(() => null);
  const bags: Front[] = [];
  if (!compiled.impossible) {
    for (const issues of groupsOf(compiled)) {
      if (combinations(compiled, issues) > BigInt(limits.enumerate)) return null;
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
