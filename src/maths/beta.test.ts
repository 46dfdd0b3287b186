import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaCdf, betaLogit, betaQuantile, logBeta } from "./beta.ts";
import { logGamma } from "./gamma.ts";

/** Computed with 40 digits, rounded to doubles. */
const exactLogGamma: readonly (readonly [number, number])[] = [
  [1e-5, 11.512919692895826],
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [3.3, 0.9870985778947344],
  [7.5, 7.534364236758733],
  [10, 12.801827480081469],
  [12.25, 18.115669505710894],
  [100, 359.1342053695754],
  [12345.678, 103959.91990554606],
];

const exactLogBeta: readonly (readonly [number, number, number])[] = [
  [0.5, 0.5, 1.1447298858494002],
  [1.5, 20, -4.632823911110912],
  [5, 1, -1.6094379124341003],
  [30, 40, -48.30174909591612],
  [2000.5, 0.5, -3.22814878684569],
  [8000, 8500, -11432.594559399175],
  [3, 1e6, -40.75338749333038],
];

/** x, a, b, I_x(a, b). The two with large whole exponents are sums of binomial probabilities. */
const exactCdf: readonly (readonly [number, number, number, number])[] = [
  [0.01, 0.5, 0.5, 0.06376856085851985],
  [0.2, 1, 5, 0.67232],
  [0.9, 5, 1, 0.59049],
  [0.3, 2.6, 3.4, 0.2662312691337749],
  [1e-8, 1.5, 4.5, 7.760698014458713e-12],
  [0.97, 2, 3, 0.99989443],
  [0.04, 20, 700, 0.9668665822118848],
  [0.5, 300, 310, 0.6573251825149163],
  [0.55, 8000, 6600, 0.6909189123994549],
];

/** A few roundings of the largest number on the way. */
const roundings = 2e-15;

describe("the logarithms of the gamma and beta functions", () => {
  it("are exact to a few roundings of the largest part", () => {
    for (const [x, exact] of exactLogGamma)
      expect(Math.abs(logGamma(x) - exact), `${x}`).toBeLessThan(roundings * (4 + Math.abs(exact)));
    for (const [a, b, exact] of exactLogBeta) {
      expect(Math.abs(logBeta(a, b) - exact), `${a} ${b}`).toBeLessThan(roundings * (4 + Math.abs(exact)));
      expect(logBeta(b, a)).toBe(logBeta(a, b));
    }
  });

  it("know factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      factorial *= n;
      expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(roundings * 50);
    }
  });

  it("are nothing where the functions are not", () => {
    for (const x of [0, -1, -0.5, Number.NaN]) expect(logGamma(x)).toBeNaN();
  });
});

describe("the beta law", () => {
  it("has the exact probabilities", () => {
    for (const [x, a, b, exact] of exactCdf) {
      /** The exponent of the leading power carries the roundings of a log x and b log(1-x). */
      const tolerance = 1e-14 * (1 + (a + b) / 20);
      expect(Math.abs(betaCdf(x, a, b) / exact - 1), `${x} ${a} ${b}`).toBeLessThan(tolerance);
    }
  });

  it("integrates its density, by a slow rule, to its probabilities", () => {
    /** Simpson's rule on 2000 steps of a density with at least two derivatives; the worst seen is 3e-10. */
    const tolerance = 1e-9;
    const exponent = fc.double({ min: 3, max: 12, noNaN: true });
    fc.assert(
      fc.property(exponent, exponent, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, x) => {
        const steps = 2000;
        const density = (t: number) => t ** (a - 1) * (1 - t) ** (b - 1) * Math.exp(-logBeta(a, b));
        let area = 0;
        for (let k = 0; k < steps; k++) {
          const [from, to] = [(x * k) / steps, (x * (k + 1)) / steps];
          area += ((to - from) / 6) * (density(from) + 4 * density((from + to) / 2) + density(to));
        }
        expect(Math.abs(area - betaCdf(x, a, b))).toBeLessThan(tolerance);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("has the quantile that a bisection of its probabilities finds", () => {
    const tolerance = 1e-12;
    const exponent = fc.oneof(
      fc.double({ min: 0.5, max: 6, noNaN: true }),
      fc.double({ min: 1, max: 3000, noNaN: true }),
    );
    const probability = fc.oneof(
      fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
      fc.constantFrom(0.005, 0.025, 0.5, 0.975, 0.995),
    );
    fc.assert(
      fc.property(probability, exponent, exponent, (p, a, b) => {
        // From the side on which the probability is small, since near 1 it is rounded.
        const [tail, first, second] = p < 0.5 ? [p, a, b] : [1 - p, b, a];
        let [low, high] = [0, 1];
        for (let halving = 0; halving < 60; halving++) {
          const middle = (low + high) / 2;
          if (betaCdf(middle, first, second) < tail) low = middle;
          else high = middle;
        }
        const found = p < 0.5 ? low : 1 - low;
        expect(Math.abs(betaQuantile(p, a, b) - found)).toBeLessThan(tolerance);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it("has the quantiles that can be written down", () => {
    for (const u of [1e-12, 0.01, 0.3, 0.5, 0.9, 0.999]) {
      expect(betaQuantile(u, 1, 1)).toBeCloseTo(u, 14);
      expect(betaQuantile(u, 5, 1)).toBeCloseTo(u ** (1 / 5), 13);
      expect(betaQuantile(u, 1, 3)).toBeCloseTo(1 - (1 - u) ** (1 / 3), 13);
      expect(betaQuantile(u, 0.5, 0.5)).toBeCloseTo(Math.sin((Math.PI * u) / 2) ** 2, 13);
    }
    expect(betaLogit(0.5, 7, 7)).toBeCloseTo(0, 13);
    expect(betaQuantile(1e-30, 2, 1) / 1e-15).toBeCloseTo(1, 12);
  });

  it("has the right ends", () => {
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(betaCdf(-1, 2, 3)).toBe(0);
    expect(betaCdf(1, 2, 3)).toBe(1);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(betaQuantile(p, 2, 3)).toBeNaN();
    expect(betaCdf(0.5, 0, 3)).toBeNaN();
    expect(betaCdf(Number.NaN, 1, 3)).toBeNaN();
    expect(betaQuantile(0.5, -1, 3)).toBeNaN();
  });
});
