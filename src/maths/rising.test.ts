import fc from "fast-check";
import { expect, it } from "vitest";
import { firstAbove, firstNotBelow, rising } from "./rising.ts";

it("orders like a stable sort with a comparison", () => {
  const numbers = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 60 }), (list) => {
      const plain = list
        .map((_, place) => place)
        .sort((a, b) => (list[a] < list[b] ? -1 : list[a] > list[b] ? 1 : a - b));
      expect([...rising(Float64Array.from(list))]).toEqual(plain);
    }),
    { seed: 1, numRuns: 500 },
  );
});

it("takes both zeros for equal and finds the place of a number", () => {
  expect([...rising(Float64Array.of(0, -0, -1, 0))]).toEqual([2, 0, 1, 3]);
  const list = Float64Array.of(1, 2, 2, 5);
  expect([0, 1, 2, 3, 5, 6].map((value) => firstNotBelow(list, value))).toEqual([0, 0, 1, 3, 3, 4]);
  expect([0, 1, 2, 3, 5, 6].map((value) => firstAbove(list, value))).toEqual([0, 1, 3, 3, 4, 4]);
});
