import { describe, expect, it } from "vitest";
import { plainDesign } from "../design.ts";
import { normalCdf } from "../normal.ts";
import { basisOf } from "./basis.ts";
import { columnsOf } from "./columns.ts";
import { independent, uniformLaw } from "./known.laws.ts";
import { normalNodes } from "./nodes.ts";
import { search } from "./selection.ts";
import { fitted, predictions } from "./surrogate.ts";
import { keyOf, type Term } from "./term.ts";

const inputs = 30;
const points = 512;
const nodes = normalNodes();
const bases = Array.from({ length: inputs }, () => basisOf(normalCdf, 6, nodes));
const sample = (seed: number) => {
  const design = plainDesign(independent(Array.from({ length: inputs }, () => uniformLaw(0, 1))), {
    method: "sobol",
    points,
    seed,
  });
  return columnsOf(
    bases,
    Float64Array.from({ length: points }, (_, point) => point).reduce(
      (all, point) => {
        all.set(design.point(point), point * inputs);
        return all;
      },
      new Float64Array(points * inputs),
    ),
  );
};
const choice = { alone: () => true, apart: () => true, degree: 4, total: 6, most: 40 };
const term = (...factors: readonly (readonly [number, number])[]): Term =>
  factors.map(([input, degree]) => ({ input, degree }));

/** A pair that shows in neither input alone, a high degree behind a low one, and three together. */
const planted: readonly (readonly [Term, number])[] = [
  [term([3, 1]), 2],
  [term([7, 2]), -1],
  [term([7, 4]), 0.5],
  [term([7, 6]), 0.4],
  [term([11, 1], [20, 1]), 0.8],
  [term([3, 1], [7, 2]), 0.6],
  [term([3, 2], [25, 1]), 0.7],
  [term([1, 1], [2, 1]), 0.9],
  [term([2, 1], [4, 1]), 0.9],
  [term([1, 1], [4, 1]), 0.9],
  [term([1, 1], [2, 1], [4, 1]), 0.5],
];

describe("selection and fit", () => {
  it("find a planted polynomial among 30 inputs and give its coefficients", () => {
    const columns = sample(1);
    const values = new Float64Array(points).fill(5);
    for (const [one, weight] of planted)
      columns.term(one).forEach((value, row) => {
        values[row] += weight * value;
      });
    const surrogate = fitted(search(columns, values, choice), values, 4, 40);
    for (const { constant, coefficients } of surrogate.folds) {
      expect(constant).toBeCloseTo(5, 9);
      const found = new Map(surrogate.terms.map((one, at) => [keyOf(one), coefficients[at]]));
      for (const [one, weight] of planted) expect(found.get(keyOf(one))).toBeCloseTo(weight, 9);
    }
    for (const one of surrogate.residual) expect(Math.abs(one)).toBeLessThan(1e-9);
    // What was learnt holds at points of another sample.
    const others = sample(2);
    const exact = new Float64Array(points).fill(5);
    for (const [one, weight] of planted)
      others.term(one).forEach((value, row) => {
        exact[row] += weight * value;
      });
    for (const predicted of predictions(surrogate, others))
      predicted.forEach((value, row) => {
        expect(Math.abs(value - exact[row])).toBeLessThan(1e-8);
      });
  });

  it("explain a product of many by its sums", () => {
    const columns = sample(3);
    const values = new Float64Array(points).fill(1);
    for (let input = 0; input < 8; input++)
      columns.factor({ input, degree: 1 }).forEach((value, row) => {
        values[row] *= 1 + 0.25 * value;
      });
    const { residual, symmetric, folds } = fitted(search(columns, values, choice), values, 4, 40);
    expect(symmetric?.members.map(({ input }) => input)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const { sums } of folds) expect(sums.slice(2).every((one) => one > 0)).toBe(true);
    const squares = (list: Float64Array) => {
      const mean = list.reduce((sum, one) => sum + one, 0) / list.length;
      return list.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    };
    /** Products of five and more are all that is missing: a thousandth of the variance and the noise of the fit. */
    expect(squares(residual) / squares(values)).toBeLessThan(0.005);
  });

  it("find next to nothing in noise", () => {
    const columns = sample(4);
    // Digits of a square root, shuffled by the order of the points: nothing that hangs on the inputs.
    const values = Float64Array.from({ length: points }, (_, row) => ((row + 1) * Math.SQRT2 * 1e3) % 1);
    const { residual } = fitted(search(columns, values, choice), values, 4, 40);
    const squares = (list: Float64Array) => list.reduce((sum, one) => sum + (one - 0.5) ** 2, 0);
    const variance = squares(values) / points;
    expect(variance).toBeGreaterThan(0.07);
    /** Out of its sight, a fit of noise is worse than none, by one part in a hundred for each term. */
    expect(residual.reduce((sum, one) => sum + one * one, 0) / points / variance).toBeLessThan(1.1);
  });
});
