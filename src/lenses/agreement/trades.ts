import { one, zero } from "../../maths/exact.ts";
import { compile } from "./compiled.ts";
import { wholeAt } from "./evaluate.ts";
import { frontier, type Limits } from "./frontier.ts";
import { fairer, shares } from "./gain.ts";
import { combinations } from "./groups.ts";
import { type Move, movesFrom } from "./moves.ts";
import { type Point, pointsOf } from "./point.ts";
import { inOrder } from "./solutions.ts";
import { additive, type Space } from "./space.ts";
import { reaches, type Zone } from "./zone.ts";

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
 * points of the parties, so the frontier of both holds the fewest changes for everything that can be reached. Where there
 * are many packages it is asked for one change, then for two and so on, until there is a trade, and for none that the
 * frontier of the parties rules out. Among equally few the fairest comes first, gains being counted in shares of each
 * party's span, then the first in the document.
 */
export function tradesFrom(space: Space, zone: Zone, values: readonly number[], limits: Limits): Trades {
  const before = wholeAt(zone.compiled, values);
  const moves = movesFrom(space, zone, values);
  const skipped = new Set<string>();
  const reaching = reachingIn(space, zone, values, limits, skipped);
  const gain = ({ whole }: Point): readonly bigint[] => before.map((each, k) => whole[k] - each);
  const nobodyWorse = (point: Point): boolean => gain(point).every((each) => each >= 0n);
  const better = (point: Point): boolean => nobodyWorse(point) && gain(point).some((each) => each > 0n);
  const forAll = (point: Point): boolean => gain(point).every((each) => each > 0n);
  const accepted = reaches(before, zone.reservations);

  const fair: Order = (a, b) => fairer(shares(zone, gain(a)), shares(zone, gain(b)));
  const kept = ({ whole }: Point): bigint => whole[before.length];
  const few: Order = (a, b) => inOrder([kept(b)], [kept(a)]);
  const tradeTo = (best: Point | null): Trade | null => {
    if (best === null) return null;
    const changes = moves.filter(({ issue, to }) => best.first[issue] === to);
    return { values: best.first, changes, effects: gain(best) };
  };
  const fewest = (floors: Floors, suits: (point: Point) => boolean): Trade | null => {
    if (!zone.frontier.some(suits)) return null;
    for (const changes of reaching.rounds) {
      const found = reaching.within(floors, changes).filter(suits);
      if (found.length > 0) return tradeTo(first(found, [few, fair]));
      // What was not finished for few changes would not be for more.
      if (skipped.size > 0) break;
    }
    return null;
  };
  /** Nobody gains more in a trade than at some point of the frontier, so the fairest gains are there. */
  const fairest = (): Trade | null => {
    if (reaching.rounds.length === 1) {
      return tradeTo(first(reaching.within(before, values.length).filter(better), [fair, few]));
    }
    const best = first(zone.frontier.filter(better), [fair]);
    if (best === null) return null;
    const alike = zone.frontier.filter((point) => better(point) && fair(point, best) === 0);
    return tradeTo(
      first(
        alike.flatMap(({ whole }) => reaching.within(whole, values.length)),
        [fair, few],
      ),
    );
  };
  return {
    better: fewest(before, better),
    betterForAll: fewest(before, forAll),
    fairest: fairest(),
    acceptable: accepted ? null : fewest(zone.reservations, ({ whole }) => reaches(whole, zone.reservations)),
    skipped: [...skipped],
  };
}

type Order = (a: Point, b: Point) => number;
type Floors = readonly (bigint | null)[];

/** The first by some orders, then in the document. */
function first(points: readonly Point[], orders: readonly Order[]): Point | null {
  const [best] = [...points].sort((a, b) => {
    for (const order of orders) {
      const found = order(a, b);
      if (found !== 0) return found;
    }
    return inOrder(a.first, b.first);
  });
  return best ?? null;
}

/** So few packages are gone through once, and not round by round. */
const fewPackages = 50_000;

interface Reaching {
  /** How many changes are tried, in rising order. */
  readonly rounds: readonly number[];
  /** The frontier of points and issues kept, of what reaches the floors with at most so many changes. */
  within(floors: Floors, changes: number): readonly Point[];
}

function reachingIn(
  space: Space,
  { compiled: { units } }: Zone,
  values: readonly number[],
  limits: Limits,
  skipped: Set<string>,
): Reaching {
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
  const issues = [...values.keys()];
  const enumerate = Math.min(fewPackages, limits.enumerate);
  const once = combinations(compiled, issues) <= BigInt(enumerate);
  const known = new Map<string, readonly Point[]>();
  return {
    rounds: once ? [values.length] : issues.map((issue) => issue + 1),
    within(floors, changes) {
      const asked = [...floors, BigInt(values.length - changes)];
      const before = known.get(asked.join());
      if (before !== undefined) return before;
      const found = frontier(compiled, asked, { ...limits, enumerate });
      for (const sentence of found.skipped) skipped.add(sentence);
      const points = pointsOf(compiled, found.front);
      known.set(asked.join(), points);
      return points;
    },
  };
}
