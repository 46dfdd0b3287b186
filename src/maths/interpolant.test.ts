import { describe, expect, it } from "vitest";
import { interpolant } from "./interpolant.ts";

describe("an interpolant", () => {
  it("inverts a curve between its cuts", () => {
    const root = interpolant((t) => [t * t, t], [1, 1.4, 2, 2.8, 4], 15);
    /** The branch point is a whole width of a cell or more away, so that each of the points gains most of a digit. */
    const tolerance = 1e-12;
    for (let x = 1; x <= 16; x += 0.01) expect(Math.abs(root(x) - Math.sqrt(x))).toBeLessThan(tolerance);
  });

  it("is exact for polynomials of its degree, beyond the cuts too", () => {
    const cubic = (x: number) => 2 - x + 3 * x ** 3;
    const same = interpolant((t) => [t, cubic(t)], [-1, 0, 2], 4);
    /** A few roundings of the largest term. */
    const tolerance = 1e-13;
    for (let x = -2; x <= 3; x += 0.1)
      expect(Math.abs(same(x) - cubic(x))).toBeLessThan(tolerance * (1 + Math.abs(x) ** 3));
  });
});
