import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  commonBottom,
  compare,
  divide,
  exactOf,
  fraction,
  multiply,
  parseExact,
  subtract,
  toNumber,
  toText,
} from "./exact.ts";
import { bits, greatest, smallest } from "./whole.ts";

const some = (text: string) => {
  const parsed = parseExact(text);
  if (parsed === null) throw new Error(`unreadable: ${text}`);
  return parsed;
};
const any = fc
  .tuple(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.bigInt(1n, 10n ** 20n))
  .map(([top, bottom]) => fraction(top, bottom));

describe("reading a text", () => {
  test("takes decimals, exponents and fractions as they are written", () => {
    expect(some("0.1")).toEqual({ top: 1n, bottom: 10n });
    expect(some("-12.50")).toEqual({ top: -25n, bottom: 2n });
    expect(some(".5")).toEqual(some("5e-1"));
    expect(some("2.5E+3")).toEqual(some("2500"));
    expect(some("1/3")).toEqual({ top: 1n, bottom: 3n });
    expect(some("0.2 / 0.6")).toEqual({ top: 1n, bottom: 3n });
  });

  test("refuses what is no number, and what would fill the memory", () => {
    for (const text of [
      "",
      ".",
      "-",
      "1/0",
      "1/2/3",
      "0x10",
      "1,5",
      "NaN",
      "Infinity",
      "1e2000",
      "1e9999999",
    ]) {
      expect(parseExact(text)).toBeNull();
    }
    expect(parseExact("1".repeat(2000))).toBeNull();
  });

  test("takes a double as its shortest text, so that tenths are tenths", () => {
    expect(exactOf(0.1 + 0.2)).toEqual(some("0.30000000000000004"));
    expect(add(exactOf(0.1)!, exactOf(0.2)!)).toEqual(exactOf(0.3));
    expect(exactOf(1e21)).toEqual(some("1000000000000000000000"));
    expect(exactOf(5e-324)).toEqual(some("5e-324"));
    expect(exactOf(Number.NaN)).toBeNull();
    expect(exactOf(Number.NEGATIVE_INFINITY)).toBeNull();
  });
});

describe("arithmetic", () => {
  test("has the laws of a field", () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(subtract(a, b), b)).toEqual(a);
        if (b.top !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(Math.sign(Number(subtract(a, b).top)));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test("finds the smallest common denominator", () => {
    expect(commonBottom(["1/4", "1/6", "0.1", "3"].map(some))).toBe(60n);
    expect(commonBottom([])).toBe(1n);
  });

  test("refuses to divide by zero", () => {
    expect(() => divide(some("1"), some("0"))).toThrow(RangeError);
  });
});

describe("writing", () => {
  test("gives the shortest exact text", () => {
    expect(["0.25", "-0.05", "3", "1/3", "-7/6", "0", "1e3"].map((text) => toText(some(text)))).toEqual([
      "0.25",
      "-0.05",
      "3",
      "1/3",
      "-7/6",
      "0",
      "1000",
    ]);
  });

  test("reads back", () => {
    fc.assert(
      fc.property(any, (a) => {
        expect(parseExact(toText(a))).toEqual(a);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  test("gives the double it came from", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        // Below the normal doubles a second rounding is allowed.
        if (Math.abs(value) > 1e-300 || value === 0) expect(toNumber(exactOf(value)!) + 0).toBe(value + 0);
      }),
      { seed: 13, numRuns: 5000 },
    );
  });

  test("rounds quotients of large numbers once, to the nearest", () => {
    fc.assert(
      fc.property(any, (a) => {
        const found = toNumber(a);
        const error = subtract(exactBits(found), a);
        const spacing = 2 ** (Math.floor(Math.log2(Math.abs(found))) - 52);
        if (found !== 0) expect(Math.abs(toNumber(error))).toBeLessThanOrEqual(spacing / 2);
      }),
      { seed: 14, numRuns: 2000 },
    );
    expect(toNumber(fraction(10n ** 400n, 10n ** 399n))).toBe(10);
    expect(toNumber(fraction(1n, 3n))).toBe(1 / 3);
    expect(toNumber(fraction(-(2n ** 60n) - 1n, 1n))).toBe(-(2 ** 60));
  });

  test("counts binary digits", () => {
    for (const [value, count] of [
      [0n, 0],
      [1n, 1],
      [-1n, 1],
      [255n, 8],
      [256n, 9],
      [2n ** 100n, 101],
    ] as const) {
      expect(bits(value)).toBe(count);
    }
  });
});

test("the least and the most of whole numbers of any size", () => {
  expect(smallest([3n, -(10n ** 30n), 2n])).toBe(-(10n ** 30n));
  expect(greatest([3n, -(10n ** 30n), 2n])).toBe(3n);
  expect([smallest([]), greatest([])]).toEqual([null, null]);
});

/** A double as the fraction of a power of two that it is. */
function exactBits(value: number) {
  let top = value;
  let power = 0;
  while (!Number.isInteger(top)) {
    top *= 2;
    power++;
  }
  return fraction(BigInt(top), 2n ** BigInt(power));
}
