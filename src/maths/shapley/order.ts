import { philox, uniform } from "../philox.ts";

/** What the random words are for, so that no other use of the same seed draws the same. */
const purpose = 0x201;

/** Random orders of so many players, one for each row: a pure function of seed, stream and row. */
export function ordersOf(seed: number, stream: number, players: number): (row: number) => Uint32Array {
  const words = new Uint32Array(4);
  const high = Math.floor(seed / 0x100000000);
  return (row) => {
    const order = new Uint32Array(players);
    for (let i = 0; i < players; i++) {
      if (i % 4 === 0) philox(row, i / 4, stream, purpose, seed, high, words);
      // The next player goes to a place drawn among those taken so far, and who stood there moves to the end.
      const place = Math.floor(uniform(words[i % 4]) * (i + 1));
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  };
}
