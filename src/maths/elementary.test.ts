import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { logistic, logit } from "./logistic.ts";
import { power } from "./power.ts";

/** Both sides may be off by a rounding of their own; the sources state 3.3e-16 and 2.2e-16 for ours alone. */
const fewRoundings = 5e-16;
/** Results below the normal numbers keep only the digits that fit: half of the smallest double each. */
const smallest = 2 * Number.MIN_VALUE;

function expectClose(ours: number, theirs: number, relative = fewRoundings) {
  if (!Number.isFinite(theirs) || theirs === 0) expect(ours).toBe(theirs);
  else expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(relative * Math.abs(theirs) + smallest);
}

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("exp", () => {
  it("agrees with the engine's over its whole range", () => {
    fc.assert(
      fc.property(finite(-745, 709.7), (x) => expectClose(exp(x), Math.exp(x))),
      { seed: 1, numRuns: 20000 },
    );
    fc.assert(
      fc.property(finite(-2, 2), (x) => expectClose(exp(x), Math.exp(x))),
      { seed: 2, numRuns: 20000 },
    );
  });

  it("has the right ends", () => {
    expect(exp(0)).toBe(1);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(-800)).toBe(0);
    expect(exp(800)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NaN)).toBeNaN();
    expectClose(exp(709.78), Math.exp(709.78));
    expectClose(exp(-745.13), Math.exp(-745.13));
  });
});

describe("log", () => {
  it("agrees with the engine's, near 1 and below the normal numbers too", () => {
    for (const range of [finite(5e-324, 1e308), finite(0.5, 2), finite(5e-324, 1e-308)]) {
      fc.assert(
        fc.property(range, (x) => fc.pre(x > 0) ?? expectClose(log(x), Math.log(x))),
        {
          seed: 3,
          numRuns: 20000,
        },
      );
    }
    expectClose(log(1 + 2 ** -50), 2 ** -50);
    expectClose(log(1 - 2 ** -53), -(2 ** -53));
  });

  it("has the right ends", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("logistic and logit", () => {
  it("undo each other where a double can hold the result", () => {
    /** The round trip multiplies relative errors by |x| at most; below 700 that is under 1e-12. */
    const tolerance = 1e-12;
    fc.assert(
      fc.property(finite(-700, 0), (x) => {
        expect(Math.abs(logit(logistic(x)) - x)).toBeLessThanOrEqual(tolerance);
      }),
      { seed: 4, numRuns: 5000 },
    );
    fc.assert(
      fc.property(finite(1e-300, 0.5), (p) => expectClose(logistic(logit(p)), p, tolerance)),
      {
        seed: 5,
        numRuns: 5000,
      },
    );
  });

  it("stay in range in both tails", () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(1e9)).toBe(1);
    expect(logistic(-1e9)).toBe(0);
    expect(logistic(-700)).toBeGreaterThan(0);
    expect(logit(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(logit(1)).toBe(Number.POSITIVE_INFINITY);
    expect(logit(1.5)).toBeNaN();
    expect(logit(-0.1)).toBeNaN();
    expectClose(logit(0.5 + 2 ** -52), 4 * 2 ** -52);
    expectClose(logit(1e-300), Math.log(1e-300));
    fc.assert(
      fc.property(finite(-1000, 1000), (x) => {
        const p = logistic(x);
        expect(p >= 0 && p <= 1).toBe(true);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});

describe("power", () => {
  it("agrees with the engine's, to the error that the product of exponent and logarithm brings", () => {
    fc.assert(
      fc.property(finite(1e-6, 1e6), finite(-20, 20), (x, y) => {
        expectClose(power(x, y), x ** y, fewRoundings * (1 + Math.abs(y * Math.log(x))));
      }),
      { seed: 7, numRuns: 20000 },
    );
    fc.assert(
      fc.property(finite(-1e3, 1e3), fc.integer({ min: -64, max: 64 }), (x, n) => {
        /** Squaring rounds once or twice a digit of the exponent, and each rounding counts as often as it is used. */
        expectClose(power(x, n), x ** n, fewRoundings * (2 + Math.abs(n)));
      }),
      { seed: 8, numRuns: 5000 },
    );
  });

  it("is exact for small whole numbers", () => {
    expect(power(3, 4)).toBe(81);
    expect(power(-2, 3)).toBe(-8);
    expect(power(2, -2)).toBe(0.25);
    expect(power(10, 15)).toBe(1e15);
    expect(power(9, 0.5)).toBe(3);
  });

  it("has the right ends", () => {
    expect(power(0, 0)).toBe(1);
    expect(power(0, 2.5)).toBe(0);
    expect(power(0, -1)).toBe(Number.POSITIVE_INFINITY);
    expect(power(0, -2.5)).toBe(Number.POSITIVE_INFINITY);
    expect(power(-8, 1 / 3)).toBeNaN();
    expectClose(power(-1.01, 101), (-1.01) ** 101, 1e-12);
    expect(power(2, 1e9)).toBe(Number.POSITIVE_INFINITY);
    expect(power(0.5, 1e9)).toBe(0);
    expect(power(Number.NaN, 2)).toBeNaN();
    expect(power(2, Number.NaN)).toBeNaN();
  });
});
