import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOf, exactly, isDecimal } from "./amount.ts";

describe("an amount", () => {
  it("is the one text of its number, however that is written", () => {
    for (const [written, amount] of [
      ["0.10", "0.1"],
      [" 1.0 ", "1"],
      ["-0", "0"],
      ["+.5", "0.5"],
      ["2.5e-3", "0.0025"],
      ["1E2", "100"],
      ["007", "7"],
    ])
      expect(amountOf(written)).toBe(amount);
  });

  it("is nothing but a decimal of at most 120 signs", () => {
    for (const text of ["", "a", "1/2", "NaN", "Infinity", "1,5", "0x1", "1.0d", "--1", "1e500"])
      expect(amountOf(text)).toBeNull();
    expect(amountOf("9".repeat(120))).toBe("9".repeat(120));
    expect(amountOf("9".repeat(121))).toBeNull();
    expect(amountOf("1e-118")).toHaveLength(120);
    expect(amountOf("1e-119")).toBeNull();
  });

  it("keeps every double that a program prints, and reads back as itself", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e90, max: 1e90 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-90);
        const amount = amountOf(String(value))!;
        expect(Number(amount) + 0).toBe(value + 0);
        expect(amountOf(amount)).toBe(amount);
        expect(isDecimal(amount)).toBe(true);
        expect(exactly(amount).bottom > 0n).toBe(true);
      }),
      { numRuns: 1000, seed: 20 },
    );
  });

  it("counts as a number only where it is one", () => {
    expect(exactly("1/3")).toEqual({ top: 1n, bottom: 3n });
    expect(isDecimal("1/3")).toBe(false);
    expect(() => exactly("one")).toThrow(RangeError);
  });
});
