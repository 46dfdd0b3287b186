import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searched } from "./crossings.ts";
import { type FlipStart, nearestFlip } from "./flip.ts";
import { philox, uniform } from "./philox.ts";

type F = (z: Float64Array) => number;

function startOf(f: F, centre: readonly number[], towards: readonly Float64Array[] = []): FlipStart {
  const at = Float64Array.from(centre);
  const end = (input: number, z: number): number => f(at.map((own, other) => (other === input ? z : own)));
  return {
    centre: at,
    value: f(at),
    ends: centre.map((_, input) => [end(input, 0), end(input, 1)] as const),
    towards,
  };
}

const flipOf = (f: F, centre: readonly number[], towards: readonly Float64Array[] = []) =>
  searched(nearestFlip(startOf(f, centre, towards)), (z: Float64Array) => f(z));

/** A border found by halving is this near, and fewer inputs are preferred where they cost no more than a tenth. */
const longer = 1.12;

/** The nearest point of a fine grid at which the function is not positive. */
function byGrid(f: F, centre: readonly number[], steps: number): number {
  let best = Number.POSITIVE_INFINITY;
  const walk = (z: number[]): void => {
    if (z.length === centre.length) {
      const away = Math.hypot(...z.map((own, input) => own - centre[input]));
      if (away < best && f(Float64Array.from(z)) <= 0) best = away;
      return;
    }
    for (let i = 0; i <= steps; i++) walk([...z, i / steps]);
  };
  walk([]);
  return best;
}

/** Two hundred points of the cube, as a sample would know them. */
const cloud = Array.from({ length: 200 }, (_, index) =>
  Float64Array.from(philox(index, 0, 0, 0, 1, 2, new Uint32Array(4)), uniform),
);

describe("the nearest flip", () => {
  it("of a linear function lies at its value over the length of its slope", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 8 }), (slopes) => {
        const steep = Math.hypot(...slopes);
        fc.pre(steep > 0);
        // So that the nearest point of the border is inside: at most 0.4 ranges away from the middle.
        const value = 0.4 * steep;
        const f: F = (z) => value + slopes.reduce((sum, slope, input) => sum + slope * (z[input] - 0.5), 0);
        const { result } = flipOf(
          f,
          slopes.map(() => 0.5),
        );
        expect(result).not.toBeNull();
        expect(result!.distance).toBeGreaterThan(0.4 - 1e-9);
        expect(result!.distance).toBeLessThan(0.4 * longer);
        expect(f(result!.point)).toBeLessThanOrEqual(0);
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  it("in a corner that no input alone points to is found from the lowest points known", () => {
    // The second input does something only where the first is low.
    const f: F = ([a, b]) => 0.39 - Math.max(0, 0.7 - a) * Math.max(0, 0.6 - b);
    const lowest = [...cloud].sort((p, q) => f(p) - f(q)).slice(0, 6);
    expect(f(lowest[0])).toBeGreaterThan(0);
    expect(flipOf(f, [0.9, 0.9]).result).toBeNull();
    const { result } = flipOf(f, [0.9, 0.9], lowest);
    expect(f(result!.point)).toBeLessThanOrEqual(0);
    expect(result!.distance).toBeLessThan(longer * byGrid(f, [0.9, 0.9], 400));
  });

  it("moves one input where one alone does nearly as well", () => {
    const f: F = ([a, b]) => 1 - 2.5 * (a - 0.2) - 0.05 * (b - 0.5);
    const { result } = flipOf(f, [0.2, 0.5]);
    expect(result!.point[1]).toBe(0.5);
    expect(result!.point[0]).toBeCloseTo(0.6, 2);
  });

  it("is as near as the nearest point of a grid, on curved functions of two and three inputs", () => {
    const steps = 40;
    /** A grid may miss the nearest point by half its diagonal; a descent may end in a dent of the border. */
    const spare = 0.06;
    let worse = 0;
    let tried = 0;
    const number = fc.integer({ min: -30, max: 30 });
    const model = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.array(number, { minLength: 9, maxLength: 9 }));
    for (const [size, c] of fc.sample(model, { seed: 22, numRuns: 120 })) {
      const centre = Array.from({ length: size }, (_, input) => 0.2 + 0.2 * input);
      const f: F = (z) => {
        const d = Array.from(z, (own, input) => own - centre[input]);
        const line = d.reduce((sum, one, input) => sum + c[input] * one, 0);
        const bend = d.reduce((sum, one, input) => sum + c[3 + input] * one * d[(input + 1) % size], 0);
        return 5 + line + bend + (c[6] / 3) * d[0] ** 2;
      };
      const nearest = byGrid(f, centre, steps);
      const sample = cloud.map((z) => z.subarray(0, size)).filter((z) => f(z) <= 0);
      const { result } = flipOf(f, centre, sample);
      if (!Number.isFinite(nearest)) continue;
      tried++;
      if (result === null || result.distance > nearest * longer + spare) worse++;
      else expect(f(result.point)).toBeLessThanOrEqual(0);
    }
    expect(tried).toBeGreaterThan(50);
    /** One in twenty may end in another dent: that is what "nothing proves that none is nearer" means. */
    expect(worse / tried).toBeLessThan(0.05);
  });

  it("finds from a known point what no input does alone", () => {
    // Both must move: each alone changes nothing.
    const f: F = ([a, b]) => 0.25 - (a - 0.1) * (b - 0.1);
    expect(flipOf(f, [0.1, 0.1]).result).toBeNull();
    const { result } = flipOf(f, [0.1, 0.1], [Float64Array.of(0.9, 0.95)]);
    // (a - 0.1)(b - 0.1) = 0.25 is nearest where both are 0.5 away.
    expect(result!.distance).toBeLessThan(Math.SQRT1_2 * longer);
  });

  it("is none where nothing flips", () => {
    expect(flipOf(([a]) => 1 + a, [0.5]).result).toBeNull();
  });
});
