import type { WalkDesign } from "./walks.ts";

/**
 * What each player of each row brings about (rows × players), and the sum of a row. The mean of a player's contributions
 * estimates its share of the variance, the mean of the sums the variance.
 */
export interface Contributions {
  readonly rows: number;
  readonly players: number;
  readonly of: Float64Array;
  readonly sum: Float64Array;
}

/**
 * Goda's contributions of a walk F_0 … F_n, in the order in which the players are switched:
 * (F_(k-1) - F_k) (F_0 - (F_(k-1) + F_k) / 2). They need no more than that F_0 and F_k share what is not switched and are
 * independent given it: then E F_0 F_k is the variance of the conditional mean plus the squared mean, and E F_k² is the
 * same for all k. The sum is (F_0 - F_n)² / 2 whatever the walk.
 */
export function oneWay(walk: Float64Array): Float64Array {
  const steps = new Float64Array(walk.length - 1);
  for (let k = 1; k < walk.length; k++)
    steps[k - 1] = (walk[k - 1] - walk[k]) * (walk[0] - (walk[k - 1] + walk[k]) / 2);
  return steps;
}

/**
 * The mean of a row read there and back: the way back is a walk from y to x in the reverse order. Where both ways have the
 * same points a step comes to (F_(k-1) - F_k) (F_0 - F_n) / 2. The second reading costs no evaluation (none but those of
 * half switched groups) and halves the number of rows that are needed, or better.
 */
export function bothWays(there: Float64Array, back: Float64Array): Float64Array {
  const forward = oneWay(there);
  const backward = oneWay(back.slice().reverse());
  const last = forward.length - 1;
  return forward.map((one, k) => (one + backward[last - k]) / 2);
}

/** The contributions to the variance of what has the given values at the points of the design, for some of its rows. */
export function contributions(
  design: WalkDesign,
  values: Float64Array,
  rows: readonly number[],
): Contributions {
  const count = design.players.length;
  const of = new Float64Array(rows.length * count);
  const sum = new Float64Array(rows.length);
  rows.forEach((row, at) => {
    const first = row * design.length;
    const along = (places: readonly number[]) => Float64Array.from(places, (place) => values[first + place]);
    const walks = design.walks(row);
    for (const { order, there, back } of walks) {
      const steps = bothWays(along(there), along(back));
      for (let k = 0; k < count; k++) of[at * count + order[k]] += steps[k] / walks.length;
    }
    const way = values[first] - values[first + count];
    sum[at] = (way * way) / 2;
  });
  return { rows: rows.length, players: count, of, sum };
}
