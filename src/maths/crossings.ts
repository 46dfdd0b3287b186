/**
 * A search that says which points it wants the function at and is fed the values there (null where there is none), until
 * it has its result. Many of them can so share their evaluations, and each round can be evaluated in one go.
 */
export type Search<Point, Result> = Generator<readonly Point[], Result, readonly (number | null)[]>;

/** Runs a search on a function. */
export function searched<Point, Result>(
  search: Search<Point, Result>,
  f: (point: Point) => number | null,
): { readonly result: Result; readonly evaluations: number } {
  let evaluations = 0;
  let step = search.next();
  while (step.done !== true) {
    evaluations += step.value.length;
    step = search.next(step.value.map(f));
  }
  return { result: step.value, evaluations };
}

export interface Crossing {
  /** Where the function changes sign, to the tolerance. */
  readonly at: number;
  /** Does it become positive to the right of it? If not, it stops being positive. */
  readonly rising: boolean;
}

export interface Crossings {
  /** From left to right. */
  readonly crossings: readonly Crossing[];
  /** All that was looked at, from left to right. */
  readonly seen: readonly Seen[];
}

interface Seen {
  readonly at: number;
  /** Null where the function has no value. */
  readonly value: number | null;
}

export interface CrossingOptions {
  /** Intervals of the first look and, where a change of sign cannot be excluded, of the second. */
  readonly coarse: number;
  readonly fine: number;
  /** How near to a crossing is near enough, in widths of the range. */
  readonly tolerance: number;
}

export const usualCrossing: CrossingOptions = { coarse: 4, fine: 32, tolerance: 1e-3 };

/**
 * Where a function of one number changes sign between two ends: every place that an even grid of `fine` intervals can see.
 * Most of that is saved: `coarse` intervals and the central point are looked at first, and an interval is left alone where
 * both its ends have the same sign and are farther from zero than a curve could come in between that bends four times as
 * sharply as the parabolas through its ends and a point beside them. What is found is halved down to the tolerance. Where
 * the function has no value between two signs, the turn is told in the middle of what is known to lie between. A function
 * that is not positive counts as negative at zero too. A step up and down again between two points of the first look is
 * not seen.
 */
export function* crossings(
  low: number,
  high: number,
  central: number,
  options: CrossingOptions = usualCrossing,
): Search<number, Crossings> {
  const { coarse, fine, tolerance } = options;
  const width = high - low;
  const middle = central > low && central < high ? [central] : [];
  let seen = yield* look([...evenly(low, high, coarse), ...middle]);
  const between = pairsOf(seen).flatMap(([a, b], index) =>
    mayCross(seen, index) ? evenly(low, high, fine).filter((at) => at > a.at && at < b.at) : [],
  );
  if (between.length > 0) seen = inOrder([...seen, ...(yield* look(between))]);
  let brackets = pairsOf(seen.filter(({ value }) => value !== null)).filter(([a, b]) => changes(a, b));
  const holes: (readonly [Seen, Seen])[] = [];
  for (;;) {
    const open = brackets.filter(([a, b]) => b.at - a.at > tolerance * width);
    if (open.length === 0) break;
    const middles = yield* look(open.map(([a, b]) => a.at + (b.at - a.at) / 2));
    brackets = brackets.flatMap(([a, b]): readonly (readonly [Seen, Seen])[] => {
      const here = middles.find(({ at }) => at > a.at && at < b.at);
      if (here === undefined) return [[a, b]];
      if (here.value !== null) return changes(a, here) ? [[a, here]] : [[here, b]];
      holes.push([a, b]);
      return [];
    });
  }
  const turns = [
    ...brackets.map(([a, b]) => crossingIn(a, b)),
    ...holes.map(([a, b]) => ({ at: (a.at + b.at) / 2, rising: positive(b.value!) })),
  ];
  return { crossings: turns.sort((a, b) => a.at - b.at), seen };
}

function* look(at: readonly number[]): Search<number, readonly Seen[]> {
  const values = yield at;
  return inOrder(at.map((point, index) => ({ at: point, value: values[index] })));
}

/** By place, each place once. */
function inOrder(seen: readonly Seen[]): readonly Seen[] {
  const sorted = [...seen].sort((a, b) => a.at - b.at);
  return sorted.filter(({ at }, index) => index === 0 || at !== sorted[index - 1].at);
}

const evenly = (low: number, high: number, intervals: number): readonly number[] =>
  Array.from({ length: intervals + 1 }, (_, i) =>
    i === intervals ? high : low + ((high - low) * i) / intervals,
  );

const pairsOf = (seen: readonly Seen[]): readonly (readonly [Seen, Seen])[] =>
  seen.slice(1).map((next, index) => [seen[index], next]);

const positive = (value: number): boolean => value > 0;

const changes = (a: Seen, b: Seen): boolean =>
  a.value !== null && b.value !== null && positive(a.value) !== positive(b.value);

/** May the function be zero between two neighbours? Where one of them has no value, what lies between is looked at too. */
function mayCross(seen: readonly Seen[], index: number): boolean {
  const [a, b] = [seen[index], seen[index + 1]];
  if (a.value === null || b.value === null) return a.value !== b.value;
  if (changes(a, b)) return true;
  return Math.min(Math.abs(a.value), Math.abs(b.value)) <= sharpest(seen, index) * (b.at - a.at) ** 2;
}

/**
 * The larger second divided difference of the two parabolas through an interval's ends and a point beside them. A parabola
 * comes off the line between the ends by a quarter of it times the square of the width, and four times that is allowed
 * for. Infinite where there is no such point, or it has no value.
 */
function sharpest(seen: readonly Seen[], index: number): number {
  let most = 0;
  let known = false;
  for (const middle of [index, index + 1]) {
    if (middle === 0 || middle === seen.length - 1) continue;
    const [a, b, c] = seen.slice(middle - 1, middle + 2);
    if (a.value === null || b.value === null || c.value === null) return Number.POSITIVE_INFINITY;
    const slopes = [(b.value - a.value) / (b.at - a.at), (c.value - b.value) / (c.at - b.at)];
    most = Math.max(most, Math.abs((slopes[1] - slopes[0]) / (c.at - a.at)));
    known = true;
  }
  return known ? most : Number.POSITIVE_INFINITY;
}

/** By the straight line between the two sides of a bracket that has become narrow. */
function crossingIn(a: Seen, b: Seen): Crossing {
  const [before, after] = [a.value!, b.value!];
  return { at: a.at + ((b.at - a.at) * before) / (before - after), rising: positive(after) };
}
