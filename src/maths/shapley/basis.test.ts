import { describe, expect, it } from "vitest";
import { type Law, quantileOf } from "../law.ts";
import { normalCdf } from "../normal.ts";
import { basisOf, hermite } from "./basis.ts";
import { standardNormal, uniformLaw } from "./known.laws.ts";
import { normalNodes } from "./nodes.ts";

const nodes = normalNodes();
const laws: readonly Law[] = [
  uniformLaw(-3, 5),
  standardNormal,
  { shape: "normal", low: 1, value: 4, high: 5 },
  { shape: "pert", low: 0, value: 0.2, high: 1 },
  { shape: "beta", low: -1, value: -1, high: 2 },
  { shape: "log-uniform", low: 0.01, value: 1, high: 10 },
];

const basis = (law: Law, degrees: number) => {
  const quantile = quantileOf(law);
  return basisOf((score) => quantile(normalCdf(score)), degrees, nodes);
};

const valuesAt = (law: Law, degrees: number, x: number) => {
  const out = new Float64Array(degrees);
  basis(law, degrees).fill(x, out, 0, 1);
  return [...out];
};

describe("the nodes", () => {
  it("give the moments of the standard normal law", () => {
    /** What lies beyond the outermost node weighs 1e-15, times 8^8 for the eighth moment. */
    const tolerance = 1e-7;
    [1, 0, 1, 0, 3, 0, 15, 0, 105].forEach((moment, power) => {
      const sum = nodes.score.reduce((total, z, q) => total + nodes.weight[q] * z ** power, 0);
      expect(Math.abs(sum - moment)).toBeLessThan(tolerance);
    });
  });
});

describe("orthonormal polynomials", () => {
  it.each(laws)(
    "of $shape $low $value $high have mean 0 and variance 1, by midpoints of the quantiles",
    (law) => {
      /** Midpoints miss a little beyond the outermost of them: of a tail without end, and the sixth power, this much. */
      const tolerance = law.shape === "normal" ? 0.02 : 5e-4;
      const count = 40000;
      const degrees = 3;
      const quantile = quantileOf(law);
      const polynomials = basis(law, degrees);
      const sums = new Float64Array(16);
      const out = Float64Array.from([1, 0, 0, 0]);
      for (let i = 0; i < count; i++) {
        polynomials.fill(quantile((i + 0.5) / count), out, 1, 1);
        for (let a = 0; a < 4; a++) for (let b = 0; b < 4; b++) sums[4 * a + b] += (out[a] * out[b]) / count;
      }
      sums.forEach((sum, at) => {
        expect(Math.abs(sum - (at % 5 === 0 ? 1 : 0))).toBeLessThan(tolerance);
      });
    },
  );

  it("of a uniform law are Legendre's, of a normal one Hermite's", () => {
    /** What eight nodes a panel leave of the mean of the eighth power of a level. */
    const digits = 7;
    for (const x of [-3, 0, 0.3, 5]) {
      const t = (x - 1) / 4;
      const legendre = [t, (3 * t * t - 1) / 2, (5 * t ** 3 - 3 * t) / 2, (35 * t ** 4 - 30 * t * t + 3) / 8];
      valuesAt(laws[0], 4, x).forEach((value, k) => {
        expect(value).toBeCloseTo(Math.sqrt(2 * k + 3) * legendre[k], digits);
      });
    }
    for (const z of [-2, 0.4, 3]) {
      const polynomials = [z, (z * z - 1) / Math.sqrt(2), (z ** 3 - 3 * z) / Math.sqrt(6)];
      valuesAt(standardNormal, 3, z).forEach((value, k) => {
        expect(value).toBeCloseTo(polynomials[k], digits);
      });
      const out = new Float64Array(4);
      hermite(z, 1, out);
      [1, ...polynomials].forEach((value, k) => {
        expect(out[k]).toBeCloseTo(value, 12);
      });
    }
  });

  it("do not exist for a number that does not vary", () => {
    expect(basis(uniformLaw(2, 2), 4).degrees).toBe(0);
  });
});

describe("series in Hermite polynomials of the normal score", () => {
  it("give back the polynomial of the input, and its conditional mean", () => {
    const law: Law = { shape: "pert", low: 0, value: 0.2, high: 1 };
    const polynomials = basis(law, 3);
    const quantile = quantileOf(law);
    /** Coefficients fall fast; what is cut off after 24 is smaller than this near the middle. */
    const tolerance = 1e-4;
    const correlation = 0.8;
    const out = new Float64Array(24);
    for (let degree = 1; degree <= 3; degree++) {
      const series = polynomials.inHermite(degree);
      const of = (z: number) => valuesAt(law, 3, quantile(levelOf(z)))[degree - 1];
      for (const z of [-1.2, 0, 0.7]) {
        hermite(z, 1, out);
        expect(Math.abs(series.reduce((sum, one, k) => sum + one * out[k], 0) - of(z))).toBeLessThan(
          tolerance,
        );
        // Known is another score with this correlation: the mean over what it leaves open, node by node.
        const rest = Math.sqrt(1 - correlation ** 2);
        const mean = nodes.score.reduce(
          (sum, e, q) => sum + nodes.weight[q] * of(correlation * z + rest * e),
          0,
        );
        hermite(correlation * z, correlation ** 2, out);
        expect(Math.abs(series.reduce((sum, one, k) => sum + one * out[k], 0) - mean)).toBeLessThan(
          tolerance,
        );
      }
    }
  });
});

/** P(Z < z) by the midpoint rule, slow and plain. */
function levelOf(z: number): number {
  const steps = 2000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += Math.exp(-((((i + 0.5) * z) / steps) ** 2) / 2);
  return 0.5 + (sum * z) / steps / Math.sqrt(2 * Math.PI);
}
