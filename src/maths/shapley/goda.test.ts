import { describe, expect, it } from "vitest";
import { evaluated, ForeignRuns, runs } from "../design.ts";
import type { Inputs } from "../inputs.ts";
import { bothWays, oneWay } from "./contributions.ts";
import { shapleyEffects } from "./goda.ts";
import {
  correlatedPair,
  either,
  event,
  independent,
  ishigami,
  type Known,
  linear,
  linearGaussian,
  product2,
  product8,
  rankOf,
  standardNormal,
  throughAllOrders,
  uniformLaw,
} from "./known.laws.ts";
import { sharesOf } from "./ratio.ts";
import { walkDesign } from "./walks.ts";

const known: Readonly<Record<string, Known>> = {
  ishigami,
  "g-function": product2,
  linear,
  event,
  either,
  product8,
  "correlated pair": correlatedPair,
};

const estimate = ({ inputs, f }: Known, rows: number, seed: number, method: "sobol" | "random") => {
  const design = walkDesign(inputs, { rows, seed, method, reversed: method === "sobol" });
  return shapleyEffects(design, evaluated(design, f));
};

describe("contributions of a walk", () => {
  /** Exact rationals of our oracle "goda-fixed-4x2": f = x1 + 2 x1 x2 on four given rows. */
  const x = [
    [1 / 8, 5 / 8],
    [3 / 8, 7 / 8],
    [3 / 4, 1 / 8],
    [7 / 8, 1 / 2],
  ];
  const y = [
    [5 / 8, 1 / 4],
    [1 / 4, 3 / 8],
    [1 / 8, 3 / 4],
    [1 / 2, 7 / 8],
  ];
  const orders = [
    [0, 1],
    [1, 0],
    [1, 0],
    [0, 1],
  ];
  const f = ([a, b]: readonly number[]) => a + 2 * a * b;

  const walkOf = (row: number) => {
    const z = [...x[row]];
    return Float64Array.from([
      f(z),
      ...orders[row].map((input) => {
        z[input] = y[row][input];
        return f(z);
      }),
    ]);
  };

  it("are those of the oracle, with its effects and standard errors", () => {
    const of = new Float64Array(8);
    orders.forEach((order, row) => {
      oneWay(walkOf(row)).forEach((one, k) => {
        of[row * 2 + order[k]] = one;
      });
    });
    const expected = [81 / 128, -855 / 2048, 217 / 2048, 9 / 128, -125 / 512, 225 / 512, 9 / 32, -27 / 128];
    expect([...of]).toEqual(expected);
    const sum = Float64Array.from(orders, (_, row) => of[2 * row] + of[2 * row + 1]);
    const shares = sharesOf({ rows: 4, players: 2, of, sum });
    expect(shares.variance).toBeCloseTo(673 / 4096, 14);
    expect(shares.share[0]).toBeCloseTo(1589 / 1346, 12);
    expect(shares.share[1]).toBeCloseTo(-243 / 1346, 12);
    /** The oracle gives so many digits. */
    for (const error of shares.error) expect(error).toBeCloseTo(1.13648679, 8);
    // Two shares that sum to 1 are apart by twice the error of one.
    expect(shares.errorOfDifference(0, 1)).toBeCloseTo(2 * shares.error[0], 12);
  });

  it("read there and back are the mean of two walks, and still sum to half the squared difference", () => {
    orders.forEach((_, row) => {
      const walk = walkOf(row);
      const back = oneWay(walk.slice().reverse()).reverse();
      const both = bothWays(walk, walk);
      both.forEach((one, k) => {
        expect(one).toBeCloseTo((oneWay(walk)[k] + back[k]) / 2, 14);
        expect(one).toBeCloseTo(((walk[k] - walk[k + 1]) * (walk[0] - walk[2])) / 2, 14);
      });
      expect(both[0] + both[1]).toBeCloseTo((walk[0] - walk[2]) ** 2 / 2, 14);
    });
  });
});

describe("Shapley effects from walks", () => {
  it.each(Object.entries(known))("of %s lie within four standard errors of the exact ones", (_, one) => {
    const result = estimate(one, 4096, 7, "random");
    result.inputs.forEach(({ effect, error, low, high }, input) => {
      expect(Math.abs(effect - one.effects[input])).toBeLessThan(4 * error);
      expect(low).toBeLessThan(effect);
      expect(high).toBeGreaterThan(effect);
    });
    expect(result.inputs.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(1, 12);
    /** The squared difference of two draws scatters by no more than four times its mean here, over 64 square roots. */
    expect(Math.abs(result.variance / one.variance - 1)).toBeLessThan(0.25);
    expect(result.constant).toBe(false);
  });

  it("of Ishigami's function have a small error with 6,144 evaluations of a scrambled sequence", () => {
    /** Twice the root of the mean square that 60 other seeds gave (0.004); walks read one way had 0.008 with 8,192. */
    const tolerance = 0.008;
    const seeds = [1, 2, 3, 4, 5];
    ishigami.effects.forEach((exact, input) => {
      const squares = seeds.map(
        (seed) => (estimate(ishigami, 1024, seed, "sobol").inputs[input].effect - exact) ** 2,
      );
      expect(Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / seeds.length)).toBeLessThan(tolerance);
    });
  });

  it("of three correlated normal inputs are those of all orders", () => {
    const covariance = [
      [1, 0.6, -0.2],
      [0.6, 1, 0.5],
      [-0.2, 0.5, 1],
    ];
    const weights = [1, 2, -1.5];
    const exact = throughAllOrders(3, linearGaussian(weights, covariance));
    const inputs: Inputs = {
      laws: [standardNormal, standardNormal, standardNormal],
      correlations: [
        [0, 1],
        [0, 2],
        [1, 2],
      ].map(([a, b]) => ({ a, b, rank: rankOf(covariance[a][b]) })),
    };
    const design = walkDesign(inputs, { rows: 4096, seed: 3, method: "random" });
    const result = shapleyEffects(
      design,
      evaluated(design, (x) => x.reduce((sum, one, at) => sum + weights[at] * one, 0)),
    );
    result.inputs.forEach(({ effect, error }, input) => {
      expect(Math.abs(effect - exact[input])).toBeLessThan(4 * error);
      /** So that four errors mean something. */
      expect(error).toBeLessThan(0.015);
    });
    expect(result.method).toContain("correlated inputs drawn anew");
  });

  it("have intervals that hold what they promise", () => {
    /** Bounds of our oracle "ci-coverage-ishigami", for 400 repetitions of 256 independent rows. */
    const [least, most] = [0.91, 0.98];
    const repetitions = 400;
    const hits = [0, 0, 0];
    for (let seed = 0; seed < repetitions; seed++) {
      estimate(ishigami, 256, seed, "random").inputs.forEach(({ low, high }, input) => {
        if (low <= ishigami.effects[input] && ishigami.effects[input] <= high) hits[input]++;
      });
    }
    for (const hit of hits) {
      expect(hit / repetitions).toBeGreaterThanOrEqual(least);
      expect(hit / repetitions).toBeLessThanOrEqual(most);
    }
  });

  it("are wider at a higher level", () => {
    const design = walkDesign(linear.inputs, { rows: 64, seed: 1, method: "random" });
    const found = evaluated(design, linear.f);
    const width = (level: number) => {
      const { low, high } = shapleyEffects(design, found, { level }).inputs[0];
      return high - low;
    };
    expect(width(0.99)).toBeGreaterThan(1.2 * width(0.95));
    expect(width(0.95)).toBeGreaterThan(1.1 * width(0.9));
  });

  it("are exactly 0 for an input that does nothing", () => {
    const inputs = independent([uniformLaw(0, 1), uniformLaw(0, 1), uniformLaw(0, 1)]);
    const design = walkDesign(inputs, { rows: 32, seed: 1, method: "sobol" });
    const { inputs: effects } = shapleyEffects(
      design,
      evaluated(design, ([a, , c]) => Math.exp(a) * c),
    );
    expect(effects[1]).toEqual({ input: 1, effect: 0, error: 0, low: 0, high: 0 });
  });

  it("are 0 with a warning where the number is constant", () => {
    const design = walkDesign(linear.inputs, { rows: 16, seed: 1, method: "sobol" });
    const result = shapleyEffects(
      design,
      evaluated(design, () => 3),
    );
    expect(result.constant).toBe(true);
    expect(result.variance).toBe(0);
    expect(result.mean).toBe(3);
    for (const { effect, low, high } of result.inputs) expect([effect, low, high]).toEqual([0, 0, 0]);
  });

  it("of inputs switched together are one share", () => {
    const design = walkDesign(linear.inputs, { rows: 1024, seed: 1, method: "sobol", players: [1, 0] });
    const result = shapleyEffects(design, evaluated(design, linear.f));
    expect(result.inputs.map(({ input }) => input)).toEqual([0, 1]);
    expect(result.rest?.inputs).toEqual([2, 3, 4]);
    /** Three standard errors of so many independent rows. */
    expect(Math.abs(result.rest!.effect - 14 / 55)).toBeLessThan(0.05);
    expect(result.inputs.reduce((sum, { effect }) => sum + effect, result.rest!.effect)).toBeCloseTo(1, 12);
  });

  it("are put in order, with neighbours that are not told apart named", () => {
    const { ranking } = estimate(linear, 4096, 1, "sobol");
    expect(ranking.map(({ input }) => input)).toEqual([0, 1, 2, 3, 4]);
    expect(ranking.map(({ tied }) => tied)).toEqual([false, false, false, false, false]);
    expect(ranking[0].lead!.low).toBeLessThan(9 / 55);
    expect(ranking[0].lead!.high).toBeGreaterThan(9 / 55);
    expect(estimate(either, 256, 1, "random").ranking[0].tied).toBe(true);
  });
});

describe("points without a number", () => {
  const design = walkDesign(linear.inputs, { rows: 32, seed: 1, method: "sobol" });
  const found = evaluated(design, linear.f);
  const failing = runs(
    design,
    found.values.map((value, point) => (point === 40 ? Number.NaN : value)),
  );

  it("are refused by name unless something stands in for them", () => {
    expect(() => shapleyEffects(design, failing)).toThrow(
      "missing numbers at 1 points (40): the analysis needs all; say by `fill` what stands in for them",
    );
  });

  it("count as the value given, or their rows are left out, and both is said", () => {
    const filled = shapleyEffects(design, failing, { fill: { kind: "value", value: found.values[40] } });
    expect(filled.inputs).toEqual(shapleyEffects(design, found).inputs);
    expect(filled.failures).toBe(1);
    expect(filled.method).toContain(`1 failed points count as ${found.values[40]}`);
    const shorter = shapleyEffects(design, failing, { fill: { kind: "leave rows out" } });
    expect(shorter.rows).toBe(31);
    expect(shorter.method).toContain("1 rows with 1 failed points left out");
  });

  it("cannot be all", () => {
    const none = evaluated(design, () => Number.NaN);
    expect(() => shapleyEffects(design, none, { fill: { kind: "leave rows out" } })).toThrow(
      "missing rows: 0 of 32",
    );
  });

  it("are no reason to take the runs of another design", () => {
    const other = walkDesign(linear.inputs, { rows: 32, seed: 2, method: "sobol" });
    expect(() => shapleyEffects(other, found)).toThrow(ForeignRuns);
  });
});
