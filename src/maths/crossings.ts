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

export interface Seen {
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
 * A first look at `coarse` intervals, and at the central point, saves most of that: an interval is left alone where both
 * its ends have the same sign and are farther from zero than half of all the ups and downs that the first look saw. A
 * crossing inside would need a swing there and back that is larger than all of them together. What is found is then
 * halved down to the tolerance. A function that is not positive counts as negative at zero too.
 */
export function* crossings(
  low: number,
  high: number,
  central: number,
  options: CrossingOptions = usualCrossing,
): Search<number, Crossings> {
  const { coarse, fine, tolerance } = options;
  const width = high - low;
  let seen = yield* look([
    ...evenly(low, high, coarse),
    ...(central > low && central < high ? [central] : []),
  ]);
  const swing = variation(seen);
  const doubtful = pairsOf(seen).filter(([a, b]) => mayCross(a, b, swing));
  const finer = doubtful.flatMap(([a, b]) => evenly(low, high, fine).filter((at) => at > a.at && at < b.at));
  if (finer.length > 0) seen = inOrder([...seen, ...(yield* look(finer))]);
  let brackets = pairsOf(seen).filter(([a, b]) => changes(a, b));
  for (;;) {
    const open = brackets.filter(([a, b]) => b.at - a.at > tolerance * width);
    if (open.length === 0) break;
    const middles = yield* look(open.map(([a, b]) => a.at + (b.at - a.at) / 2));
    brackets = brackets.flatMap(([a, b]): readonly (readonly [Seen, Seen])[] => {
      const middle = middles.find(({ at }) => at > a.at && at < b.at);
      if (middle === undefined) return [[a, b]];
      if (middle.value === null) return [];
      return changes(a, middle) ? [[a, middle]] : [[middle, b]];
    });
  }
  return { crossings: brackets.map(([a, b]) => crossingIn(a, b)), seen };
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

/** Where one end has no value, what lies between is looked at too. */
function mayCross(a: Seen, b: Seen, swing: number): boolean {
  if (a.value === null || b.value === null) return a.value !== b.value;
  return changes(a, b) || Math.min(Math.abs(a.value), Math.abs(b.value)) <= swing / 2;
}

function variation(seen: readonly Seen[]): number {
  const values = seen.flatMap(({ value }) => (value === null ? [] : [value]));
  return values.slice(1).reduce((sum, value, index) => sum + Math.abs(value - values[index]), 0);
}

/** By the straight line between the two sides of a bracket that has become narrow. */
function crossingIn(a: Seen, b: Seen): Crossing {
  const [before, after] = [a.value!, b.value!];
  return { at: a.at + ((b.at - a.at) * before) / (before - after), rising: positive(after) };
}
