import type { Search } from "./crossings.ts";

/**
 * The smallest joint change of several inputs at which a function stops being positive. Every input counts in units of its
 * own range: a point of the unit cube.
 */
export interface Flip {
  readonly point: Float64Array;
  /** Euclid's distance from the centre, in ranges. */
  readonly distance: number;
}

export interface FlipStart {
  /** Where the function is positive. */
  readonly centre: Float64Array;
  /** Its value there. */
  readonly value: number;
  /** Its values where each input alone goes to the low and to the high end; null where it has none. */
  readonly ends: readonly (readonly [number | null, number | null])[];
  /** Points worth walking towards: those known not to be positive, else those at which it is least. */
  readonly towards: readonly Float64Array[];
}

/** How many known points a search starts from, beside the direction of steepest descent. */
const mostStarts = 6;
/** How often the direction is taken anew at the point found. */
const rounds = 4;
/** Inputs whose slope is measured anew: those that can do most. */
const mostSlopes = 12;
/** A change of fewer inputs is preferred where it is at most this much longer. */
const slack = 1.1;
/** How near to the border is near enough, in ranges. */
const tolerance = 1e-3;
/** Step of a slope, in ranges. */
const step = 0.01;
/** How often a change of many inputs is stripped of those that it does not need. */
const strippings = 3;

/**
 * Looks for it by walking: along the direction in which each input alone does most (the shortest way where effects only
 * add), along each input that leads there alone, and towards known points; then again and again along the slopes measured at the nearest point found, which is the
 * method of Hasofer, Lind, Rackwitz and Fiessler for design points; at last with as few inputs as do nearly as well. It is
 * a descent: the point found is on the border, and nothing proves that none is nearer. Null where no walk leads there.
 */
export function* nearestFlip(start: FlipStart): Search<Float64Array, Flip | null> {
  const { centre, ends, value } = start;
  const first = steepest(centre, value, ends);
  const known = [...start.towards].sort((a, b) => distance(centre, a) - distance(centre, b));
  const towards = known.slice(0, mostStarts).map((point) => point.map((z, input) => z - centre[input]));
  let best = nearest(centre, yield* alongAll(centre, [first, ...alone(ends), ...towards]));
  if (best === null) return null;
  best = yield* stripped(centre, best);
  const strongest = Array.from(first.keys())
    .sort((a, b) => Math.abs(first[b]) - Math.abs(first[a]))
    .slice(0, mostSlopes);
  for (let round = 0; round < rounds; round++) {
    const direction = yield* slopesAt(best.point, centre, strongest);
    const next = nearest(centre, yield* alongAll(centre, [direction]));
    if (next === null || next.distance > best.distance * (1 - tolerance)) break;
    best = next;
  }
  return yield* withFewest(centre, best);
}

/** Each input by what it does alone for each range that it moves, towards the end at which it does more. */
function steepest(centre: Float64Array, value: number, ends: FlipStart["ends"]): Float64Array {
  return centre.map((at, input) => {
    const [low, high] = ends[input];
    const down = low === null || at <= 0 ? 0 : (value - low) / at;
    const up = high === null || at >= 1 ? 0 : (value - high) / (1 - at);
    if (down <= 0 && up <= 0) return 0;
    return down > up ? -down : up;
  });
}

/** The directions in which one input alone leads there. */
function alone(ends: FlipStart["ends"]): readonly Float64Array[] {
  return ends.flatMap((pair, input) =>
    pair.flatMap((value, end) => {
      if (value === null || value > 0) return [];
      const direction = new Float64Array(ends.length);
      direction[input] = end === 0 ? -1 : 1;
      return [direction];
    }),
  );
}

/** Downhill at a point, over some inputs; a slope that cannot be measured keeps the way the point has come. */
function* slopesAt(
  point: Float64Array,
  centre: Float64Array,
  inputs: readonly number[],
): Search<Float64Array, Float64Array> {
  const moved = inputs.map((input) => {
    const next = point.slice();
    next[input] += point[input] + step > 1 ? -step : step;
    return next;
  });
  const [here, ...there] = yield [point, ...moved];
  const direction = new Float64Array(point.length);
  inputs.forEach((input, at) => {
    const value = there[at];
    if (here === null || value === null) direction[input] = point[input] - centre[input];
    else direction[input] = (here - value) / (moved[at][input] - point[input]);
  });
  return direction;
}

/**
 * The change without inputs that it does not need: each is put back alone, then those that matter least all at once, as
 * many as keep the point on the other side; then on to the border again.
 */
function* stripped(centre: Float64Array, from: Flip): Search<Float64Array, Flip> {
  let best = from;
  for (let round = 0; round < strippings; round++) {
    const { point } = best;
    const moves = Array.from(point.keys()).filter((input) => point[input] !== centre[input]);
    if (moves.length <= mostSlopes) break;
    const without = (inputs: readonly number[]): Float64Array => {
      const less = point.slice();
      for (const input of inputs) less[input] = centre[input];
      return less;
    };
    const harm = yield moves.map((input) => without([input]));
    const order = moves
      .map((input, at) => ({ input, value: harm[at] ?? Number.POSITIVE_INFINITY }))
      .sort((a, b) => a.value - b.value)
      .map(({ input }) => input);
    const fewer = order.map((_, count) => without(order.slice(0, count + 1)));
    const values = yield fewer;
    const last = values.findLastIndex((value) => value !== null && value <= 0);
    if (last < 0) break;
    const [border] = yield* alongAll(centre, [fewer[last].map((z, input) => z - centre[input])]);
    if (border === null) break;
    best = { point: border, distance: distance(centre, border) };
  }
  return best;
}

/** The change that moves fewest inputs among those hardly longer than the best. */
function* withFewest(centre: Float64Array, best: Flip): Search<Float64Array, Flip> {
  const moves = Array.from(centre.keys())
    .filter((input) => best.point[input] !== centre[input])
    .sort((a, b) => Math.abs(best.point[b] - centre[b]) - Math.abs(best.point[a] - centre[a]));
  const fewer = moves.slice(0, mostSlopes).map((_, count) => {
    const direction = new Float64Array(centre.length);
    for (const input of moves.slice(0, count + 1)) direction[input] = best.point[input] - centre[input];
    return direction;
  });
  const found = yield* alongAll(centre, fewer);
  const enough = found.find((point) => point !== null && distance(centre, point) <= slack * best.distance);
  return enough ? { point: enough, distance: distance(centre, enough) } : best;
}

/** Along each direction, staying in the cube: the first point that a scan and halvings find not to be positive. */
function* alongAll(
  centre: Float64Array,
  directions: readonly Float64Array[],
): Search<Float64Array, readonly (Float64Array | null)[]> {
  const scan = 8;
  const walks = directions.map((direction) => walkOf(centre, direction));
  const looked = yield walks.flatMap(({ at }) => Array.from({ length: scan }, (_, i) => at((i + 1) / scan)));
  const brackets = walks.map((walk, index) => {
    const first = looked
      .slice(index * scan, (index + 1) * scan)
      .findIndex((value) => value !== null && value <= 0);
    return first < 0 ? null : { ...walk, inside: first / scan, outside: (first + 1) / scan };
  });
  for (;;) {
    const open = brackets.flatMap((bracket) =>
      bracket !== null && (bracket.outside - bracket.inside) * bracket.length > tolerance ? [bracket] : [],
    );
    if (open.length === 0) break;
    const middles = yield open.map(({ at, inside, outside }) => at((inside + outside) / 2));
    open.forEach((bracket, index) => {
      const middle = (bracket.inside + bracket.outside) / 2;
      const value = middles[index];
      if (value !== null && value <= 0) bracket.outside = middle;
      else bracket.inside = middle;
    });
  }
  return brackets.map((bracket) => (bracket === null ? null : bracket.at(bracket.outside)));
}

/** A walk from the centre until every input that moves is at an end of its range; 1 is where it ends. */
function walkOf(
  centre: Float64Array,
  direction: Float64Array,
): { readonly at: (share: number) => Float64Array; readonly length: number } {
  let longest = 0;
  direction.forEach((rate, input) => {
    const room = rate > 0 ? 1 - centre[input] : centre[input];
    if (rate !== 0 && room > 0) longest = Math.max(longest, room / Math.abs(rate));
  });
  const at = (share: number): Float64Array =>
    centre.map((z, input) => Math.min(1, Math.max(0, z + share * longest * direction[input])));
  return { at, length: distance(centre, at(1)) };
}

function nearest(centre: Float64Array, points: readonly (Float64Array | null)[]): Flip | null {
  let best: Flip | null = null;
  for (const point of points) {
    if (point === null) continue;
    const away = distance(centre, point);
    if (best === null || away < best.distance) best = { point, distance: away };
  }
  return best;
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, z, input) => sum + (z - b[input]) ** 2, 0));
}
