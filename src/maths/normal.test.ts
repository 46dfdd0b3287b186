import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalDensity, normalQuantile } from "./normal.ts";

/** What the source states, with room for the last rounding of the reference. */
const stated = 2.2e-15;

const relative = (ours: number, exact: number): number => Math.abs(ours / exact - 1);

/** Computed with 40 digits from the complementary error function, rounded to doubles. */
const exactQuantiles: readonly (readonly [number, number])[] = [
  [5e-324, -38.467405617144344],
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-9, -5.9978070150076865],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.01, -2.326347874040841],
  [0.025, -1.9599639845400543],
  [0.05, -1.6448536269514726],
  [0.1, -1.2815515655446004],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357997],
  [0.49, -0.025068908258711057],
  [0.499999, -2.5066282745665593e-6],
];

/** Likewise. */
const exactCdf: readonly (readonly [number, number])[] = [
  [-37, 5.725571222524577e-300],
  [-20, 2.7536241186062337e-89],
  [-8, 6.220960574271784e-16],
  [-5, 2.866515718791939e-7],
  [-3, 0.0013498980316300946],
  [-1.75, 0.04005915686381709],
  [-1.5, 0.06680720126885807],
  [-1, 0.15865525393145705],
  [-0.25, 0.4012936743170763],
  [0.5, 0.6914624612740131],
  [1, 0.8413447460685429],
  [1.5, 0.9331927987311419],
  [2.5, 0.9937903346742238],
];

describe("the normal law", () => {
  it("has the exact quantiles, far out too", () => {
    for (const [u, z] of exactQuantiles) expect(relative(normalQuantile(u), z), `${u}`).toBeLessThan(stated);
  });

  it("has the exact probabilities, far out too", () => {
    for (const [z, u] of exactCdf) expect(relative(normalCdf(z), u), `${z}`).toBeLessThan(stated);
  });

  it("has the quantiles of the tables (Abramowitz & Stegun, table 26.5)", () => {
    const table = { 0.9: 1.28155, 0.95: 1.64485, 0.975: 1.95996, 0.99: 2.32635, 0.995: 2.57583 };
    for (const [u, z] of Object.entries(table)) expect(normalQuantile(Number(u))).toBeCloseTo(z, 5);
  });

  it("comes back from a quantile to its probability", () => {
    /** An error of z changes the tail by |z| (|z| + 1) times as much, relatively; |z| stays below 38. */
    const grown = (z: number) => 4e-15 * (1 + z * z);
    const probability = fc.oneof(
      fc.double({ min: 1e-300, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 300, noNaN: true }).map((digits) => 0.5 * 10 ** -digits),
    );
    fc.assert(
      fc.property(probability, (u) => {
        const z = normalQuantile(u);
        expect(relative(normalCdf(z), u)).toBeLessThan(grown(z));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it("is odd to the bit about one half, and never falls by more than a rounding", () => {
    let before = Number.NEGATIVE_INFINITY;
    const steps = 1 << 15;
    for (let k = 1; k < steps; k++) {
      const z = normalQuantile(k / steps);
      expect(normalQuantile(1 - k / steps) + z).toBe(0);
      expect(z).toBeGreaterThan(before);
      before = z;
    }
    for (const edge of [0.0668072012688581, 0.5 - 0.25, 1e-3]) {
      const near = Array.from({ length: 200 }, (_, k) => normalQuantile(edge * (1 + (k - 100) * 1e-15)));
      for (let k = 1; k < near.length; k++) expect(near[k] - near[k - 1]).toBeGreaterThan(-stated * 4);
    }
  });

  it("integrates its density to its probabilities", () => {
    /** Simpson's rule with this step is exact to 1e-12 for so smooth a curve. */
    const step = 1 / 256;
    let area = normalCdf(-6);
    for (let z = -6; z < 6; z += step) {
      area += (step / 6) * (normalDensity(z) + 4 * normalDensity(z + step / 2) + normalDensity(z + step));
      expect(Math.abs(area - normalCdf(z + step))).toBeLessThan(1e-12);
    }
  });

  it("has the right ends", () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(0.5)).toBe(0);
    for (const u of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(u)).toBeNaN();
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalCdf(Number.NaN)).toBeNaN();
    expect(normalDensity(Number.NaN)).toBeNaN();
    expect(normalCdf(0)).toBe(0.5);
  });
});
