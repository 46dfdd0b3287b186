import { one, zero } from "../../maths/exact.ts";
import { compile } from "./compiled.ts";
import { wholeAt } from "./evaluate.ts";
import { frontier, type Limits } from "./frontier.ts";
import { fairer, shares } from "./gain.ts";
import { type Move, movesFrom } from "./moves.ts";
import { type Point, pointsOf } from "./point.ts";
import { inOrder } from "./solutions.ts";
import { additive, type Space } from "./space.ts";
import type { Zone } from "./zone.ts";

/** Several issues of a package changed at once. */
export interface Trade {
  readonly values: readonly number[];
  /** The changes, with what each would bring by itself. */
  readonly changes: readonly Move[];
  /** By party, what all of them bring together. */
  readonly effects: readonly bigint[];
}

export interface Trades {
  /** The fewest changes after which nobody has less and somebody more; null where there are none. */
  readonly better: Trade | null;
  /** The fewest changes after which everybody has more. */
  readonly betterForAll: Trade | null;
  /** As many changes as it takes to make the least gain the largest. */
  readonly fairest: Trade | null;
  /** The fewest changes that bring the package to every reservation; null where none do, or where it is there. */
  readonly acceptable: Trade | null;
  /** Sentences that say what was not done. */
  readonly skipped: readonly string[];
}

/**
 * Looks for trades among all packages: how many issues stay as they are is one more thing to make large, beside the
 * points of the parties, so the frontier of both holds the fewest changes for everything that can be reached. Among
 * equally few the fairest comes first, gains being counted in shares of each party's span, then the first in the document.
 */
export function tradesFrom(space: Space, zone: Zone, values: readonly number[], limits: Limits): Trades {
  const before = wholeAt(zone.compiled, values);
  const moves = movesFrom(space, zone, values);
  const upwards = withChanges(space, zone, values, before, limits);
  const gain = ({ whole }: Point): readonly bigint[] => before.map((each, k) => whole[k] - each);
  const better = upwards.points.filter((point) => gain(point).some((each) => each > 0n));
  const forAll = better.filter((point) => gain(point).every((each) => each > 0n));
  const accepted = before.every((each, k) => (zone.reservations[k] ?? each) <= each);
  const inZone = accepted ? null : withChanges(space, zone, values, zone.reservations, limits);

  const fair = (a: Point, b: Point): number => fairer(shares(zone, gain(a)), shares(zone, gain(b)));
  const kept = ({ whole }: Point): bigint => whole[before.length];
  const few = (a: Point, b: Point): number => inOrder([kept(b)], [kept(a)]);
  const first = (points: readonly Point[], ...orders: ((a: Point, b: Point) => number)[]): Trade | null => {
    const [best] = [...points].sort((a, b) => {
      for (const order of orders) {
        const found = order(a, b);
        if (found !== 0) return found;
      }
      return inOrder(a.first, b.first);
    });
    if (best === undefined) return null;
    const changes = moves.filter(({ issue, to }) => best.first[issue] === to);
    return { values: best.first, changes, effects: gain(best) };
  };
  return {
    better: first(better, few, fair),
    betterForAll: first(forAll, few, fair),
    fairest: first(better, fair, few),
    acceptable: inZone === null ? null : first(inZone.points, few, fair),
    skipped: [...new Set([...upwards.skipped, ...(inZone?.skipped ?? [])])],
  };
}

/** Little reaches the floors, so a short search mostly does what going through all packages would; if not, that is done. */
const few = 50_000;

/** The frontier of points and issues kept, of what reaches the floors. */
function withChanges(
  space: Space,
  { compiled: { units } }: Zone,
  values: readonly number[],
  floors: readonly (bigint | null)[],
  limits: Limits,
): { readonly points: readonly Point[]; readonly skipped: readonly string[] } {
  const kept = additive(
    space.issues.map((issue, index) =>
      issue.values.map((_, value) => (value === values[index] ? one : zero)),
    ),
    zero,
  );
  // With one unit beside, every row keeps the unit that it has in the zone.
  const compiled = compile(space, [
    ...space.parties.map(({ worth }, k) => ({ worth, beside: [{ top: 1n, bottom: units[k] }] })),
    { worth: kept },
  ]);
  const asked = [...floors, null];
  const searched = frontier(compiled, asked, {
    ...limits,
    enumerate: Math.min(few, limits.enumerate),
    steps: few,
  });
  const { front, skipped } = searched.skipped.length === 0 ? searched : frontier(compiled, asked, limits);
  return { points: pointsOf(compiled, front), skipped };
}
