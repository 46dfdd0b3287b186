import type { Counter } from "./counter.ts";
import type { Point } from "./point.ts";
import type { Passing, Space } from "./space.ts";
import type { Zone } from "./zone.ts";

/** What passes where not everybody must accept. */
export interface Passed {
  readonly rule: Passing;
  /** What of it is beaten by no other, in falling order. */
  readonly points: readonly Point[];
  /** Null where they were not counted. */
  readonly packages: bigint | null;
  /** By party: packages that pass although it refuses them. */
  readonly outvoted: readonly bigint[] | null;
  readonly skipped: readonly string[];
}

/** More different ways of being outvoted than these are not counted one by one. */
const mostWays = 1000;

/**
 * Null where everybody must accept. Whoever accepts a package accepts what beats it, so a package that beats one that
 * passes passes too, and what of the frontier passes is the frontier of what passes.
 */
export function passingOf(
  { parties, passing: rule }: Space,
  { frontier, reservations }: Zone,
  counter: Counter | null,
): Passed | null {
  if (rule === undefined) return null;
  const points = frontier.filter(({ whole }) => passes(rule, whole, reservations));
  const ways = counter === null ? null : waysOf(rule, reservations, counter);
  if (ways === null) {
    const skipped = ["the packages that pass without everybody were not counted"];
    return { rule, points, packages: null, outvoted: null, skipped };
  }
  const countOf = (some: readonly Way[]): bigint => some.reduce((sum, { packages }) => sum + packages, 0n);
  return {
    rule,
    points,
    packages: countOf(ways),
    outvoted: parties.map((_, k) => countOf(ways.filter(({ refusing }) => refusing.includes(k)))),
    skipped: [],
  };
}

/** Does a package pass that brings these points? */
export function passes(
  { atLeast, vetoes }: Passing,
  whole: readonly bigint[],
  reservations: readonly (bigint | null)[],
): boolean {
  const accepts = reservations.map((floor, k) => floor === null || whole[k] >= floor);
  return vetoes.every((party) => accepts[party]) && accepts.filter(Boolean).length >= atLeast;
}

/** The packages that exactly these parties refuse. */
interface Way {
  readonly refusing: readonly number[];
  readonly packages: bigint;
}

/**
 * Every set of parties that may refuse while a package passes. Those who refuse at most a set are counted by asking nobody
 * of it; the sets within it were counted before and are taken away (inclusion and exclusion). Null where it cannot be
 * counted.
 */
function waysOf(
  { atLeast, vetoes }: Passing,
  reservations: readonly (bigint | null)[],
  counter: Counter,
): readonly Way[] | null {
  const free = [...reservations.keys()].filter((party) => !vetoes.includes(party));
  const most = Math.min(free.length, reservations.length - atLeast);
  const ways: Way[] = [];
  for (const refusing of subsets(free, most)) {
    if (ways.length === mostWays) return null;
    const reached = counter.reaching(
      reservations.map((floor, party) => (refusing.includes(party) ? null : floor)),
    );
    if (reached === null) return null;
    const fewer = ways.filter((way) => way.refusing.every((party) => refusing.includes(party)));
    ways.push({ refusing, packages: fewer.reduce((rest, way) => rest - way.packages, reached) });
  }
  return ways;
}

/** The sets of at most so many of some numbers in rising order, smaller sets before larger ones. */
function* subsets(of: readonly number[], most: number): Generator<readonly number[]> {
  for (let size = 0; size <= most; size++) yield* choices(of, size);
}

function* choices(of: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (const [at, first] of of.entries())
      for (const rest of choices(of.slice(at + 1), size - 1)) yield [first, ...rest];
}
