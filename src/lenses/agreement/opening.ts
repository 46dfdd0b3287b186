import { type Exact, fraction } from "../../maths/exact.ts";
import { commonMultiple, greatest, smallest } from "../../maths/whole.ts";
import type { Point } from "./point.ts";
import { inOrder } from "./solutions.ts";

/** What would have to give for there to be a zone; also how much room there is where there is one. */
export interface Opening {
  /**
   * The largest least (points - reservation) over all packages, with the packages that reach it: negative when every
   * reservation must fall by at least so much. It compares points between parties. Null when nobody has a reservation.
   */
  readonly openness: { readonly value: Exact; readonly points: readonly Point[] } | null;
  /** By party. */
  readonly alone: readonly Alone[];
}

/**
 * The most that a party gets above its reservation among the packages that all others accept; negative: how far its
 * reservation alone would have to fall. Null when the others accept nothing together, or when it has no reservation.
 */
type Alone = { readonly gain: Exact; readonly point: Point } | null;

/**
 * Everything here is larger the more points there are, so the frontier is all that has to be looked at.
 *
 * @param reservations by party, in whole numbers of its row; null binds nobody.
 */
export function openingOf(
  frontier: readonly Point[],
  reservations: readonly (bigint | null)[],
  units: readonly bigint[],
): Opening {
  const common = commonMultiple(units);
  const binding = [...units.keys()].filter((k) => reservations[k] !== null);
  const gain = (point: Point, k: number): bigint => point.whole[k] - reservations[k]!;
  const leastGain = (point: Point): bigint =>
    smallest(binding.map((k) => gain(point, k) * (common / units[k])))!;
  const openness = (): Opening["openness"] => {
    if (binding.length === 0 || frontier.length === 0) return null;
    const least = frontier.map(leastGain);
    const best = greatest(least)!;
    return { value: fraction(best, common), points: frontier.filter((_, index) => least[index] === best) };
  };
  const alone = units.map((unit, k): Alone => {
    if (reservations[k] === null) return null;
    const accepted = frontier.filter((point) =>
      binding.every((other) => other === k || gain(point, other) >= 0n),
    );
    const [best] = [...accepted].sort(
      (a, b) => -inOrder([gain(a, k)], [gain(b, k)]) || inOrder(a.first, b.first),
    );
    return best === undefined ? null : { gain: fraction(gain(best, k), unit), point: best };
  });
  return { openness: openness(), alone };
}
