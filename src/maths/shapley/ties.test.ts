import { expect, it } from "vitest";
import { apart, ranked, tiedGroups } from "./ties.ts";

const effects = [
  { input: 0, effect: 0.1, low: 0.05, high: 0.15 },
  { input: 1, effect: 0.5, low: 0.45, high: 0.55 },
  { input: 2, effect: 0.12, low: 0.1, high: 0.14 },
  { input: 3, effect: 0, low: 0, high: 0 },
  { input: 4, effect: 0, low: 0, high: 0 },
];

it("orders from the largest down, the earlier input first where two are equal, and says who is tied", () => {
  const ranking = ranked(effects, (a, b) => apart(effects[a], effects[b]));
  expect(ranking.map(({ input }) => input)).toEqual([1, 2, 0, 3, 4]);
  expect(ranking.map(({ tied }) => tied)).toEqual([false, true, false, true, false]);
  expect(ranking[0].lead!.low).toBeCloseTo(0.31, 12);
  expect(ranking[0].lead!.high).toBeCloseTo(0.45, 12);
  expect(ranking[4].lead).toBeNull();
  expect(tiedGroups(ranking)).toEqual([[1], [2, 0], [3, 4]]);
});

it("tells apart by differences what two intervals do not", () => {
  const ranking = ranked(effects, () => ({ low: 0.001, high: 0.03 }));
  expect(ranking.some(({ tied }) => tied)).toBe(false);
  expect(tiedGroups(ranking)).toEqual([[1], [2], [0], [3], [4]]);
});

it("has nothing to order without inputs", () => {
  expect(ranked([], () => ({ low: 0, high: 0 }))).toEqual([]);
  expect(tiedGroups([])).toEqual([]);
});
