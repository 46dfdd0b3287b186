import { expect, it } from "vitest";
import { shapleyValues } from "./cooperative.ts";
import { averageOver, drawOrders, groupsOf } from "./orders.ts";

const players = 6;
const worth = (group: ArrayLike<number>): number => {
  const [a, b, c, d, e] = Array.from(group);
  return 3 * a + 2 * b * c - d * (1 - e) + a * b * c * d;
};
const exact = shapleyValues(
  Array.from({ length: 2 ** players }, (_, mask) =>
    worth(Array.from({ length: players }, (_, player) => (mask >> player) & 1)),
  ),
);

it("draws every player once an order, and the reverse beside it", () => {
  const { order } = drawOrders(players, 50, 3);
  const firsts = new Set<number>();
  for (let pair = 0; pair < 50; pair++) {
    const there = [...order.subarray(2 * pair * players, (2 * pair + 1) * players)];
    const back = [...order.subarray((2 * pair + 1) * players, (2 * pair + 2) * players)];
    expect([...there].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(back).toEqual(there.reverse());
    firsts.add(back[0]);
  }
  expect(firsts.size).toBe(players);
});

it("puts every player in every place equally often", () => {
  const pairs = 6000;
  const { order } = drawOrders(players, pairs, 8);
  const counts = new Array<number>(players * players).fill(0);
  for (let pair = 0; pair < pairs; pair++) {
    for (let place = 0; place < players; place++)
      counts[place * players + order[2 * pair * players + place]]++;
  }
  const expected = pairs / players;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  /** 99.9 percent of the chi-square law with 25 degrees of freedom lie below. */
  const unlikely = 52.62;
  expect(chiSquare).toBeLessThan(unlikely);
});

it("comes near the exact values, within its own intervals, and sums to the whole", () => {
  /** Of 95 % intervals at least nine in ten hold; with 5 players that matter over 60 seeds chance alone stays above that. */
  const least = 0.9;
  let inside = 0;
  let tried = 0;
  for (let seed = 0; seed < 60; seed++) {
    const orders = drawOrders(players, 40, seed);
    const { mean, error } = averageOver(orders, groupsOf(orders).map(worth));
    expect(mean.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3 + 2 + 1, 12);
    expect(mean[5]).toBe(0);
    expect(error[5]).toBe(0);
    for (let player = 0; player < 5; player++) {
      // Reversed pairs make what only adds exact.
      tried++;
      if (Math.abs(mean[player] - exact[player]) <= 2.023 * error[player] + 1e-12) inside++;
    }
  }
  expect(inside / tried).toBeGreaterThan(least);
});
