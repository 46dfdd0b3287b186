import { greatest } from "../../maths/whole.ts";
import { type Compiled, compile, wholeOf } from "./compiled.ts";
import { type Frontier, frontier, type Limits } from "./frontier.ts";
import { type Point, pointsOf } from "./point.ts";
import type { Stakes } from "./solutions.ts";
import type { Space } from "./space.ts";
import { worstOf } from "./worst.ts";

/** The frontier of a space and what of it everyone could accept. */
export interface Zone {
  /** One row per party. */
  readonly compiled: Compiled;
  readonly found: Frontier;
  /** All undominated points, in falling order. */
  readonly frontier: readonly Point[];
  /** Those that reach every reservation, equality included. */
  readonly points: readonly Point[];
  /** Reservations in whole numbers of the rows; null binds nobody. */
  readonly reservations: readonly (bigint | null)[];
  /** The most of every party in the zone and over all packages; null where there is none. */
  readonly ideal: readonly bigint[] | null;
  readonly most: readonly bigint[] | null;
  /** The least of every party over all packages. */
  readonly least: readonly bigint[] | null;
  /** Null when the zone is empty. */
  readonly stakes: Stakes | null;
  /** Sentences that say what was not done. Empty: everything here is exact. */
  readonly skipped: readonly string[];
}

/**
 * A package that beats one of the zone is in the zone itself, so the frontier of the zone is what of the frontier lies in
 * it.
 */
export function zoneOf(space: Space, limits: Limits): Zone {
  const { parties } = space;
  const worst = parties.map(({ worth }) => worstOf(space, worth, limits));
  const compiled = compile(
    space,
    parties.map(({ worth, reservation }, k) => ({ worth, beside: [reservation, worst[k]?.points ?? null] })),
  );
  const found = frontier(compiled, null, limits);
  const all = pointsOf(compiled, found.front);
  const reservations = parties.map(({ reservation }, k) =>
    reservation === null ? null : wholeOf(reservation, compiled.units[k]),
  );
  const points = all.filter(({ whole }) => reaches(whole, reservations));
  const least = worst.every((each) => each !== null)
    ? worst.map((each, k) => wholeOf(each.points, compiled.units[k]))
    : null;
  const ideal = mostOf(points, parties.length);
  return {
    compiled,
    found,
    frontier: all,
    points,
    reservations,
    ideal,
    most: mostOf(all, parties.length),
    least,
    stakes:
      ideal === null || least === null
        ? null
        : { units: compiled.units, without: reservations.map((each, k) => each ?? least[k]), ideal },
    skipped: worst.every((each) => each === null || each.exact)
      ? found.skipped
      : [...found.skipped, "the worst package of a party was not found for certain"],
  };
}

/** Does a point reach every floor? */
export const reaches = (whole: readonly bigint[], floors: readonly (bigint | null)[]): boolean =>
  floors.every((floor, k) => floor === null || whole[k] >= floor);

function mostOf(points: readonly Point[], parties: number): readonly bigint[] | null {
  if (points.length === 0) return null;
  return Array.from({ length: parties }, (_, k) => greatest(points.map(({ whole }) => whole[k]))!);
}
