/**
 * A cooperative game of n players as the list of its 2^n values: entry `mask` is what the players whose bits are set
 * bring about together, the first player being bit 0.
 */
export type Game = ArrayLike<number>;

const playersOf = (game: Game): number => 31 - Math.clz32(game.length);

/**
 * Shapley value of each player (Shapley 1953): what it adds, averaged over all orders in which the players may come.
 * Exact up to rounding. The values sum to game[all] - game[0]; a player that never changes anything has exactly 0;
 * players that do the same have the same value up to the last digit, since their sums run over the same numbers.
 */
export function shapleyValues(game: Game): Float64Array {
  const players = playersOf(game);
  const weight = orderWeights(players);
  const values = new Float64Array(players);
  for (let mask = 0; mask < game.length; mask++) {
    const share = weight[bits(mask)];
    for (let player = 0; player < players; player++) {
      const bit = 1 << player;
      if ((mask & bit) === 0) values[player] += share * (game[mask | bit] - game[mask]);
    }
  }
  return values;
}

/**
 * Shapley's interaction index of two players (Owen 1972; Grabisch and Roubens 1999): by how much both together bring
 * more than each alone, averaged likewise over what the others do.
 */
export function interaction(game: Game, a: number, b: number): number {
  const players = playersOf(game);
  const weight = orderWeights(players - 1);
  const both = (1 << a) | (1 << b);
  let sum = 0;
  for (let mask = 0; mask < game.length; mask++) {
    if ((mask & both) !== 0) continue;
    const more = game[mask | both] - game[mask | (1 << a)] - game[mask | (1 << b)] + game[mask];
    sum += weight[bits(mask)] * more;
  }
  return sum;
}

/** Every two of so many players, the earlier one first. */
export const pairsOf = (players: number): readonly (readonly [number, number])[] =>
  Array.from({ length: players }, (_, a) =>
    Array.from({ length: players - a - 1 }, (_, more) => [a, a + 1 + more] as const),
  ).flat();

/** By size of what came before: the share of orders in which exactly these players come first and one given player next. */
function orderWeights(players: number): Float64Array {
  const weights = new Float64Array(Math.max(players, 0));
  let weight = 1 / players;
  for (let size = 0; size < players; size++) {
    weights[size] = weight;
    weight *= (size + 1) / (players - 1 - size);
  }
  return weights;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
