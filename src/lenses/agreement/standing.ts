import { type Exact, fraction, toNumber } from "../../maths/exact.ts";
import { greatest } from "../../maths/whole.ts";
import type { Counter } from "./counter.ts";
import { brokenRules, wholeAt } from "./evaluate.ts";
import type { Space } from "./space.ts";
import { reaches, type Zone } from "./zone.ts";

/** How good one package is, beside all others. */
export interface Standing {
  readonly values: readonly number[];
  /** By party, in whole numbers of its row. */
  readonly whole: readonly bigint[];
  readonly allowed: boolean;
  /** By party: points above its reservation, negative when it would rather have no agreement; null without one. */
  readonly gains: readonly (Exact | null)[];
  readonly inZone: boolean;
  /** Does no allowed package beat it? */
  readonly undominated: boolean;
  /** How many frontier points beat it: nobody has less and somebody more. */
  readonly beatenBy: number;
  /** One more than the number of packages that beat it; null where they were not counted. */
  readonly rank: bigint | null;
  /** Least distance to a frontier point, every party's points counted in shares of the way from its worst to its best. */
  readonly distance: number | null;
  /** By party: the most that it could gain if no other had less. */
  readonly onTheTable: readonly Exact[];
}

/** The rank is that of Fonseca and Fleming, "Genetic algorithms for multiobjective optimization" (ICGA 1993). */
export function standingOf(
  space: Space,
  zone: Zone,
  counter: Counter | null,
  values: readonly number[],
): Standing {
  const { compiled, frontier, reservations } = zone;
  const whole = wholeAt(compiled, values);
  const atLeast = (point: readonly bigint[], but = -1): boolean =>
    point.every((each, k) => k === but || each >= whole[k]);
  const beating = frontier.filter(
    (point) => atLeast(point.whole) && point.whole.some((each, k) => each > whole[k]),
  );
  const onFrontier = frontier.some((point) => point.whole.every((each, k) => each === whole[k]));
  const beaten = onFrontier ? 0n : (counter?.beating(whole) ?? null);
  return {
    values,
    whole,
    allowed: brokenRules(compiled.sizes, space.rules, values).length === 0,
    gains: reservations.map((each, k) =>
      each === null ? null : fraction(whole[k] - each, compiled.units[k]),
    ),
    inZone: reaches(whole, reservations),
    undominated: beating.length === 0,
    beatenBy: beating.length,
    rank: beaten === null ? null : beaten + 1n,
    distance: distanceOf(zone, whole),
    onTheTable: whole.map((own, k) => {
      const most = greatest(
        frontier.filter((point) => atLeast(point.whole, k)).map((point) => point.whole[k] - own),
      );
      return fraction(most === null || most < 0n ? 0n : most, compiled.units[k]);
    }),
  };
}

function distanceOf({ frontier, least, most }: Zone, whole: readonly bigint[]): number | null {
  if (least === null || most === null) return null;
  const spans = most.map((each, k) => each - least[k]);
  const squares = frontier.map((point) =>
    point.whole.reduce((sum, each, k) => {
      // A party to whom all packages are alike puts none of them at a distance.
      return spans[k] === 0n ? sum : sum + toNumber(fraction(each - whole[k], spans[k])) ** 2;
    }, 0),
  );
  return Math.sqrt(squares.reduce((a, b) => Math.min(a, b)));
}
