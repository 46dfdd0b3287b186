import { describe, expect, it } from "vitest";
import { betaCdf } from "./beta.ts";
import { meanInterval, normalReach, shareInterval, studentQuantile, studentReach } from "./intervals.ts";
import { normalQuantile } from "./normal.ts";
import { uniforms } from "./uniforms.ts";

describe("quantiles for intervals", () => {
  it("are those of Student's law", () => {
    /** Computed with 40 digits by bisection; the first three and the fourth stand in every table. */
    const exact: readonly (readonly [number, number, number])[] = [
      [0.975, 1, 12.706204736174694],
      [0.975, 2, 4.302652729749462],
      [0.975, 15, 2.131449545559775],
      [0.995, 15, 2.9467128834752385],
      [0.6, 3, 0.27667066233268983],
      [0.95, 4.5, 2.065575888878524],
      [0.975, 200, 1.971896223633909],
      [0.9995, 31, 3.633456349758372],
    ];
    const stated = 1e-12;
    for (const [p, degrees, t] of exact) {
      expect(Math.abs(studentQuantile(p, degrees) / t - 1), `${p} ${degrees}`).toBeLessThan(stated);
      expect(studentQuantile(1 - p, degrees)).toBeCloseTo(-t, 9);
    }
  });

  it("are those that can be written down, and go over into the normal ones", () => {
    for (const p of [0.001, 0.2, 0.4999, 0.7, 0.999]) {
      expect(studentQuantile(p, 1)).toBeCloseTo(Math.tan(Math.PI * (p - 0.5)), 9);
      expect(studentQuantile(p, 2)).toBeCloseTo((2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 11);
      /** They differ by z (z² + 1) / 4 degrees. */
      expect(Math.abs(studentQuantile(p, 1e6) - normalQuantile(p))).toBeLessThan(1e-5);
      expect(studentQuantile(p, Number.POSITIVE_INFINITY)).toBe(normalQuantile(p));
    }
    expect(studentQuantile(0.5, 7)).toBe(0);
    expect(studentQuantile(0, 7)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentQuantile(1, 7)).toBe(Number.POSITIVE_INFINITY);
    expect(studentQuantile(0.2, 0)).toBeNaN();
    expect(studentQuantile(2, 5)).toBeNaN();
    expect(normalReach(0.95)).toBeCloseTo(1.959964, 6);
    expect(studentReach(0.95, 15)).toBeCloseTo(2.13145, 5);
    expect(() => normalReach(95)).toThrow("invalid level 95");
  });
});

describe("the interval of a share", () => {
  it("is that of the tables", () => {
    // Clopper & Pearson's rule: 0 of n reaches to 1 - (1 - level)/2 to the power of 1/n.
    const none = shareInterval(0, 20, 0.95);
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(1 - 0.025 ** (1 / 20), 12);
    // 5 of 10 at 95 percent: 0.1871 to 0.8129 in every table.
    const half = shareInterval(5, 10, 0.95);
    expect(half.low).toBeCloseTo(0.1871, 4);
    expect(half.high).toBeCloseTo(0.8129, 4);
    const all = shareInterval(1024, 1024, 0.95);
    expect(all.high).toBe(1);
    expect(all.low).toBeCloseTo(0.025 ** (1 / 1024), 12);
  });

  it("never covers less often than it says, summed over all outcomes", () => {
    const trials = 40;
    for (const level of [0.8, 0.95]) {
      const intervals = Array.from({ length: trials + 1 }, (_, k) => shareInterval(k, trials, level));
      for (let share = 0.003; share < 1; share += 0.007) {
        const atLeast = (k: number) => (k > trials ? 0 : k <= 0 ? 1 : betaCdf(share, k, trials - k + 1));
        let covered = 0;
        intervals.forEach(({ low, high }, k) => {
          if (low <= share && share <= high) covered += atLeast(k) - atLeast(k + 1);
        });
        expect(covered).toBeGreaterThanOrEqual(level);
      }
    }
  });

  it("covers the share of a scrambled Sobol sample at least as often as it says", () => {
    const points = 256;
    const repetitions = 200;
    const level = 0.9;
    /** So many misses of 200 at ten percent each would come once in a thousand times or less. */
    const mostMissed = 34;
    const events: readonly (readonly [number, (u: readonly number[]) => boolean])[] = [
      [1 / 6, ([a, b, c]) => a + b + c < 1],
      [0.28, ([a, b]) => a > 0.6 && b > 0.3],
      [0.5, (u) => u.filter((one) => one < 0.5).length % 2 === 1],
    ];
    for (const [share, event] of events) {
      let missed = 0;
      for (let stream = 0; stream < repetitions; stream++) {
        const at = uniforms("sobol", 11, points, 5, stream);
        let successes = 0;
        for (let i = 0; i < points; i++) if (event([0, 1, 2, 3, 4].map((j) => at(i, j)))) successes++;
        const { low, high } = shareInterval(successes, points, level);
        if (share < low || share > high) missed++;
      }
      expect(missed).toBeLessThan(mostMissed);
    }
  });

  it("refuses what is no share", () => {
    expect(() => shareInterval(3, 2, 0.95)).toThrow("invalid share 3 of 2");
    expect(() => shareInterval(0, 0, 0.95)).toThrow(RangeError);
    expect(() => shareInterval(0.5, 2, 0.95)).toThrow(RangeError);
    expect(() => shareInterval(1, 2, 1)).toThrow("invalid level 1");
  });
});

describe("the interval of a mean of streams", () => {
  it("is Student's", () => {
    const { mean, low, high } = meanInterval([1, 2, 3, 4], 0.95);
    expect(mean).toBe(2.5);
    // 3.182446 is the 97.5th percentile with three degrees; the standard error is the root of 5/12.
    expect(high - mean).toBeCloseTo(3.182446 * Math.sqrt(5 / 12), 5);
    expect(mean - low).toBeCloseTo(high - mean, 12);
    expect(() => meanInterval([1], 0.95)).toThrow("needs 2 or more, there are 1");
  });
});
