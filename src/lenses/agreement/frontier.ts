import {
  empty,
  type Front,
  frontOf,
  type Layout,
  origin,
  reaches,
  strideOf,
  sum,
  thinned,
  widthOf,
} from "../../maths/front.ts";
import { compareLimbs, oneNumber, readLimbs, writeLimbs } from "../../maths/limbs.ts";
import { census } from "./census.ts";
import { type Compiled, issuesOf, layoutOf } from "./compiled.ts";
import { combinations, groupsOf } from "./groups.ts";
import { layered } from "./layers.ts";
import { search } from "./search.ts";

/** How much work is done before an answer says that it is not exact. */
export interface Limits {
  /** Groups of issues with at most so many combinations are gone through one by one. */
  readonly enumerate: number;
  /** Larger ones are chosen issue by issue where that takes no more than so many steps from a part to a longer part. */
  readonly rows: number;
  /** At most so many points are kept while groups are joined, with up to three rows; with more, which are dearer. */
  readonly points: number;
  readonly pointsOfMany: number;
  /** A search of a larger group looks at so many half-chosen packages at most. */
  readonly steps: number;
  /** And at so many more to count packages that tie: ties are many, and most of what is asked does not need them. */
  readonly ties: number;
}

export const usualLimits: Limits = {
  enumerate: 2_000_000,
  rows: 3_000_000,
  points: 200_000,
  pointsOfMany: 30_000,
  steps: 1_000_000,
  ties: 125_000,
};

/** So few combinations are gone through, which takes no preparation. */
const few = 2_000;

/** The packages that no other is at least as good as for every row, and better for one. */
export interface Frontier {
  readonly front: Front;
  /** How many packages are allowed; null where they were not counted. */
  readonly packages: bigint | null;
  /** Are the tallies of ties complete? Otherwise there are at least so many packages. */
  readonly tallied: boolean;
  /** Sentences that say what was not done. Empty: the front is exact. */
  readonly skipped: readonly string[];
}

interface Part {
  readonly front: Front;
  readonly packages: bigint | null;
  readonly tallied: boolean;
  readonly skipped: string | null;
}

/**
 * Finds the front group by group: a group of issues that no term ties to others has a front of its own, and the front
 * of the whole is that of their sums. A group is gone through, or searched when it is too large for that.
 *
 * @param floors by row, what a package must reach to be of interest, as whole numbers of the row; the rest of the front
 * is left out. Null asks for nothing.
 */
export function frontier(
  compiled: Compiled,
  floors: readonly (bigint | null)[] | null = null,
  limits: Limits = usualLimits,
): Frontier {
  const layout = layoutOf(compiled, compiled.rows);
  const whole = combinations(compiled, [...compiled.sizes.keys()]);
  const nothing = empty(layout);
  if (compiled.impossible || whole === 0n)
    return { front: nothing, packages: 0n, tallied: true, skipped: [] };

  const groups = groupsOf(compiled);
  // Points are cut after everything is added up, which a lone group sees and others do not.
  const single = groups.length === 1;
  const uncut = compiled.ceilings.map(() => null);
  const parts = groups.map((issues) =>
    single
      ? partOf(
          compiled,
          issues,
          layout,
          compiled.constant,
          compiled.ceilings,
          needed(layout, floors, []),
          limits,
        )
      : partOf(compiled, issues, layout, new Float64Array(layout.dims * layout.limbs), uncut, null, limits),
  );
  const cutting = !single && parts.every(({ front }) => front.size > 0) && cuts(compiled, parts);
  if (cutting && whole <= BigInt(limits.enumerate)) {
    // A package that is beaten before points are cut may tie afterwards, so ties are counted package by package.
    const all = census(compiled, [...compiled.sizes.keys()], layout, compiled.constant, compiled.ceilings);
    return { ...all, front: reaching(all.front, floors), tallied: true, skipped: [] };
  }
  const skipped = parts.flatMap((part) => (part.skipped === null ? [] : [part.skipped]));
  const most = layout.dims > 3 ? limits.pointsOfMany : limits.points;
  let front = single ? origin(layout) : constantFront(compiled, layout);
  parts.forEach((part, index) => {
    front = sum(front, part.front, needed(layout, floors, parts.slice(index + 1)));
    if (front.size <= most) return;
    skipped.push(
      `${front.size} undominated part packages were found and ${most} kept: points are missing, and some of those shown may be beaten`,
    );
    front = thinned(front, most);
  });
  return {
    front: reaching(cutting ? cut(compiled.ceilings, front) : front, floors),
    packages: parts.reduce<bigint | null>(
      (product, part) => (product === null || part.packages === null ? null : product * part.packages),
      1n,
    ),
    tallied: !cutting && skipped.length === 0 && parts.every(({ tallied }) => tallied),
    skipped,
  };
}

function partOf(
  compiled: Compiled,
  issues: readonly number[],
  layout: Layout,
  start: Float64Array,
  ceilings: readonly (bigint | null)[],
  floors: Float64Array | null,
  limits: Limits,
): Part {
  const all = combinations(compiled, issues);
  const enumerable = all <= BigInt(limits.enumerate);
  if (!enumerable || all > BigInt(few)) {
    // Where all could be gone through, choosing issue by issue must not cost more than that.
    const rows = enumerable ? Math.min(limits.rows, Number(all)) : limits.rows;
    const layers = layered(compiled, issues, layout, start, floors, rows);
    const over = layers !== null && exceeds(ceilings, layers.front);
    // A package that is beaten before points are cut may tie afterwards, so ties are counted package by package.
    if (layers !== null && !(over && enumerable)) {
      const front = over ? cut(ceilings, layers.front) : layers.front;
      return { front, packages: layers.packages, tallied: !over, skipped: null };
    }
  }
  if (enumerable) {
    return { ...census(compiled, issues, layout, start, ceilings), tallied: true, skipped: null };
  }
  const { front, finished, tallied } = search(compiled, issues, layout, ceilings, start, floors, {
    points: limits.steps,
    ties: limits.ties,
  });
  const ruled = compiled.rules.some((rule) => issues.includes(issuesOf(rule)[0]));
  return {
    front,
    packages: ruled ? null : all,
    tallied,
    skipped: finished
      ? null
      : `the search of ${issues.length} issues that hang together stopped after ${limits.steps} steps: points are missing, and some of those shown may be beaten`,
  };
}

function constantFront({ constant }: Compiled, layout: Layout): Front {
  const front = origin(layout);
  front.rows.set(constant);
  return front;
}

/** Can a sum of the parts exceed a ceiling? */
function cuts({ ceilings, constant, limbs }: Compiled, parts: readonly Part[]): boolean {
  return ceilings.some((ceiling, row) => {
    if (ceiling === null) return false;
    const most = parts.reduce(
      (sum, { front }) => sum + largest(front, row),
      readLimbs(constant, row * limbs, limbs),
    );
    return most > ceiling;
  });
}

const exceeds = (ceilings: readonly (bigint | null)[], front: Front): boolean =>
  front.size > 0 && ceilings.some((ceiling, row) => ceiling !== null && largest(front, row) > ceiling);

/** Cuts what exceeds the ceilings; points that become equal are one, and some may now be beaten. */
function cut(ceilings: readonly (bigint | null)[], { layout, rows, size }: Front): Front {
  const cutRows = rows.slice();
  const stride = strideOf(layout);
  ceilings.forEach((ceiling, index) => {
    if (ceiling === null) return;
    const limit = oneNumber(ceiling, layout.limbs);
    for (let at = index * layout.limbs; at < size * stride; at += stride) {
      if (compareLimbs(cutRows, at, limit, 0, layout.limbs) > 0) cutRows.set(limit, at);
    }
  });
  return frontOf(layout, cutRows, size);
}

/** What a sum of the parts so far must have if the parts to come are to bring it to the floors. */
function needed(
  layout: Layout,
  floors: readonly (bigint | null)[] | null,
  toCome: readonly Part[],
): Float64Array | null {
  if (floors === null || toCome.some(({ front }) => front.size === 0)) return null;
  const least = new Float64Array(widthOf(layout));
  floors.forEach((floor, row) => {
    if (floor === null) least[row * layout.limbs] = Number.NEGATIVE_INFINITY;
    else {
      const before = toCome.reduce((rest, { front }) => rest - largest(front, row), floor);
      writeLimbs(before, least, row * layout.limbs, layout.limbs);
    }
  });
  return least;
}

function reaching(front: Front, floors: readonly (bigint | null)[] | null): Front {
  const least = needed(front.layout, floors, []);
  if (least === null) return front;
  const stride = strideOf(front.layout);
  const kept = Array.from({ length: front.size }, (_, row) => row * stride)
    .filter((at) => reaches(front.layout, front.rows, at, least))
    .map((at) => front.rows.subarray(at, at + stride));
  const rows = new Float64Array(kept.length * stride);
  kept.forEach((row, index) => {
    rows.set(row, index * stride);
  });
  return { layout: front.layout, size: kept.length, rows };
}

function largest(front: Front, dim: number): bigint {
  const { limbs } = front.layout;
  const stride = strideOf(front.layout);
  let best = dim * limbs;
  for (let at = best + stride; at < front.size * stride; at += stride) {
    if (compareLimbs(front.rows, at, front.rows, best, limbs) > 0) best = at;
  }
  return readLimbs(front.rows, best, limbs);
}
