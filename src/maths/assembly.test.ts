import { describe, expect, it } from "vitest";
import { assemble } from "./assembly.ts";
import type { Inputs } from "./inputs.ts";
import { type Law, quantile } from "./law.ts";
import { normalQuantile } from "./normal.ts";
import { uniforms } from "./uniforms.ts";

const laws: readonly Law[] = [
  { shape: "pert", low: 0, value: 2, high: 10 },
  { shape: "uniform", low: -1, value: 0, high: 1 },
  { shape: "log-uniform", low: 0.1, value: 1, high: 10 },
  { shape: "normal", low: 3, value: 4, high: 8 },
  { shape: "beta", low: 0, value: 1, high: 1 },
  { shape: "pert", low: 5, value: 5, high: 6 },
];
const inputs: Inputs = {
  laws,
  correlations: [
    { a: 0, b: 2, rank: 0.7 },
    { a: 2, b: 3, rank: -0.4 },
    { a: 1, b: 5, rank: -0.9 },
  ],
};
const ranks = (list: readonly number[]): number[] => {
  const order = list.map((_, i) => i).sort((a, b) => list[a] - list[b]);
  const rank = new Array<number>(list.length);
  order.forEach((place, at) => {
    rank[place] = at;
  });
  return rank;
};
const correlation = (x: readonly number[], y: readonly number[]): number => {
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((one, i) => {
    xy += (one - mx) * (y[i] - my);
    xx += (one - mx) ** 2;
    yy += (y[i] - my) ** 2;
  });
  return xy / Math.sqrt(xx * yy);
};

describe("values of inputs that hang together", () => {
  const { values, scores, valueAt } = assemble(inputs);
  const points = 2 ** 14;
  const at = uniforms("sobol", 21, points, laws.length);
  const drawn = Array.from({ length: points }, (_, index) => Array.from(values((input) => at(index, input))));
  const columns = laws.map((_, input) => drawn.map((point) => point[input]));

  it("have the rank correlations that were asked for", () => {
    /** The standard error of a rank correlation of 2^14 independent pairs is 0.008; even points do better. */
    const tolerance = 0.004;
    const ranked = columns.map(ranks);
    const asked = new Map(inputs.correlations.map(({ a, b, rank }) => [`${a} ${b}`, rank]));
    for (let b = 1; b < laws.length; b++)
      for (let a = 0; a < b; a++)
        expect(Math.abs(correlation(ranked[a], ranked[b]) - (asked.get(`${a} ${b}`) ?? 0))).toBeLessThan(
          tolerance,
        );
  });

  it("each have their own law", () => {
    /** A net of 2^14 points in one dimension is off by less than a cell; redrawn scores are sums of some, and rougher. */
    const tolerance = 0.003;
    for (const [input, law] of laws.entries()) {
      const sorted = columns[input].toSorted((a, b) => a - b);
      for (const u of [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98]) {
        const limit = quantile(law, u);
        const below = sorted.filter((x) => x < limit).length / points;
        expect(Math.abs(below - u)).toBeLessThan(tolerance);
      }
    }
  });

  it("are the values at their scores", () => {
    /** Through the score a probability makes a detour over the normal law and back. */
    const detour = 1e-11;
    for (let index = 0; index < 50; index++) {
      const there = scores((input) => at(index, input));
      for (const [input] of laws.entries())
        expect(Math.abs(valueAt(input, there[input]) - drawn[index][input])).toBeLessThan(detour);
      expect(there[4]).toBe(normalQuantile(at(index, 4)));
    }
  });

  it("are written where they are wanted", () => {
    const into = new Float64Array(laws.length);
    expect(values((input) => at(3, input), into)).toBe(into);
    expect(Array.from(into)).toEqual(drawn[3]);
    expect(scores((input) => at(3, input), into)).toBe(into);
  });

  it("do without correlations", () => {
    const alone = assemble({ laws, correlations: [] });
    const point = alone.values(() => 0.3);
    expect(Array.from(point)).toEqual(laws.map((law) => quantile(law, 0.3)));
    expect(assemble({ laws: [], correlations: [] }).values(() => 0.5)).toHaveLength(0);
  });
});
