import fc from "fast-check";
import { expect, test } from "vitest";
import { apart } from "./apart.ts";

const seed = 41;
/** A few additions of numbers below 1. */
const rounding = 1e-12;

test("what has room stays where it is", () => {
  apart([0.1, 0.9, 0.5], 0.2, [0, 1]).forEach((place, at) => {
    expect(place).toBeCloseTo([0.1, 0.9, 0.5][at], 12);
  });
});

test("those that crowd give way to both sides alike", () => {
  apart([0.5, 0.5, 0.5], 0.1, [0, 1]).forEach((place, at) => {
    expect(place).toBeCloseTo([0.4, 0.5, 0.6][at], 12);
  });
});

test("neighbours that are too near are moved apart inside the ends, in their order", () => {
  const positions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(positions, fc.double({ min: 0.001, max: 0.3, noNaN: true }), (given, gap) => {
      const placed = apart(given, gap, [0, 1]);
      const least = Math.min(gap, 1 / Math.max(1, given.length - 1));
      const order = [...given.keys()].sort((a, b) => given[a] - given[b] || a - b);
      order.forEach((at, place) => {
        expect(placed[at]).toBeGreaterThanOrEqual(-rounding);
        expect(placed[at]).toBeLessThanOrEqual(1 + rounding);
        if (place > 0) expect(placed[at] - placed[order[place - 1]]).toBeGreaterThanOrEqual(least - rounding);
      });
    }),
    { seed },
  );
});
