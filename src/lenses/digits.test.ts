import fc from "fast-check";
import { expect, test } from "vitest";
import { digits, rounded } from "./digits.ts";

test("one significant digit of half the spread, two when it is a 1", () => {
  expect(digits(0.41, 0.11, 0.71)).toBe(1);
  expect(digits(0.41, 0.3, 0.54)).toBe(2);
  expect(digits(0.41, 0.4065, 0.4135)).toBe(3);
  expect(digits(-24, -51, 13)).toBe(-1);
  expect(digits(-24, -30, -15)).toBe(0);
});

test("a number that nothing moves earns four, and so does one moved by rounding error", () => {
  expect(digits(0.41, 0.41, 0.41)).toBe(4);
  expect(digits(0.41, 0.41, 0.41 + 1e-15)).toBe(4);
});

test("prints tens, and never a negative zero", () => {
  expect(rounded(-0.0004, 2)).toBe("0.00");
  expect(rounded(-24.4, -1)).toBe("-20");
  expect(rounded(-4.4, -1)).toBe("0");
  expect(rounded(0.415, 1)).toBe("0.4");
});

test("rounding never moves a number by more than half the spread", () => {
  const any = fc.double({ min: -500, max: 500, noNaN: true });
  fc.assert(
    fc.property(any, fc.double({ min: 0.001, max: 100, noNaN: true }), (value, half) => {
      const printed = Number(rounded(value, digits(value, value - half, value + half)));
      expect(Math.abs(printed - value)).toBeLessThanOrEqual(half / 2 + 1e-9);
    }),
    { seed: 5 },
  );
});
