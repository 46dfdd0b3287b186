import { fraction, toNumber } from "../../maths/exact.ts";
import { greatest } from "../../maths/whole.ts";
import type { Point } from "./point.ts";

/** How far the parties are from all having their best: two formulas that other programs call by one name. */
export interface Opposition {
  /** The least distance of a package to the point (1, ..., 1); null where some points exceed 1. */
  readonly toOnes: number | null;
  /** The least sqrt(sum of (1 - points / most points)^2) in the zone; null where it is empty or somebody's most is not above 0. */
  readonly scaled: number | null;
}

export const oppositionFormulas: Readonly<Record<keyof Opposition, string>> = {
  toOnes: "least distance to (1, ..., 1) over all packages",
  scaled: "least sqrt(sum of (1 - points / most points of all packages)^2) in the zone",
};

/**
 * Both least distances lie on the frontier, since whoever beats a package is no farther from points that nobody exceeds.
 *
 * @param frontier all undominated points.
 * @param zone those within the zone.
 */
export function oppositionOf(
  frontier: readonly Point[],
  zone: readonly Point[],
  units: readonly bigint[],
): Opposition {
  const most = units.map((_, k) => greatest(frontier.map(({ whole }) => whole[k])));
  const within = frontier.length > 0 && most.every((each, k) => (each! - units[k]) * slack <= units[k]);
  const positive = most.every((each) => each !== null && each > 0n);
  return {
    toOnes: within ? leastDistance(frontier, units) : null,
    scaled: positive && zone.length > 0 ? leastDistance(zone, most as bigint[]) : null,
  };
}

/** Files whose weights sum to a little more than 1 are taken as ending at 1: up to one part in so many. */
const slack = 1_000_000_000n;

/** To the point at which everyone has `full`, each counted in units of its own `full`. */
function leastDistance(points: readonly Point[], full: readonly bigint[]): number {
  const squares = points.map(({ whole }) =>
    whole.reduce((sum, each, k) => sum + toNumber(fraction(full[k] - each, full[k])) ** 2, 0),
  );
  return Math.sqrt(squares.reduce((a, b) => Math.min(a, b)));
}
