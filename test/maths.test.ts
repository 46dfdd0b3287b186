import { describe, expect, it } from "vitest";
import {
  assistedEffects,
  averageOver,
  crossings,
  discover,
  drawOrders,
  evaluated,
  ForeignRuns,
  freezeDesign,
  givenIndices,
  groupsOf,
  type Inputs,
  interaction,
  knowing,
  type Law,
  morris,
  nearestFlip,
  plainDesign,
  quantile,
  runs,
  searched,
  shapleyEffects,
  shapleyValues,
  shareInterval,
  sobolIndices,
  trajectoryDesign,
  walkDesign,
} from "../src/maths.ts";

/**
 * Everything here is asked of plain functions of three numbers from 0 to 1, none of which is a scenario. Their answers are
 * worked out by hand beside them. Tolerances are what a sample of the size at hand is off by; each estimator is held to
 * closer ones beside its source.
 */
const uniform: Law = { shape: "uniform", low: 0, value: 0.5, high: 1 };
const inputs: Inputs = { laws: [uniform, uniform, uniform], correlations: [] };
const sobol = "sobol";
const NEAR = 0.03;
const EXACT = 1e-12;

/** Sobol's g-function with a = (0, 1) and an idle third input: variance parts 1/3, 1/12 and, together, 1/36 of 4/9. */
const g = ([x, y]: Float64Array): number => Math.abs(4 * x - 2) * ((Math.abs(4 * y - 2) + 1) / 2);
const first = [3 / 4, 3 / 16, 0];
const total = [13 / 16, 1 / 4, 0];
const shapley = [25 / 32, 7 / 32, 0];

/** Sums of 3, 2 and 1 times a uniform number: variances as 9 to 4 to 1. */
const straight = ([x, y, z]: Float64Array): number => 3 * x + 2 * y + z;

function near(found: readonly number[], expected: readonly number[], tolerance = NEAR): void {
  expect(found).toHaveLength(expected.length);
  for (const [at, value] of found.entries())
    expect(Math.abs(value - expected[at]), `${found} for ${expected}`).toBeLessThan(tolerance);
}

describe("the estimators, of any function", () => {
  it("divide a variance by walks", () => {
    const design = walkDesign(inputs, { rows: 1024, seed: 1, method: sobol });
    const { inputs: found, constant } = shapleyEffects(design, evaluated(design, g));
    near(
      found.map(({ effect }) => effect),
      shapley,
    );
    for (const { low, high, input } of found)
      expect(low <= shapley[input] && shapley[input] <= high).toBe(true);
    expect(constant).toBe(false);
  });

  it("divide a variance by a polynomial and what it misses", () => {
    const design = plainDesign(inputs, { method: sobol, points: 256, seed: 1 });
    const [{ inputs: found, unexplained }] = assistedEffects(design, [evaluated(design, straight)], null, []);
    near(
      found.map(({ effect }) => effect),
      [9 / 14, 4 / 14, 1 / 14],
    );
    expect(unexplained).toBeLessThan(NEAR);
  });

  it("give Sobol's indices, from rows of their own and from a plain sample", () => {
    const rows = freezeDesign(inputs, { rows: 1024, seed: 1, method: sobol });
    const own = sobolIndices(rows, evaluated(rows, g)).inputs;
    near(
      own.map((input) => input.first.value),
      first,
    );
    near(
      own.map((input) => input.total.value),
      total,
    );
    const plain = plainDesign(inputs, { method: sobol, points: 4096, seed: 1 });
    near(
      givenIndices(plain, evaluated(plain, g)).inputs.map((input) => input.first.value),
      first,
    );
  });

  it("screen by elementary effects", () => {
    const design = trajectoryDesign(inputs, { trajectories: 16, seed: 1 });
    const { inputs: found } = morris(design, evaluated(design, straight));
    // Of a straight line every step shows the slope.
    near(
      found.map(({ mu }) => mu),
      [3, 2, 1],
      EXACT,
    );
    near(
      found.map(({ sigma }) => sigma),
      [0, 0, 0],
      EXACT,
    );
  });

  it("find the box in which something happens", () => {
    const design = plainDesign(inputs, { method: "latin hypercube", points: 1000, seed: 1 });
    const points = new Float64Array(3 * design.size);
    const labels = new Uint8Array(design.size);
    for (let at = 0; at < design.size; at++) {
      const point = design.point(at);
      points.set(point, 3 * at);
      labels[at] = point[0] < 0.4 && point[2] > 0.5 ? 1 : 0;
    }
    const { boxes, separates } = discover(points, design.size, 3, labels);
    expect(separates).toBe(true);
    const [{ limits, coverage, density }] = boxes;
    expect(limits.map(({ input }) => input)).toEqual([0, 2]);
    near([limits[0].high!, limits[1].low!], [0.4, 0.5]);
    near([coverage, density], [1, 1], 2 * NEAR);
  });

  it("find every turn, and the nearest point on the other side", () => {
    const wave = (x: number): number => (x - 0.25) * (x - 0.75);
    const { result } = searched(crossings(0, 1, 0.5), wave);
    near(
      result.crossings.map(({ at }) => at),
      [0.25, 0.75],
      2e-3,
    );
    expect(result.crossings.map(({ rising }) => rising)).toEqual([false, true]);

    // From the middle of the cube the plane 3x + 2y + z = 5 is 2 / √14 away.
    const short = (point: Float64Array): number => 5 - straight(point);
    const centre = Float64Array.of(0.5, 0.5, 0.5);
    const at = (input: number, value: number): number => short(centre.with(input, value));
    const ends = [0, 1, 2].map((input) => [at(input, 0), at(input, 1)] as const);
    const start = { centre, value: short(centre), ends, towards: [] };
    const flip = searched(nearestFlip(start), short).result!;
    expect(Math.abs(flip.distance - 2 / Math.sqrt(14))).toBeLessThan(NEAR);
    expect(short(flip.point)).toBeLessThanOrEqual(0);
  });

  it("tell what is worth knowing", () => {
    // Stake x - 1/2 or not: knowing x gains the mean of what is positive of it, 1/8; knowing anything else gains nothing.
    const design = plainDesign(inputs, { method: sobol, points: 1024, seed: 1 });
    const options = [evaluated(design, ([x]) => x - 0.5), evaluated(design, () => 0)];
    const found = knowing(design, options);
    near(
      [found.everything.value, ...found.inputs.map(({ gain }) => gain.value)],
      [1 / 8, 1 / 8, 0, 0],
      NEAR / 2,
    );
  });

  it("share out what players bring about together, exactly and by drawn orders", () => {
    // Two must come together to bring 1; the third brings 2 by itself. By mask.
    const game = [0, 0, 0, 1, 2, 2, 2, 3];
    near([...shapleyValues(game)], [1 / 2, 1 / 2, 2], EXACT);
    near([interaction(game, 0, 1), interaction(game, 0, 2)], [1, 0], EXACT);
    const orders = drawOrders(3, 32, 1);
    const values = groupsOf(orders).map((group) => game[group[0] + 2 * group[1] + 4 * group[2]]);
    // Each order stands beside its reverse, in which the other of the two comes last: exact for pairs.
    near([...averageOver(orders, values).mean], [1 / 2, 1 / 2, 2], EXACT);
  });

  it("refuse runs of another design, and keep points without a number with their reason", () => {
    const [one, other] = [1, 2].map((seed) => freezeDesign(inputs, { rows: 8, seed, method: sobol }));
    expect(() => sobolIndices(one, evaluated(other, g))).toThrow(ForeignRuns);
    const failing = evaluated(one, ([x]) => {
      if (x > 0.5) throw new Error("too large");
      return x;
    });
    expect(failing.failures.length).toBeGreaterThan(0);
    expect(new Set(failing.failures.map(({ reason }) => reason))).toEqual(new Set(["too large"]));
    expect(() => sobolIndices(one, failing)).toThrow(/missing numbers at \d+ points/);
    const elsewhere = runs(one, new Float64Array(one.size).fill(3));
    expect(sobolIndices(one, elsewhere)).toMatchObject({ constant: true, variance: 0 });
  });

  it("know laws and intervals", () => {
    expect(quantile({ ...uniform, low: 2, high: 6 }, 0.25)).toBe(3);
    // Nothing seen in 10 trials leaves 1 - 0.025^(1/10) possible (Clopper and Pearson 1934).
    near([shareInterval(0, 10, 0.95).low, shareInterval(0, 10, 0.95).high], [0, 0.30849710781876083], 1e-9);
  });
});
