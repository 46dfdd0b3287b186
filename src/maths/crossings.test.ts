import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossings, searched, usualCrossing } from "./crossings.ts";

const found = (f: (x: number) => number | null, low: number, high: number, central = (low + high) / 2) =>
  searched(crossings(low, high, central), f);

describe("the places where a function changes sign", () => {
  it("are found to the tolerance where there is one", () => {
    const { result, evaluations } = found((x) => x * x * x - 0.2, 0, 1);
    expect(result.crossings).toEqual([{ at: expect.closeTo(Math.cbrt(0.2), 3), rising: true }]);
    expect(evaluations).toBeLessThan(40);
  });

  it("are all found where there are several", () => {
    // Zeros at 0.1, 0.35 and 0.8.
    const { result } = found((x) => (x - 0.1) * (x - 0.35) * (x - 0.8), 0, 1);
    expect(result.crossings.map(({ rising }) => rising)).toEqual([true, false, true]);
    [0.1, 0.35, 0.8].forEach((zero, index) => {
      expect(Math.abs(result.crossings[index].at - zero)).toBeLessThan(usualCrossing.tolerance);
    });
  });

  it("are none where the function stays away from zero, and then few points are looked at", () => {
    const { result, evaluations } = found((x) => 5 + x, 0, 1, 0.3);
    expect(result.crossings).toEqual([]);
    expect(evaluations).toBe(6);
  });

  it("are told where the function has no value on one side", () => {
    const { result } = found((x) => (x < 0.3 ? null : x - 0.62), 0, 1);
    expect(result.crossings).toEqual([{ at: expect.closeTo(0.62, 6), rising: true }]);
    expect(result.seen.some(({ value }) => value === null)).toBe(true);
  });

  it("are told in the middle of a hole that parts two signs", () => {
    const { result } = found((x) => (x < 0.4 ? -1 : x > 0.6 ? 1 : null), 0, 1);
    expect(result.crossings).toEqual([{ at: expect.closeTo(0.5, 1), rising: true }]);
  });

  it("are seen where the function is flat but for a step", () => {
    expect(found((x) => (x < 0.81 ? -1 : 1), 0, 1, 0.3).result.crossings).toEqual([
      { at: expect.closeTo(0.81, 2), rising: true },
    ]);
  });

  it("are those that a look at every point of the fine grid sees, for functions without a hidden bend", () => {
    /** Polynomials of so low a degree bend nowhere much more than the first looks see. */
    const coefficients = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(coefficients, fc.integer({ min: -200, max: 200 }), (c, shift) => {
        const f = (x: number): number => c.reduceRight((sum, one) => sum * x + one, 0) + shift;
        const { result } = found(f, -1, 1);
        const grid = Array.from({ length: 33 }, (_, i) => f(-1 + i / 16));
        const seen = grid.slice(1).filter((value, i) => value > 0 !== grid[i] > 0).length;
        expect(result.crossings.length).toBe(seen);
        // The slope on -1..1 is at most this, so that near a zero the function is as small.
        const steepest = c.reduce((sum, one, power) => sum + power * Math.abs(one), 0);
        for (const { at } of result.crossings) {
          expect(Math.abs(f(at))).toBeLessThanOrEqual(steepest * 2 * usualCrossing.tolerance);
        }
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
