import { type Assembly, assemble } from "../assembly.ts";
import { copula } from "../copula.ts";
import { checkIndex, checkSize, type Design, designId } from "../design.ts";
import type { Inputs } from "../inputs.ts";
import { type Method, uniforms } from "../uniforms.ts";
import { ordersOf } from "./order.ts";
import { placesAlong, placesOf } from "./places.ts";
import { playersOf } from "./players.ts";
import { remembered, rowsOf } from "./row.ts";

/**
 * Rows of walks between two independent points x and y of the inputs, one player's inputs switched after another in a
 * random order (Goda, "A simple algorithm for global sensitivity analysis with Shapley effects", 2021).
 *
 * On the way there, point k keeps x on what is not switched yet; the switched ones have the values of y, but where they are
 * correlated with inputs that are not switched, they are drawn anew given those, with the random numbers of y. On the way
 * back, point k keeps y on what is switched and draws the others anew given those, with the random numbers of x. Both are
 * the same point unless a correlated group is half switched.
 *
 * A row holds the points 0..n of a walk of n players, 0 being x and n being y; where it is also walked in the reverse order,
 * the points between of that; and, where a group can be half switched, the points between of each way back. Those that
 * are also on the way there have a step from it that moves nothing.
 */
export interface WalkDesign extends Design {
  readonly kind: "walks";
  readonly stream: number;
  readonly rows: number;
  /** Inputs that are switched together. */
  readonly players: readonly (readonly number[])[];
  /** Whether the last player is all the inputs that were not named. */
  readonly rest: boolean;
  readonly reversed: boolean;
  /** Points in a row. */
  readonly length: number;
  /** The walks of a row. */
  walks(row: number): readonly Walk[];
  /** `point`, by an assembly of the same inputs that is at hand: to set one up for many laws takes its time. */
  pointsBy(assembly: Assembly): (index: number) => Float64Array;
}

/** The order in which players are switched, and the places in the row of its points, from x to y on both ways. */
interface Walk {
  readonly order: Uint32Array;
  readonly there: readonly number[];
  /** The same places where the way back has no points of its own. */
  readonly back: readonly number[];
}

export interface WalkOptions {
  readonly rows: number;
  readonly seed: number;
  /** An even sequence pays with few inputs and many rows. With more, or fewer, take a Latin hypercube or random numbers. */
  readonly method: Method;
  /** The inputs that are switched one by one; all others together. Left out: every input by itself. */
  readonly players?: readonly number[];
  /**
   * Whether each row is walked in the reverse order as well, for nearly twice the points; true where it is left out. That
   * takes out most of what the order adds by chance: it pays many times over with many rows of an even sequence and smooth
   * functions, and not quite with random rows, or with few.
   */
  readonly reversed?: boolean;
  /** Designs of different streams are independent; the plain sample has 0 by default, walks have 1. */
  readonly stream?: number;
}

/**
 * x takes the dimensions 0..d-1 of `uniforms` and y the dimensions d..2d-1. Throws a RangeError where a player is no input,
 * is named twice, or is correlated with an input that is not named: a group is split altogether or not at all.
 */
export function walkDesign(inputs: Inputs, options: WalkOptions): WalkDesign {
  const { rows, seed, method, reversed = true, stream = 1 } = options;
  checkSize(rows);
  const together = copula(inputs);
  const { groups, groupOf } = together;
  const { players, rest } = playersOf(together, options.players);
  const playerOf = new Int32Array(inputs.laws.length);
  players.forEach((members, player) => {
    for (const input of members) playerOf[input] = player;
  });
  const back = groups.some(({ members }) =>
    members.some((input) => playerOf[input] !== playerOf[members[0]]),
  );
  const places = placesOf(players.length, reversed, back);
  const size = rows * places.length;
  checkSize(size);
  const orders = remembered(ordersOf(seed, stream, players.length));
  const ranks = remembered((number) => ranksOf(orders(number)));
  const along = (reversed ? [false, true] : [false]).map((reverse) => ({
    there: placesAlong(places, reverse, false),
    back: placesAlong(places, reverse, back),
  }));
  const uniform = uniforms(method, seed, rows, 2 * inputs.laws.length, stream);
  const pointsBy = (assembly: Assembly) => {
    const row = rowsOf(assembly, uniform);
    return (index: number): Float64Array => {
      const { number, onBack, switched } = at(index);
      return row(number)(switched, onBack);
    };
  };
  let point: ((index: number) => Float64Array) | null = null;

  const inOrder = (order: Uint32Array, reverse: boolean) => (reverse ? order.slice().reverse() : order);

  /** Which inputs are switched at a point, and on which walk it is. */
  function at(index: number) {
    checkIndex(index, size);
    const number = Math.floor(index / places.length);
    const place = places[index - number * places.length];
    const { count, reverse } = place;
    const rank = ranks(number);
    const switched = (input: number): boolean => {
      const before = rank[playerOf[input]];
      return reverse ? players.length - 1 - before < count : before < count;
    };
    return { ...place, number, switched };
  }

  return {
    id: designId({ kind: "walks", method, seed, inputs, size }, { stream, players, rest, reversed }),
    kind: "walks",
    method,
    seed,
    stream,
    inputs,
    size,
    rows,
    players,
    rest,
    reversed,
    length: places.length,
    walks: (number) => along.map((places, at) => ({ ...places, order: inOrder(orders(number), at === 1) })),
    pointsBy,
    point(index) {
      point ??= pointsBy(assemble(inputs));
      return point(index);
    },
    step(index) {
      const { number, count, onBack, reverse, switched } = at(index);
      if (count === 0) return null;
      const before = number * places.length;
      const { there } = along[reverse ? 1 : 0];
      if (onBack) {
        const open = groups.filter(({ members }) => members.some(switched) && !members.every(switched));
        const from = before + there[count];
        return { from, moved: open.flatMap(({ members }) => members).sort(rising) };
      }
      const now = players[inOrder(orders(number), reverse)[count - 1]];
      // What of a group was switched before is drawn anew, for less of the group is kept.
      const drawn = now.flatMap((input) =>
        groupOf[input] < 0 ? [input] : groups[groupOf[input]].members.filter(switched),
      );
      const from = before + there[count - 1];
      return { from, moved: [...new Set(drawn)].sort(rising) };
    },
  };
}

function ranksOf(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  order.forEach((player, k) => {
    ranks[player] = k;
  });
  return ranks;
}

const rising = (a: number, b: number): number => a - b;
