import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaCdf } from "./beta.ts";
import { type Law, quantile, quantileOf, spreadOf } from "./law.ts";
import { normalCdf } from "./normal.ts";

/** What the source states of the width of the range. */
const stated = 1e-12;

const shapes = ["pert", "uniform", "normal", "beta", "log-uniform"] as const;
const of = (shape: Law["shape"], low: number, value: number, high: number): Law => ({
  shape,
  low,
  value,
  high,
});
const probabilities = [2 ** -33, 1e-6, 0.01, 0.05, 0.3, 0.5, 0.77, 0.95, 0.999, 1 - 2 ** -33];

/** Any possible law; low above 0, so that all shapes may have it. */
const laws = fc
  .record({
    shape: fc.constantFrom(...shapes),
    low: fc.double({ min: 0.01, max: 100, noNaN: true }),
    width: fc.double({ min: 1e-3, max: 100, noNaN: true }),
    place: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ shape, low, width, place }) => of(shape, low, low + width * place, low + width));
const inside = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe("a law", () => {
  it("has the quantiles that can be written down", () => {
    for (const u of probabilities) {
      expect(quantile(of("uniform", 2, 3, 6), u)).toBeCloseTo(2 + 4 * u, 13);
      expect(quantile(of("log-uniform", 0.1, 1, 10), u) / (0.1 * 100 ** u)).toBeCloseTo(1, 13);
      // A hump with its mode at an end has an exponent of 1 on that side.
      expect(quantile(of("pert", 0, 0, 1), u)).toBeCloseTo(1 - (1 - u) ** (1 / 5), 12);
      expect(quantile(of("pert", 0, 1, 1), u)).toBeCloseTo(u ** (1 / 5), 12);
      expect(quantile(of("beta", 0, 0, 1), u)).toBeCloseTo(1 - (1 - u) ** (1 / 3), 12);
      // In the middle of its range the flatter one has density 6 x (1-x).
      const x = quantile(of("beta", 0, 0.5, 1), u);
      expect(x * x * (3 - 2 * x)).toBeCloseTo(u, 12);
    }
  });

  it("has the exact quantiles of humps", () => {
    /** Computed with 40 digits by bisection of the incomplete beta function. */
    const exact: readonly (readonly [Law["shape"], number, number, number])[] = [
      ["pert", 0.2, 1e-9, 2.9095963348301585e-6],
      ["pert", 0.2, 0.01, 0.023134526192264717],
      ["pert", 0.2, 0.3, 0.18591624897423265],
      ["pert", 0.2, 0.5, 0.2766722593925188],
      ["pert", 0.2, 0.77, 0.42805861263519485],
      ["pert", 0.2, 0.999, 0.8575515687386785],
      ["pert", 0.85, 1e-9, 0.0070157951333974],
      ["pert", 0.85, 0.5, 0.7603893962593339],
      ["pert", 0.85, 0.999, 0.9964254101304666],
      ["beta", 0.3, 1e-9, 1.10798143133246e-6],
      ["beta", 0.3, 0.01, 0.02665717079859551],
      ["beta", 0.3, 0.77, 0.5773927737065759],
      ["beta", 0.3, 0.999, 0.9596167543136439],
    ];
    for (const [shape, mode, u, x] of exact) {
      expect(Math.abs(quantile(of(shape, 0, mode, 1), u) - x)).toBeLessThan(stated);
      expect(Math.abs(quantile(of(shape, -3, 4 * mode - 3, 1), u) - (4 * x - 3))).toBeLessThan(4 * stated);
    }
  });

  it("holds nine tenths of a normal law in its range, and half below its value", () => {
    for (const [low, value, high] of [
      [1, 2, 3],
      [0, 0.2, 5],
      [-4, -4, 4],
    ]) {
      const at = quantileOf(of("normal", low, value, high));
      expect(at(0.05)).toBeCloseTo(low, 12);
      expect(at(0.5)).toBe(value);
      expect(at(0.95)).toBeCloseTo(high, 12);
    }
  });

  it("has the means that its law has", () => {
    const points = 20000;
    const mean = (law: Law): number => {
      const at = quantileOf(law);
      let sum = 0;
      for (let i = 0; i < points; i++) sum += at((i + 0.5) / points);
      return sum / points;
    };
    /** The midpoint rule errs by the width over the points at most. */
    const rule = 5e-5;
    expect(Math.abs(mean(of("pert", 1, 2, 7)) - (1 + 4 * 2 + 7) / 6)).toBeLessThan(rule);
    expect(Math.abs(mean(of("beta", 1, 2, 7)) - (1 + 2 * 2 + 7) / 4)).toBeLessThan(rule);
    expect(Math.abs(mean(of("log-uniform", 1, 2, 4)) - 3 / Math.log(4))).toBeLessThan(rule);
  });

  it("comes back from a quantile of a hump to its probability", () => {
    /** The density is 5 at most, and 1 in 1e-12 of the range is stated; u itself is rounded. */
    const tolerance = 1e-11;
    fc.assert(
      fc.property(
        fc.constantFrom("pert", "beta"),
        fc.double({ min: 0, max: 1, noNaN: true }),
        inside,
        (shape, mode, u) => {
          const weight = shape === "pert" ? 4 : 2;
          const x = quantile(of(shape, 0, mode, 1), u);
          expect(Math.abs(betaCdf(x, 1 + weight * mode, 1 + weight * (1 - mode)) - u)).toBeLessThan(
            tolerance,
          );
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  it("rises with the probability and stays in its range", () => {
    fc.assert(
      fc.property(laws, (law) => {
        const at = quantileOf(law);
        const slack = stated * (law.high - law.low);
        let before = Number.NEGATIVE_INFINITY;
        for (let k = 0; k < 300; k++) {
          const x = at((k + 0.5) / 300);
          expect(x).toBeGreaterThanOrEqual(before - slack);
          if (law.shape !== "normal") expect(x >= law.low && x <= law.high).toBe(true);
          before = x;
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("says the same at a normal score as at its probability", () => {
    fc.assert(
      fc.property(laws, fc.double({ min: -5, max: 5, noNaN: true }), (law, score) => {
        const { atScore, quantile: at } = spreadOf(law);
        // Above, the probability is rounded by 1e-16, which the fifth root of an end can blow up a good deal.
        const tolerance = (score < 0 ? 1e-11 : 1e-8) * (law.high - law.low + law.high);
        expect(Math.abs(atScore(score) - at(normalCdf(score)))).toBeLessThan(tolerance);
      }),
      { seed: 3, numRuns: 1000 },
    );
    const { atScore } = spreadOf(of("pert", 0, 1, 1));
    const mirrored = spreadOf(of("pert", 0, 0, 1)).atScore;
    for (const score of [0.1, 2, 6, 9])
      expect(Math.abs(atScore(-score) - (1 - mirrored(score)))).toBeLessThan(stated);
  });

  it("takes a value outside the range for its nearer end", () => {
    for (const shape of shapes)
      for (const u of probabilities) {
        expect(quantile(of(shape, 1, -7, 3), u)).toBe(quantile(of(shape, 1, 1, 3), u));
        expect(quantile(of(shape, 1, 9, 3), u)).toBe(quantile(of(shape, 1, 3, 3), u));
      }
  });

  it("is one number where the range has no width", () => {
    for (const shape of shapes) {
      expect(quantile(of(shape, 2, 2, 2), 0.123)).toBe(2);
      expect(spreadOf(of(shape, 2, 5, 2)).atScore(-3)).toBe(2);
    }
  });

  it("has its ends at 0 and 1, and nothing outside", () => {
    for (const shape of shapes) {
      const at = quantileOf(of(shape, 1, 2, 3));
      const ends = shape === "normal" ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [1, 3];
      expect([at(0), at(1)]).toEqual(ends);
      for (const u of [-0.1, 1.1, Number.NaN]) expect(at(u)).toBeNaN();
    }
  });

  it("refuses what is no range", () => {
    expect(() => quantileOf(of("pert", 3, 2, 1))).toThrow("invalid range 2 in 3..1");
    expect(() => quantileOf(of("pert", 1, Number.NaN, 3))).toThrow("invalid range NaN in 1..3");
    expect(() => quantileOf(of("uniform", -1e308, 0, 1e308))).toThrow(RangeError);
    expect(() => quantileOf(of("log-uniform", 0, 1, 3))).toThrow("both ends must be above 0");
  });
});
