import { philox } from "./philox.ts";

/**
 * Orders in which players come, for games with too many players to try every group of them. Each drawn order stands
 * beside its reverse, which takes out most of what the place of a player in one order adds by chance.
 */
export interface Orders {
  readonly players: number;
  /** 2 · pairs orders, one after the other, each a list of all players. */
  readonly order: Uint32Array;
  readonly pairs: number;
}

/** The same for the same seed, on every machine. */
export function drawOrders(players: number, pairs: number, seed: number): Orders {
  const order = new Uint32Array(2 * pairs * players);
  const words = new Uint32Array(4);
  for (let pair = 0; pair < pairs; pair++) {
    const there = order.subarray(2 * pair * players, (2 * pair + 1) * players);
    const back = order.subarray((2 * pair + 1) * players, (2 * pair + 2) * players);
    for (let i = 0; i < players; i++) {
      // The next player goes to a place drawn among those taken so far, and who stood there moves to the end.
      philox(pair, i, 0, 0, seed, 0x6f72, words);
      const place = Math.floor(((words[0] + 0.5) / 2 ** 32) * (i + 1));
      there[i] = there[place];
      there[place] = i;
    }
    for (let i = 0; i < players; i++) back[i] = there[players - 1 - i];
  }
  return { players, order, pairs };
}

/**
 * The groups that the orders pass through: for each order first nobody, then one player more each time, so players + 1
 * groups an order. A group is told by the order it belongs to and how many have come.
 */
export function groupsOf({ players, order, pairs }: Orders): readonly Uint8Array[] {
  const groups: Uint8Array[] = [];
  for (let one = 0; one < 2 * pairs; one++) {
    let group = new Uint8Array(players);
    groups.push(group);
    for (let i = 0; i < players; i++) {
      group = group.slice();
      group[order[one * players + i]] = 1;
      groups.push(group);
    }
  }
  return groups;
}

/**
 * What each player adds on the average over the orders, and the standard error of that average over the pairs. The
 * averages sum to the whole exactly; the method is that of Castro, Gómez and Tejada (2009), in pairs.
 */
export function averageOver(
  { players, order, pairs }: Orders,
  values: ArrayLike<number>,
): { readonly mean: Float64Array; readonly error: Float64Array } {
  const mean = new Float64Array(players);
  const squares = new Float64Array(players);
  const gain = new Float64Array(players);
  for (let pair = 0; pair < pairs; pair++) {
    gain.fill(0);
    for (const one of [2 * pair, 2 * pair + 1]) {
      const at = one * (players + 1);
      for (let i = 0; i < players; i++) {
        gain[order[one * players + i]] += (values[at + i + 1] - values[at + i]) / 2;
      }
    }
    for (let player = 0; player < players; player++) {
      const before = mean[player];
      mean[player] += (gain[player] - before) / (pair + 1);
      squares[player] += (gain[player] - before) * (gain[player] - mean[player]);
    }
  }
  const error = squares.map((square) => Math.sqrt(square / (pairs - 1) / pairs));
  return { mean, error };
}
