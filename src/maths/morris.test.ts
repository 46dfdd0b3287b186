import { describe, expect, it } from "vitest";
import { evaluated, ForeignRuns, runs } from "./design.ts";
import { CorrelatedInputs } from "./freeze.ts";
import type { Inputs } from "./inputs.ts";
import { morris, screened } from "./morris.ts";
import { FailedPoints } from "./shapley/failure.ts";
import { uniforms } from "./shapley/known.laws.ts";
import { trajectoryDesign } from "./trajectories.ts";

type F = (x: ArrayLike<number>) => number;
const ishigami: F = (x) => Math.sin(x[0]) + 7 * Math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * Math.sin(x[0]);
const angles = uniforms(3, -Math.PI, Math.PI);

/** Reference `morris-ishigami-p4`: the expectation over the whole grid of four levels. */
const exact = {
  mu: [7.70405411159, 0, 0],
  muStar: [7.70405411159, 7.875, 6.24879610333],
  sigma: [6.24879610333, 7.875, 8.83713219784],
};

describe("Ishigami's function on four levels", () => {
  it("has the exact effects when every point of the grid is a start", () => {
    const level = (at: number) => -Math.PI + (2 * Math.PI * at) / 3;
    const effects = Array.from({ length: 64 }, (_, at) => [at & 3, (at >> 2) & 3, at >> 4]).flatMap((start) =>
      start.map((one, input) => {
        const to = one < 2 ? one + 2 : one - 2;
        const before = ishigami(start.map(level));
        const after = ishigami(start.with(input, to).map(level));
        return (after - before) / ((to - one) / 3);
      }),
    );
    const found = screened(Float64Array.from(effects), 64, 3, { resamples: 2 });
    const printed = 1e-9;
    for (const { input, mu, muStar, sigma } of found) {
      expect(Math.abs(mu - exact.mu[input])).toBeLessThan(printed);
      expect(Math.abs(muStar.value - exact.muStar[input])).toBeLessThan(printed);
      // The reference is the spread over the grid, not an estimate from a sample of it.
      expect(Math.abs(sigma * Math.sqrt(63 / 64) - exact.sigma[input])).toBeLessThan(printed);
    }
  });

  it("has them within four standard errors in drawn trajectories, and intervals that hold them", () => {
    const trajectories = 2000;
    const design = trajectoryDesign(angles, { trajectories, seed: 1 });
    const { inputs } = morris(design, evaluated(design, ishigami));
    for (const { input, mu, muStar, sigma } of inputs) {
      const error = (4 * exact.sigma[input]) / Math.sqrt(trajectories);
      expect(Math.abs(mu - exact.mu[input])).toBeLessThan(error);
      expect(Math.abs(muStar.value - exact.muStar[input])).toBeLessThan(error);
      expect(Math.abs(sigma - exact.sigma[input])).toBeLessThan(error);
    }
    let held = 0;
    const repetitions = 150;
    for (let seed = 1; seed <= repetitions; seed++) {
      const small = trajectoryDesign(angles, { trajectories: 40, seed });
      const [first, , third] = morris(small, evaluated(small, ishigami), { resamples: 200, seed }).inputs;
      for (const { input, muStar } of [first, third]) {
        held += Number(muStar.low <= exact.muStar[input] && exact.muStar[input] <= muStar.high);
      }
    }
    // 95 percent are promised; forty trajectories with four sizes of effect make the percentiles coarse.
    expect(held / (2 * repetitions)).toBeGreaterThan(0.88);
  });
});

it("gives each input of a straight function its slope, without spread, and names the negligible", () => {
  const inputs: Inputs = {
    ...uniforms(3),
    laws: [0, 10, -5].map((low) => ({ shape: "pert", low, value: low, high: low + 2 })),
  };
  const slopes = [3, -1, 0.01];
  const design = trajectoryDesign(inputs, { trajectories: 10, seed: 4, levels: 6 });
  const found = morris(
    design,
    evaluated(design, (x) => slopes.reduce((sum, slope, input) => sum + slope * x[input], 0)),
  );
  for (const { input, mu, muStar, sigma, negligible } of found.inputs) {
    // A range is 2 wide.
    expect(mu).toBeCloseTo(2 * slopes[input], 10);
    expect(muStar.low).toBeCloseTo(2 * Math.abs(slopes[input]), 10);
    expect(muStar.high).toBeCloseTo(2 * Math.abs(slopes[input]), 10);
    expect(sigma).toBeCloseTo(0, 10);
    expect(negligible).toBe(input === 2);
  }
});

describe("the design", () => {
  const design = trajectoryDesign(uniforms(4), { trajectories: 4000, seed: 9 });

  it("moves each input once a row, one at a time, by two thirds of the range, within it", () => {
    for (let index = 0; index < 200; index++) {
      const step = design.step(index);
      if (index % 5 === 0) {
        expect(step).toBeNull();
        continue;
      }
      const [before, here] = [design.point(index - 1), design.point(index)];
      const { input, move } = design.move(index);
      expect(step).toEqual({ from: index - 1, moved: [input] });
      for (const [other, value] of here.entries()) {
        expect(value - before[other]).toBeCloseTo(other === input ? move : 0, 12);
        expect([0, 1 / 3, 2 / 3, 1].some((level) => Math.abs(level - value) < 1e-12)).toBe(true);
      }
      expect(Math.abs(move)).toBeCloseTo(2 / 3, 12);
    }
    const row = [1, 2, 3, 4].map((at) => design.move(20 + at).input);
    expect(row.toSorted()).toEqual([0, 1, 2, 3]);
  });

  it("draws levels and orders evenly", () => {
    const levels = new Float64Array(4);
    const first = new Float64Array(4);
    const orders = new Map<string, number>();
    for (let row = 0; row < design.trajectories; row++) {
      levels[Math.round(design.point(row * 5)[2] * 3)]++;
      const order = [1, 2, 3, 4].map((at) => design.move(row * 5 + at).input);
      first[order[0]]++;
      orders.set(order.join(""), (orders.get(order.join("")) ?? 0) + 1);
    }
    const chiSquare = (counts: Iterable<number>, cells: number) =>
      [...counts].reduce((sum, count) => sum + (count - 4000 / cells) ** 2 / (4000 / cells), 0);
    /** 99.9 percent of the chi-square law lie below: with 3 and with 23 degrees of freedom. */
    const unlikely = { 3: 16.27, 23: 49.73 };
    expect(chiSquare(levels, 4)).toBeLessThan(unlikely[3]);
    expect(chiSquare(first, 4)).toBeLessThan(unlikely[3]);
    expect(orders.size).toBe(24);
    expect(chiSquare(orders.values(), 24)).toBeLessThan(unlikely[23]);
  });

  it("gives a point whatever was asked before, and other ids for other points", () => {
    const fresh = () => trajectoryDesign(uniforms(4), { trajectories: 4000, seed: 9 });
    expect(fresh().point(777)).toEqual(design.point(777));
    expect(fresh().id).toBe(design.id);
    const options = { trajectories: 4000, seed: 9 };
    const ids = [{}, { seed: 8 }, { levels: 6 }, { stream: 1 }, { trajectories: 3999 }].map(
      (change) => trajectoryDesign(uniforms(4), { ...options, ...change }).id,
    );
    expect(new Set(ids).size).toBe(5);
  });

  it("refuses an odd number of levels and inputs that hang together", () => {
    expect(() => trajectoryDesign(uniforms(2), { trajectories: 2, seed: 1, levels: 5 })).toThrow(
      "invalid number of levels 5",
    );
    const inputs = { ...uniforms(2), correlations: [{ a: 0, b: 1, rank: 0.3 }] };
    expect(() => trajectoryDesign(inputs, { trajectories: 2, seed: 1 })).toThrow(CorrelatedInputs);
  });
});

it("refuses foreign runs and failed points, and counts what is filled", () => {
  const design = trajectoryDesign(uniforms(2), { trajectories: 8, seed: 1 });
  const other = trajectoryDesign(uniforms(2), { trajectories: 8, seed: 2 });
  const f: F = (x) => x[0] + x[1];
  expect(() => morris(design, evaluated(other, f))).toThrow(ForeignRuns);
  const values = evaluated(design, f).values.slice();
  values[4] = Number.NaN;
  expect(() => morris(design, runs(design, values))).toThrow(FailedPoints);
  const left = morris(design, runs(design, values), { fill: { kind: "leave rows out" } });
  expect(left).toMatchObject({ trajectories: 7, failures: 1 });
  expect(left.inputs[0].mu).toBeCloseTo(1, 10);
  const filled = morris(design, runs(design, values), { fill: { kind: "value", value: 100 } });
  expect(filled.method).toContain("1 failed points count as 100");
  expect(filled.inputs[0].muStar.value).toBeGreaterThan(10);
  const constant = morris(
    design,
    evaluated(design, () => 7),
  );
  expect(constant.constant).toBe(true);
  expect(constant.inputs.map(({ muStar }) => muStar)).toEqual(
    [0, 0].map((value) => ({ value, low: 0, high: 0 })),
  );
});
