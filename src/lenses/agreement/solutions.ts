import { type Exact, fraction } from "../../maths/exact.ts";
import { commonMultiple, greatest, smallest } from "../../maths/whole.ts";
import type { Point } from "./point.ts";

/** One way of saying which agreement is reasonable, with all points that it names. */
export interface Solution {
  readonly name: "nash" | "kalai-smorodinsky" | "egalitarian" | "utilitarian" | "maximin";
  /** What is made as large as it can be: other programs mean other things by the same names. */
  readonly formula: string;
  /** Does the answer change when one party's points are multiplied? Then points are compared between parties. */
  readonly comparesParties: boolean;
  /** All of them, in falling order. Empty where nothing can be agreed. */
  readonly points: readonly Point[];
  /** The largest value of the formula, in points (Nash: their product; Kalai-Smorodinsky: a share). */
  readonly value: Exact | null;
  readonly note: string | null;
}

/** What the solutions start from, in whole numbers of each row. */
export interface Stakes {
  readonly units: readonly bigint[];
  /** What each party has without an agreement; the worst allowed package where nothing is said. */
  readonly without: readonly bigint[];
  /** The most that each party can get in the zone. */
  readonly ideal: readonly bigint[];
}

/**
 * The solution points among undominated points of the zone. Definitions as in Thomson, "Cooperative models of
 * bargaining" (Handbook of Game Theory II, 1994), for finitely many points: Nash (1950), Kalai and Smorodinsky (1975) in
 * the max-min form, Kalai's egalitarian solution (1977).
 *
 * @param zone the frontier within the zone, in falling order.
 */
export function solutionsOf(zone: readonly Point[], stakes: Stakes): readonly Solution[] {
  return [nash(zone, stakes), kalaiSmorodinsky(zone, stakes), ...comparing(zone, stakes)];
}

function nash(zone: readonly Point[], { units, without }: Stakes): Solution {
  const product = ({ whole }: Point): bigint =>
    whole.reduce((all, points, k) => all * (points - without[k]), 1n);
  const { points, score } = largest(zone, product);
  const nobody = score === 0n;
  return {
    name: "nash",
    formula: "largest product of (points - points without agreement)",
    comparesParties: false,
    points,
    value:
      score === null
        ? null
        : fraction(
            score,
            units.reduce((all, unit) => all * unit, 1n),
          ),
    note: nobody
      ? "somebody gains nothing anywhere in the zone, so every product is 0 and all points tie"
      : null,
  };
}

function kalaiSmorodinsky(zone: readonly Point[], stakes: Stakes): Solution {
  const share = leastShare(stakes);
  const { points, score } = largest(zone, share.of);
  const left = stakes.ideal.filter((ideal, k) => ideal === stakes.without[k]).length;
  return {
    name: "kalai-smorodinsky",
    formula:
      "largest least share, the share of a party being (points - points without agreement) / (its most in the zone - points without agreement)",
    comparesParties: false,
    points,
    value: score === null || share.whole === 0n ? null : fraction(score, share.whole),
    note:
      zone.length === 0 || left === 0
        ? null
        : left === stakes.ideal.length
          ? "nobody can gain anything in the zone, so all points tie"
          : "a party that can gain nothing in the zone is left out",
  };
}

/** The share of what could be gained, as whole parts of `whole`; for the party with the least. 0 where nobody can gain. */
function leastShare({ without, ideal }: Stakes): { readonly whole: bigint; of(point: Point): bigint } {
  const spans = ideal.map((most, k) => most - without[k]);
  const counting = [...spans.keys()].filter((k) => spans[k] > 0n);
  const whole = counting.reduce((all, k) => all * spans[k], counting.length === 0 ? 0n : 1n);
  return {
    whole,
    of: ({ whole: points }) =>
      smallest(counting.map((k) => (points[k] - without[k]) * (whole / spans[k]))) ?? 0n,
  };
}

/** The largest sum of points, wherever the points lie. */
export const utilitarian = (points: readonly Point[], units: readonly bigint[]): Solution =>
  compared("utilitarian", "largest sum of points", points, units, (each) => each.reduce((a, b) => a + b, 0n));

function comparing(zone: readonly Point[], { units, without }: Stakes): readonly Solution[] {
  const common = commonMultiple(units);
  const base = without.map((each, k) => each * (common / units[k]));
  return [
    compared(
      "egalitarian",
      "largest least (points - points without agreement)",
      zone,
      units,
      (points) => smallest(points.map((each, k) => each - base[k]))!,
    ),
    utilitarian(zone, units),
    compared("maximin", "largest least points", zone, units, (points) => smallest(points)!),
  ];
}

function compared(
  name: Solution["name"],
  formula: string,
  points: readonly Point[],
  units: readonly bigint[],
  score: (points: readonly bigint[]) => bigint,
): Solution {
  const common = commonMultiple(units);
  const scale = units.map((unit) => common / unit);
  const found = largest(points, ({ whole }) => score(whole.map((each, k) => each * scale[k])));
  const value = found.score === null ? null : fraction(found.score, common);
  return { name, formula, comparesParties: true, points: found.points, value, note: null };
}

/**
 * The one point that stands for all: the party with the least share of what it could gain has as much as possible, then
 * the next (leximin of the Kalai-Smorodinsky shares), then the first package in the order of the document.
 */
export function headline(zone: readonly Point[], { without, ideal }: Stakes): Point | null {
  const spans = ideal.map((most, k) => most - without[k]);
  const counting = [...spans.keys()].filter((k) => spans[k] > 0n);
  const whole = counting.reduce((all, k) => all * spans[k], 1n);
  const shares = ({ whole: points }: Point): readonly bigint[] =>
    counting.map((k) => (points[k] - without[k]) * (whole / spans[k])).sort(ascending);
  const [best] = zone
    .map((point) => ({ point, shares: shares(point) }))
    .sort((a, b) => -inOrder(a.shares, b.shares) || inOrder(a.point.first, b.point.first));
  return best?.point ?? null;
}

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Compares two lists entry by entry. */
export function inOrder<Entry extends number | bigint>(a: readonly Entry[], b: readonly Entry[]): number {
  const at = a.findIndex((entry, index) => entry !== b[index]);
  return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
}

function largest(
  points: readonly Point[],
  score: (point: Point) => bigint,
): { readonly points: readonly Point[]; readonly score: bigint | null } {
  const scores = points.map(score);
  const best = greatest(scores);
  return { points: points.filter((_, index) => scores[index] === best), score: best };
}
