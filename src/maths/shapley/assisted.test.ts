import { describe, expect, it } from "vitest";
import { evaluated, ForeignRuns, plainDesign, runs } from "../design.ts";
import type { Inputs } from "../inputs.ts";
import { type AssistedEffects, type AssistedOptions, assistedEffects } from "./assisted.ts";
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
import { walkDesign } from "./walks.ts";

type Method = "sobol" | "random";

function estimate(
  { inputs, f }: Pick<Known, "inputs" | "f">,
  points: number,
  rows: number,
  seed: number,
  method: Method = "sobol",
  options: AssistedOptions = {},
): AssistedEffects {
  const plain = plainDesign(inputs, { method, points, seed });
  const walks = rows === 0 ? null : walkDesign(inputs, { rows, seed, method, reversed: false });
  const walkRuns = walks === null ? null : evaluated(walks, f);
  return assistedEffects(plain, [evaluated(plain, f)], walks, [walkRuns], options)[0];
}

/** What an exact fit leaves of effects: rounding. */
const rounding = 1e-9;

function coverage(known: Known, points: number, rows: number, seeds: number, method: Method): number {
  let hits = 0;
  for (let seed = 0; seed < seeds; seed++) {
    estimate(known, points, rows, seed, method).inputs.forEach(({ low, high }, input) => {
      const exact = known.effects[input];
      if (low - rounding <= exact && exact <= high + rounding) hits++;
    });
  }
  return hits / seeds / known.effects.length;
}

/** Runs of a hundred and more seeds gave 0.93 to 1 for all of these; 0.9 is what is promised at the level of 0.95. */
const promised = 0.9;

describe("intervals at the level of 0.95", () => {
  it.each<readonly [string, Known, number, number, Method]>([
    ["Ishigami's function, without walks", ishigami, 512, 0, "sobol"],
    ["Ishigami's function, 16 walks", ishigami, 512, 16, "sobol"],
    ["Ishigami's function, random points, 24 walks", ishigami, 512, 24, "random"],
    ["the g-function, 16 walks", product2, 256, 16, "sobol"],
    ["the g-function, random points, 16 walks", product2, 256, 16, "random"],
    ["a linear function, without walks", linear, 128, 0, "sobol"],
    ["an event, 8 walks", event, 512, 8, "sobol"],
    ["an event, random points, 24 walks", event, 512, 24, "random"],
    ["two coins that differ, 16 walks", either, 256, 16, "sobol"],
    ["a product of eight, 16 walks", product8, 256, 16, "sobol"],
    ["two correlated inputs, without walks", correlatedPair, 128, 0, "random"],
  ])("hold %s", (_, known, points, rows, method) => {
    expect(coverage(known, points, rows, 25, method)).toBeGreaterThanOrEqual(promised);
  });
});

describe("effects of what the polynomial explains whole", () => {
  it("are exact without a single walk, and so are mean and variance", () => {
    for (const known of [linear, correlatedPair]) {
      const result = estimate(known, 128, 0, 3);
      result.inputs.forEach(({ effect, low, high }, input) => {
        expect(Math.abs(effect - known.effects[input])).toBeLessThan(rounding);
        expect(high - low).toBeLessThan(rounding);
      });
      expect(result.unexplained).toBeLessThan(rounding);
      expect(result.variance).toBeCloseTo(known.variance, 8);
      expect(result.mean).toBeCloseTo(known.mean, 8);
      expect(result.ranking.every(({ tied }) => !tied)).toBe(true);
    }
  });

  it("are those of all orders for three correlated inputs", () => {
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
    const f = (x: Float64Array) => x.reduce((sum, one, at) => sum + weights[at] * one, 0);
    const result = estimate({ inputs, f }, 128, 0, 1);
    result.inputs.forEach(({ effect }, input) => {
      expect(Math.abs(effect - exact[input])).toBeLessThan(rounding);
    });
    expect(result.method).toContain("conditional means under the Gaussian copula");
  });
});

describe("effects of what it does not explain", () => {
  it("are bounded without walks, and narrower with them, around a better estimate than the bounds", () => {
    const bounded = estimate(event, 1024, 0, 1);
    const walked = estimate(event, 1024, 64, 1);
    const width = ({ inputs }: AssistedEffects) => inputs[0].high - inputs[0].low;
    expect(bounded.unexplained).toBeGreaterThan(0.05);
    expect(width(bounded)).toBeGreaterThan(bounded.unexplained);
    expect(width(walked)).toBeLessThan(0.6 * width(bounded));
    expect(Math.abs(walked.inputs[0].effect - event.effects[0])).toBeLessThan(0.03);
    expect(bounded.rows).toBe(0);
    expect(walked.rows).toBe(64);
    expect(bounded.method).toContain("the intervals carry it whole");
    expect(walked.method).toContain("divided by 64 walks");
  });

  it("sum to 1 either way", () => {
    for (const rows of [0, 16])
      expect(
        estimate(ishigami, 256, rows, 2).inputs.reduce((sum, { effect }) => sum + effect, 0),
      ).toBeCloseTo(1, 9);
  });

  it("lie in their intervals", () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      for (const { effect, low, high } of estimate(either, 128, 4, seed, "random").inputs) {
        expect(low).toBeLessThanOrEqual(effect);
        expect(high).toBeGreaterThanOrEqual(effect);
      }
    }
  });

  it("need a tenth of the evaluations of walks alone, or less", () => {
    // 512 walks alone, 2,048 evaluations of Ishigami's function, have a half-width of 0.05 for the first input.
    const { inputs, points } = estimate(ishigami, 512, 16, 1);
    expect(points).toBe(512 + 16 * 4);
    expect((inputs[0].high - inputs[0].low) / 2).toBeLessThan(0.05 / Math.sqrt(10 / 3.5));
  });

  it("lie in wider intervals at a higher level", () => {
    const width = (level: number) => {
      const { low, high } = estimate(product8, 256, 16, 1, "sobol", { level }).inputs[0];
      return high - low;
    };
    expect(width(0.99)).toBeGreaterThan(1.15 * width(0.95));
  });
});

describe("many numbers on one sample", () => {
  it("come out as each by itself, the same each time", () => {
    const inputs = independent(Array.from({ length: 6 }, () => uniformLaw(0, 1)));
    const plain = plainDesign(inputs, { method: "sobol", points: 256, seed: 5 });
    const walks = walkDesign(inputs, { method: "sobol", rows: 8, seed: 5, reversed: false });
    const functions = [
      ([a, b, c]: Float64Array) => a * b + c,
      ([a, , , d]: Float64Array) => Math.exp(a) - d,
      ([a, b, c, d, e]: Float64Array) => (a + b + c + d > 2 ? e : 0),
    ];
    const plainRuns = functions.map((f) => evaluated(plain, f));
    const walkRuns = functions.map((f, at) => (at === 1 ? null : evaluated(walks, f)));
    const together = assistedEffects(plain, plainRuns, walks, walkRuns);
    functions.forEach((_, at) => {
      expect(assistedEffects(plain, [plainRuns[at]], walks, [walkRuns[at]])[0]).toEqual(together[at]);
    });
    expect(together.map(({ rows }) => rows)).toEqual([8, 0, 8]);
  });

  it("are 0 with a warning where one is constant", () => {
    const result = estimate({ inputs: linear.inputs, f: () => 0.1 + 0.2 }, 64, 4, 1);
    expect(result.constant).toBe(true);
    expect(result.variance).toBe(0);
    expect(result.inputs).toEqual(
      linear.inputs.laws.map((_, input) => ({ input, effect: 0, low: 0, high: 0 })),
    );
    expect(result.ranking.slice(0, -1).every(({ tied }) => tied)).toBe(true);
  });
});

describe("inputs", () => {
  it("of no width have exactly 0", () => {
    const inputs = independent([uniformLaw(0, 1), uniformLaw(2, 2), uniformLaw(0, 1)]);
    for (const rows of [0, 8]) {
      const { inputs: effects } = estimate({ inputs, f: ([a, b, c]) => (a * b > c ? 1 : 0) }, 256, rows, 1);
      expect(effects[1]).toEqual({ input: 1, effect: 0, low: 0, high: 0 });
    }
  });

  it("that do nothing may do little that was not seen, and are never shown to matter", () => {
    const inputs = independent(Array.from({ length: 4 }, () => uniformLaw(0, 1)));
    const { inputs: effects } = estimate({ inputs, f: ([a, b]) => (a + b > 1.2 ? 1 : 0) }, 512, 16, 1);
    for (const { low, high } of effects.slice(2)) {
      expect(low).toBeLessThanOrEqual(rounding);
      expect(high).toBeLessThan(0.05);
    }
  });

  it("that are too many for an even sequence are told of", () => {
    const inputs = independent(Array.from({ length: 9 }, () => uniformLaw(0, 1)));
    const told = (method: "sobol" | "latin hypercube", points: number) => {
      const plain = plainDesign(inputs, { method, points, seed: 1 });
      return assistedEffects(plain, [evaluated(plain, ([a, b]) => a * b)], null, [])[0].method;
    };
    expect(told("sobol", 256)).toContain("confound some of them");
    expect(told("sobol", 512)).not.toContain("confound");
    expect(told("latin hypercube", 256)).not.toContain("confound");
  });

  it("switched together are bounded by what they have together", () => {
    const inputs = independent(Array.from({ length: 12 }, () => uniformLaw(0, 1)));
    const f = (x: Float64Array) =>
      1 / (1 + Math.exp(-9 * (2 * x[0] - x[1] + x[2] * x[3] - 0.8 + 0.2 * x[7])));
    const plain = plainDesign(inputs, { method: "sobol", points: 512, seed: 1 });
    const all = walkDesign(inputs, { method: "sobol", rows: 1024, seed: 9 });
    const some = walkDesign(inputs, {
      method: "sobol",
      rows: 64,
      seed: 1,
      reversed: false,
      players: [0, 1, 2, 3],
    });
    expect(some.length).toBe(6);
    const [reference] = assistedEffects(plain, [evaluated(plain, f)], all, [evaluated(all, f)]);
    const [result] = assistedEffects(plain, [evaluated(plain, f)], some, [evaluated(some, f)]);
    expect(result.inputs).toHaveLength(12);
    result.inputs.forEach(({ low, high }, input) => {
      expect(low).toBeLessThanOrEqual(reference.inputs[input].effect);
      expect(high).toBeGreaterThanOrEqual(reference.inputs[input].effect);
      expect(high - low).toBeLessThan(0.1);
    });
  });

  it("in a large correlated group are left to the walks", () => {
    const members = [0, 1, 2, 3, 4, 5];
    const inputs: Inputs = {
      laws: [...members, 6].map(() => standardNormal),
      correlations: members.slice(1).map((b) => ({ a: b - 1, b, rank: 0.3 })),
    };
    const f = (x: Float64Array) => x[0] + x[5] + 2 * x[6];
    const result = estimate({ inputs, f }, 256, 64, 1);
    expect(result.method).toContain("6 inputs of large correlated groups by walks only");
    expect(result.unexplained).toBeGreaterThan(0.25);
    expect(result.inputs[6].low).toBeLessThanOrEqual(2 / 3);
    expect(result.inputs[6].high).toBeGreaterThanOrEqual(2 / 3);
  });
});

describe("points without a number", () => {
  const plain = plainDesign(ishigami.inputs, { method: "sobol", points: 256, seed: 1 });
  const walks = walkDesign(ishigami.inputs, { method: "sobol", rows: 16, seed: 1, reversed: false });
  const all = evaluated(plain, ishigami.f);
  const walked = evaluated(walks, ishigami.f);
  const failing = (
    whole: typeof all,
    design: typeof plain | typeof walks,
    failed: (point: number) => boolean,
  ) =>
    runs(
      design,
      whole.values.map((value, point) => (failed(point) ? Number.NaN : value)),
    );

  it("are left out and counted, and the intervals get wider for it", () => {
    const [whole] = assistedEffects(plain, [all], walks, [walked]);
    const [part] = assistedEffects(plain, [failing(all, plain, (point) => point % 8 === 3)], walks, [
      failing(walked, walks, (point) => point === 5),
    ]);
    expect(part.failures).toBe(33);
    expect(part.rows).toBe(15);
    expect(part.method).toContain("32 points without a number left out");
    expect(part.method).toContain("1 walks with failed points left out");
    const width = ({ inputs }: AssistedEffects) => inputs.reduce((sum, { low, high }) => sum + high - low, 0);
    expect(width(part)).toBeGreaterThan(width(whole));
    part.inputs.forEach(({ low, high }, input) => {
      expect(low).toBeLessThanOrEqual(ishigami.effects[input]);
      expect(high).toBeGreaterThanOrEqual(ishigami.effects[input]);
    });
  });

  it("leave the bounds where they are in all walks, and no effects where they are nearly everywhere", () => {
    const [result] = assistedEffects(plain, [all], walks, [failing(walked, walks, () => true)]);
    expect(result.rows).toBe(0);
    expect(() => assistedEffects(plain, [all, failing(all, plain, (point) => point > 9)], null, [])).toThrow(
      "missing values of number 1: 10 of 256 points have one, 16 are needed",
    );
  });

  it("are no reason to take runs that do not belong together", () => {
    const other = plainDesign(ishigami.inputs, { method: "sobol", points: 256, seed: 2 });
    expect(() => assistedEffects(other, [all], null, [])).toThrow(ForeignRuns);
    expect(() => assistedEffects(plain, [all], walks, [all])).toThrow(ForeignRuns);
    const same = walkDesign(ishigami.inputs, { method: "sobol", rows: 16, seed: 1, stream: 0 });
    expect(() => assistedEffects(plain, [all], same, [null])).toThrow("invalid stream 0");
    const elsewhere = walkDesign(linear.inputs, { method: "sobol", rows: 16, seed: 1 });
    expect(() => assistedEffects(plain, [all], elsewhere, [null])).toThrow("invalid walks");
    const none = plainDesign(independent([]), { method: "sobol", points: 16, seed: 1 });
    expect(() => assistedEffects(none, [evaluated(none, () => 1)], null, [])).toThrow("missing inputs");
  });
});
