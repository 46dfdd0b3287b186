import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regressionOf } from "./regression.ts";

const rows = 12;
const list = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: rows, maxLength: rows });

/** Solves the normal equations by Gauss's elimination with pivots. */
function leastSquares(columns: readonly (readonly number[])[], values: readonly number[]): number[] {
  const all = [values.map(() => 1), ...columns];
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, one, at) => sum + one * b[at], 0);
  const system = all.map((a) => [...all.map((b) => dot(a, b)), dot(a, values)]);
  for (let k = 0; k < system.length; k++) {
    const pivot = system.slice(k).reduce((best, row) => (Math.abs(row[k]) > Math.abs(best[k]) ? row : best));
    system.splice(system.indexOf(pivot), 1);
    system.splice(k, 0, pivot);
    for (let i = 0; i < system.length; i++) {
      if (i === k) continue;
      const factor = system[i][k] / pivot[k];
      system[i] = system[i].map((one, at) => one - factor * pivot[at]);
    }
  }
  return system.map((row, k) => row[system.length] / row[k]);
}

describe("regression, column by column", () => {
  it("has the coefficients and the residual of the normal equations", () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 4 }), list, (columns, values) => {
        const regression = regressionOf(Float64Array.from(values));
        const taken = columns.filter((column) => regression.take(Float64Array.from(column), -1));
        // A column that the others settle has no coefficient of its own.
        fc.pre(taken.length === columns.length);
        const exact = leastSquares(columns, values);
        const scale = Math.max(1, ...exact.map(Math.abs));
        /** Whole numbers up to 20 leave at least half of the sixteen digits in the normal equations. */
        const tolerance = 1e-7 * scale;
        regression.coefficients().forEach((one, k) => {
          expect(Math.abs(one - exact[k])).toBeLessThan(tolerance);
        });
        const residual = values.map(
          (value, row) =>
            value - exact[0] - columns.reduce((sum, one, k) => sum + exact[k + 1] * one[row], 0),
        );
        residual.forEach((one, row) => {
          expect(Math.abs(regression.residual[row] - one)).toBeLessThan(tolerance);
        });
        expect(Math.abs(regression.left() - residual.reduce((sum, one) => sum + one * one, 0))).toBeLessThan(
          tolerance,
        );
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("refuses a column that the others settle, and one below the bar", () => {
    const values = Float64Array.from({ length: 40 }, (_, row) => row + (row % 3));
    const slope = Float64Array.from({ length: 40 }, (_, row) => row);
    const regression = regressionOf(values);
    expect(regression.take(slope, 10)).toBe(true);
    const before = regression.left();
    expect(
      regression.take(
        slope.map((one) => 3 - 2 * one),
        0,
      ),
    ).toBe(false);
    expect(
      regression.take(
        slope.map((one) => one % 7),
        10,
      ),
    ).toBe(false);
    expect(regression.left()).toBe(before);
    expect(
      regression.take(
        slope.map((one) => one % 3),
        10,
      ),
    ).toBe(true);
    expect([...regression.coefficients()].map((one) => Math.round(one * 1e9) / 1e9)).toEqual([0, 1, 1]);
  });

  it("is not taken in by a column that is large where the scatter is", () => {
    // Scatter only where the column is large: the usual t² would be about three times too large here.
    const column = Float64Array.from({ length: 400 }, (_, row) =>
      row % 20 === 0 ? (row % 40 === 0 ? 3 : -3) : 0,
    );
    const noisy = Float64Array.from(column, (one, row) => one * [1, -1, -1, 1.9][Math.floor(row / 20) % 4]);
    const plainT2 = (() => {
      const product = column.reduce((sum, one, row) => sum + one * noisy[row], 0);
      const size = column.reduce((sum, one) => sum + one * one, 0);
      const whole = noisy.reduce((sum, one) => sum + one * one, 0);
      return (product ** 2 / size / (whole - product ** 2 / size)) * 398;
    })();
    expect(plainT2).toBeGreaterThan(9);
    expect(regressionOf(noisy).take(column, 9)).toBe(false);
  });
});
