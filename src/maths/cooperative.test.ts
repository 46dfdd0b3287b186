import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interaction, shapleyValues } from "./cooperative.ts";

/** Sums of up to a thousand terms of size one round this much at the most. */
const roundings = 1e-12;

/** By the definition: every order of the players in turn. */
function byOrders(game: readonly number[], players: number): number[] {
  const sums = new Array<number>(players).fill(0);
  let orders = 0;
  const walk = (mask: number, gained: number[]): void => {
    if (mask === game.length - 1) {
      orders++;
      gained.forEach((gain, player) => {
        sums[player] += gain;
      });
      return;
    }
    for (let player = 0; player < players; player++) {
      const bit = 1 << player;
      if ((mask & bit) !== 0) continue;
      const next = gained.slice();
      next[player] = game[mask | bit] - game[mask];
      walk(mask | bit, next);
    }
  };
  walk(0, new Array<number>(players).fill(0));
  return sums.map((sum) => sum / orders);
}

const games = fc.integer({ min: 1, max: 5 }).chain((players) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 2 ** players,
    maxLength: 2 ** players,
  }),
);

describe("Shapley values", () => {
  it("are the mean over all orders of the players", () => {
    fc.assert(
      fc.property(games, (game) => {
        const players = Math.log2(game.length);
        const slow = byOrders(game, players);
        shapleyValues(game).forEach((value, player) => {
          expect(Math.abs(value - slow[player])).toBeLessThan(roundings);
        });
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it("share out the whole, give a player without effect nothing and like players the same", () => {
    fc.assert(
      fc.property(games, (game) => {
        const all = shapleyValues(game).reduce((sum, value) => sum + value, 0);
        expect(Math.abs(all - (game[game.length - 1] - game[0]))).toBeLessThan(roundings);
        // One more player, who changes nothing.
        const idle = shapleyValues([...game, ...game]);
        expect(idle[idle.length - 1]).toBe(0);
        // A second player who does just what the first does: together they do no more than one of them.
        const twin = Array.from({ length: 2 * game.length }, (_, mask) =>
          mask >= game.length ? game[(mask - game.length) | 1] : game[mask],
        );
        const values = shapleyValues(twin);
        expect(Math.abs(values[0] - values[values.length - 1])).toBeLessThan(roundings);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it("give the textbook answer of the glove game", () => {
    // One left glove and two right ones; a pair is worth 1: (2/3, 1/6, 1/6).
    const pair = [0, 0, 0, 1, 0, 1, 0, 1];
    expect([...shapleyValues(pair)]).toEqual([
      expect.closeTo(2 / 3, 12),
      expect.closeTo(1 / 6, 12),
      expect.closeTo(1 / 6, 12),
    ]);
    expect(interaction(pair, 1, 2)).toBeCloseTo(-1 / 2, 12);
  });
});

describe("the interaction of two players", () => {
  it("is the mixed difference of a game of two, and 0 where the players only add", () => {
    expect(interaction([0, 1, 2, 10], 0, 1)).toBe(7);
    const additive = Array.from({ length: 16 }, (_, mask) =>
      [3, -1, 4, 2].reduce((sum, worth, player) => sum + ((mask >> player) & 1) * worth, 0),
    );
    expect(Math.abs(interaction(additive, 0, 3))).toBeLessThan(roundings);
  });
});
