/**
 * Shapley values straight from their definition: what a player adds to those before it, averaged over all orders. Entry
 * `mask` of the game is what the players whose bits are set bring about.
 */
export function shapleyThroughOrders(game: readonly number[]): readonly number[] {
  const players = Math.log2(game.length);
  const all = orders(Array.from({ length: players }, (_, player) => player));
  const sums = new Array<number>(players).fill(0);
  for (const order of all) {
    let mask = 0;
    for (const player of order) {
      sums[player] += game[mask | (1 << player)] - game[mask];
      mask |= 1 << player;
    }
  }
  return sums.map((sum) => sum / all.length);
}

function orders(players: readonly number[]): readonly (readonly number[])[] {
  if (players.length === 0) return [[]];
  return players.flatMap((first) =>
    orders(players.filter((player) => player !== first)).map((rest) => [first, ...rest]),
  );
}
