import { describe, expect, it } from "vitest";
import type { Contributions } from "./contributions.ts";
import { sharesOf, sharesOfFew } from "./ratio.ts";

const contributions = (rows: readonly (readonly number[])[]): Contributions => ({
  rows: rows.length,
  players: rows[0].length,
  of: Float64Array.from(rows.flat()),
  sum: Float64Array.from(rows, (row) => row.reduce((sum, one) => sum + one, 0)),
});

describe("shares of few rows", () => {
  const rows = [
    [3, 1, 0],
    [1, 1, 0],
    [0.5, 2.5, 0],
    [8, 4, 0],
  ];

  it("are the same, with errors from what each row changes where it is left out", () => {
    const few = sharesOfFew(contributions(rows), 0);
    expect([...few.share]).toEqual([...sharesOf(contributions(rows)).share]);
    // Leaving out a row and taking the ratio of the others anew, for each row.
    const ratio = (some: readonly (readonly number[])[]) =>
      some.reduce((sum, [first]) => sum + first, 0) / some.flat().reduce((sum, one) => sum + one, 0);
    const without = rows.map((row) => ratio(rows.filter((other) => other !== row)));
    const changes = without.map((one) => (one - ratio(rows)) ** 2);
    const jackknife = Math.sqrt((changes.reduce((sum, one) => sum + one, 0) * 4) / 3);
    expect(few.error[0]).toBeCloseTo(jackknife, 12);
    expect(few.error[0]).toBeGreaterThan(sharesOf(contributions(rows)).error[0]);
    expect(few.error[2]).toBe(0);
  });

  it("have as many degrees of freedom as equal rows would weigh, less one", () => {
    expect(
      sharesOfFew(
        contributions([
          [1, 1],
          [2, 0],
          [0, 2],
        ]),
        0,
      ).freedom,
    ).toBeCloseTo(2, 12);
    expect(
      sharesOfFew(
        contributions([
          [100, 0],
          [0, 1],
          [1, 0],
        ]),
        0,
      ).freedom,
    ).toBe(1);
  });

  it("leave room for what did nothing yet", () => {
    const few = sharesOfFew(contributions(rows), 0.5);
    // Half of the mean variance, squared, over the number of rows and one less.
    expect(few.share[2]).toBe(0);
    expect(few.error[2]).toBeCloseTo(0.5 / Math.sqrt(4 * 3), 12);
  });
});

it("know nothing where no row shows any variance", () => {
  const shares = sharesOf(
    contributions([
      [0, 0],
      [0, 0],
    ]),
  );
  expect([...shares.share]).toEqual([0, 0]);
  expect([...shares.error]).toEqual([1, 1]);
});
