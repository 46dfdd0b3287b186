import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluated, ForeignRuns, plainDesign, runs } from "./design.ts";
import { type Knowing, knowing, worthOfKnowing } from "./knowing.ts";
import { uniforms } from "./shapley/known.laws.ts";

type F = (x: Float64Array) => number;

function judged(
  options: readonly F[],
  { points = 4096, seed = 1, method = "sobol" as "sobol" | "random", inputs = 3 } = {},
): Knowing {
  const design = plainDesign(uniforms(inputs), { method, points, seed });
  return knowing(
    design,
    options.map((f) => evaluated(design, f)),
    { resamples: 100, seed },
  );
}

/** E max(0, x - c) for x uniform on 0..1. */
const above = (c: number) => (1 - c) ** 2 / 2;

describe("closed forms", () => {
  /** 4096 points in 16 bins: what is lost within a bin is below 1/16² of a slope, chance spoils as much. */
  const near = 0.004;

  it("of a sure thing against a line in one input", () => {
    for (const c of [0.3, 0.5, 0.8]) {
      const { inputs, everything, means, best } = judged([() => 0, ([x]) => x - c]);
      // Without knowing one takes the larger mean, with it the larger of the two each time.
      const exact = above(c) - Math.max(0, 0.5 - c);
      expect(Math.abs(inputs[0].gain.value - exact)).toBeLessThan(near);
      expect(Math.abs(everything.value - exact)).toBeLessThan(near);
      expect(best).toBe(means[1] > 0 ? 1 : 0);
      for (const { gain } of inputs.slice(1)) {
        expect(Math.abs(gain.value)).toBeLessThan(near);
        expect(gain.low).toBeLessThanOrEqual(0);
        expect(gain.high).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("of two inputs that add: each alone an eighth of its slope, both a sixth", () => {
    const { inputs, everything } = judged([() => 0, ([x, y]) => x - 0.5 + (y - 0.5)]);
    expect(Math.abs(inputs[0].gain.value - 1 / 8)).toBeLessThan(near);
    expect(Math.abs(inputs[1].gain.value - 1 / 8)).toBeLessThan(near);
    expect(Math.abs(everything.value - 1 / 6)).toBeLessThan(near);
  });

  it("of three options that an input orders in three ways", () => {
    // The best of 1 - 2x, 0.6 and 2x - 1 changes at 0.2 and 0.8; its mean is 0.6 + 2 · 0.2² = 0.68.
    const { inputs } = judged([([x]) => 1 - 2 * x, () => 0.6, ([x]) => 2 * x - 1]);
    expect(Math.abs(inputs[0].gain.value - 0.08)).toBeLessThan(near);
  });

  it("of an input that only together with another says which is better", () => {
    const { inputs, everything } = judged([() => 0, ([x, y]) => (x > 0.5 === y > 0.5 ? 1 : -1)]);
    expect(Math.abs(inputs[0].gain.value)).toBeLessThan(near);
    expect(Math.abs(everything.value - 0.5)).toBeLessThan(near);
  });
});

it("is not biased upwards, and its intervals hold the truth nearly as often as they say", () => {
  const repetitions = 200;
  // Two options of equal mean and much noise from the second input, where a naive estimate finds a gain in the third.
  const options: readonly F[] = [() => 0, ([x, y]) => (x - 0.5) / 2 + 2 * (y - 0.5)];
  let [useful, useless, held, zero] = [0, 0, 0, 0];
  for (let seed = 1; seed <= repetitions; seed++) {
    const { inputs } = judged(options, { points: 400, seed, method: "random" });
    useful += inputs[0].gain.value / repetitions;
    useless += inputs[2].gain.value / repetitions;
    held += Number(inputs[1].gain.low <= 0.25 && 0.25 <= inputs[1].gain.high) / repetitions;
    zero += Number(inputs[2].gain.low <= 0 && 0 <= inputs[2].gain.high) / repetitions;
  }
  /** Four standard errors of a mean of 200 estimates, each of which scatters by about .02. */
  const chance = 0.006;
  expect(useless).toBeLessThan(chance);
  expect(useful).toBeLessThan(1 / 16 + chance);
  expect(useful).toBeGreaterThan(0.3 / 16);
  // The naive estimate of the useless input would be about .04: the larger of two noisy means in each of seven bins.
  expect(zero).toBeGreaterThan(0.9);
  expect(held).toBeGreaterThan(0.88);
});

it("never finds more in one input than in everything, in estimates and in both ends of intervals", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 }),
      fc.integer({ min: 1, max: 99 }),
      (c, seed) => {
        const options = [0, 3, 6].map(
          (at): F =>
            ([x, y, z]) =>
              c[at] * x + c[at + 1] * y * z + c[at + 2] * z,
        );
        const { inputs, everything } = judged(options, { points: 128, seed });
        /** Sums of the same numbers in another order. */
        const rounding = 1e-12;
        for (const { gain } of inputs) {
          expect(gain.value).toBeLessThanOrEqual(everything.value + rounding);
          expect(gain.low).toBeLessThanOrEqual(everything.low + rounding);
          expect(gain.high).toBeLessThanOrEqual(everything.high + rounding);
        }
        expect(everything.value).toBeGreaterThanOrEqual(0);
      },
    ),
    { seed: 4, numRuns: 60 },
  );
});

it("gives exactly nothing where one option is always best, and where there is one option", () => {
  for (const options of [
    [([x]: Float64Array) => x, ([x]: Float64Array) => x + 1],
    [([x]: Float64Array) => x],
  ]) {
    const { inputs, everything, best } = judged(options, { points: 128 });
    expect(best).toBe(options.length - 1);
    for (const gain of [everything, ...inputs.map((input) => input.gain)]) {
      expect(gain).toEqual({ value: 0, low: 0, high: 0 });
    }
  }
});

it("leaves out and counts points at which an option has no value, and refuses runs of another design", () => {
  const design = plainDesign(uniforms(1), { method: "sobol", points: 128, seed: 1 });
  const other = plainDesign(uniforms(1), { method: "sobol", points: 128, seed: 2 });
  const sure = evaluated(design, () => 0);
  const values = evaluated(design, ([x]) => x - 0.5).values.slice();
  values[3] = Number.NaN;
  const found = knowing(design, [sure, runs(design, values)], { resamples: 20 });
  expect(found).toMatchObject({ points: 128, failures: 1 });
  expect(found.means).toHaveLength(2);
  expect(() => knowing(design, [sure, evaluated(other, () => 1)])).toThrow(ForeignRuns);
  expect(() => worthOfKnowing(new Float64Array(7), 7, 1, new Float64Array(14), 2)).toThrow(
    "missing points: 7 of 7",
  );
});
