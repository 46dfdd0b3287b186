import { describe, expect, it } from "vitest";
import { assemble } from "../assembly.ts";
import type { Inputs } from "../inputs.ts";
import type { Law } from "../law.ts";
import { type Basis, basisOf } from "./basis.ts";
import { columnsOf } from "./columns.ts";
import { conditionalsOf } from "./conditionals.ts";
import { formOf } from "./form.ts";
import { rankOf, throughAllOrders, uniformLaw } from "./known.laws.ts";
import { normalNodes } from "./nodes.ts";
import { symmetricOf } from "./symmetric.ts";
import { keyOf, type Term } from "./term.ts";

const nodes = normalNodes();
const pert: Law = { shape: "pert", low: 0, value: 0.3, high: 1 };
const term = (...factors: readonly (readonly [number, number])[]): Term =>
  factors.map(([input, degree]) => ({ input, degree }));
const everything = { constant: 0, from: 0 };

/** Every fourth node, with the weights of the trapezoid rule: enough for polynomials of low degree, and quick in two dimensions. */
const coarse = (() => {
  const scores = Array.from({ length: 65 }, (_, at) => (at - 32) / 4);
  const weights = scores.map((z) => Math.exp((-z * z) / 2) / 4 / Math.sqrt(2 * Math.PI));
  return { scores, weights };
})();

describe("the form of independent inputs", () => {
  it("has the shares of a polynomial with sums of products by its variances and overlaps", () => {
    const inputs: Inputs = { laws: Array.from({ length: 4 }, () => uniformLaw(0, 1)), correlations: [] };
    const assembly = assemble(inputs);
    const bases = inputs.laws.map((_, input) => basisOf((score) => assembly.valueAt(input, score), 3, nodes));
    const terms = [
      term([0, 1]),
      term([1, 1]),
      term([2, 2]),
      term([0, 1], [1, 1]),
      term([0, 1], [2, 2], [3, 1]),
    ];
    const coefficients = Float64Array.of(2, 1, -1, 0.5, 0.25);
    const symmetric = symmetricOf(terms.slice(0, 3), [2, 1, -1])!;
    const sums = Float64Array.of(0, 0, 0.3, 0.7);
    const points = Float64Array.from({ length: 4 * 50 }, (_, at) => ((at + 1) * Math.SQRT2) % 1);
    const columns = columnsOf(bases, points);
    const { copula } = assembly;
    const form = formOf(
      { terms, symmetric },
      columns,
      copula,
      conditionalsOf(copula, bases, new Float64Array(0)),
      Uint32Array.from({ length: 50 }, (_, row) => row),
    );
    const fold = { ...everything, to: 50, coefficients, sums };
    // By component: its variance, in equal shares. The sums are 0.3 (2ab - 2ac - bc) and -0.7·2 abc in the three functions.
    const components: readonly (readonly [readonly number[], number])[] = [
      [[0], 2],
      [[1], 1],
      [[2], -1],
      [[0, 1], 0.5 + 0.3 * 2],
      [[0, 2], -0.3 * 2],
      [[1, 2], -0.3],
      [[0, 1, 2], -0.7 * 2],
      [[0, 2, 3], 0.25],
    ];
    const own = form.own(fold);
    const [increments] = [form.increments([fold])];
    expect(form.inputs).toEqual([0, 1, 2, 3]);
    form.inputs.forEach((input) => {
      const mine = components.filter(([set]) => set.includes(input));
      const share = mine.reduce((sum, [set, weight]) => sum + (weight * weight) / set.length, 0);
      expect(own[input]).toBeCloseTo(share, 12);
      for (let row = 0; row < 50; row++) {
        const at = mine.reduce((sum, [set, weight]) => {
          const factors = set.map((one) => ({ input: one, degree: one === 2 ? 2 : 1 }));
          return sum + (weight * columns.term(factors)[row]) / set.length;
        }, 0);
        expect(increments[input][row]).toBeCloseTo(at, 12);
      }
    });
  });
});

describe("the form of correlated inputs", () => {
  const correlation = 0.6;
  const inputs: Inputs = {
    laws: [pert, uniformLaw(-1, 1), uniformLaw(0, 1)],
    correlations: [{ a: 0, b: 1, rank: rankOf(correlation) }],
  };
  const terms = [
    term([0, 1]),
    term([0, 3]),
    term([1, 1]),
    term([1, 2]),
    term([2, 1]),
    term([0, 2], [2, 1]),
    term([1, 1], [2, 1]),
  ];
  const coefficients = Float64Array.of(1, 0.4, -0.7, 0.5, 0.6, 0.8, 0.9);
  const assembly = assemble(inputs);
  const bases = inputs.laws.map((_, input) => basisOf((score) => assembly.valueAt(input, score), 3, nodes));
  const rest = Math.sqrt(1 - correlation ** 2);

  const polynomialsAt = (input: number, score: number): Float64Array => {
    const out = new Float64Array(3);
    (bases[input] as Basis).fill(assembly.valueAt(input, score), out, 0, 1);
    return out;
  };

  /** Means of products of polynomials given some of the inputs, by sums over nodes; input 2 is independent of the others. */
  function expected(known: readonly number[], scores: readonly number[]): number {
    const factors = [0, 1].map((input) => {
      if (known.includes(input)) return polynomialsAt(input, scores[input]);
      const other = 1 - input;
      const mean = new Float64Array(3);
      if (!known.includes(other)) return mean;
      coarse.scores.forEach((e, q) => {
        polynomialsAt(input, correlation * scores[other] + rest * e).forEach((value, k) => {
          mean[k] += coarse.weights[q] * value;
        });
      });
      return mean;
    });
    const third = known.includes(2) ? polynomialsAt(2, scores[2]) : new Float64Array(3);
    const of = [...factors, third];
    return terms.reduce(
      (sum, one, at) =>
        sum +
        coefficients[at] * one.reduce((product, { input, degree }) => product * of[input][degree - 1], 1),
      0,
    );
  }

  const fold = { ...everything, to: 12, coefficients, sums: new Float64Array(0) };
  const uniform = (row: number, input: number) => ((row * 3 + input + 1) * 0.7548776662466927) % 1;
  const scores = new Float64Array(3 * 12);
  const points = new Float64Array(3 * 12);
  for (let row = 0; row < 12; row++) {
    assembly.scores((input) => uniform(row, input), scores.subarray(3 * row, 3 * row + 3));
    assembly.values((input) => uniform(row, input), points.subarray(3 * row, 3 * row + 3));
  }
  const form = formOf(
    { terms, symmetric: null },
    columnsOf(bases, points),
    assembly.copula,
    conditionalsOf(assembly.copula, bases, scores),
    Uint32Array.from({ length: 12 }, (_, row) => row),
  );
  /** The series are cut off after 24 terms; the third polynomial of the hump feels it. */
  const tolerance = 2e-4;

  it("has the shares of all orders in the variances of conditional means", () => {
    // Input 2 enters with its first polynomial only: its mean square is 1, so that two scores will do for it.
    const ends = [-1, 1].map((sign) => {
      let score = 0;
      for (let step = 4; step > 1e-12; step /= 2)
        if (polynomialsAt(2, sign * (score + step))[0] * sign < 1) score += step;
      return sign * score;
    });
    const explained = new Map<string, number>();
    for (let mask = 0; mask < 8; mask++) {
      const known = [0, 1, 2].filter((input) => (mask >> input) & 1);
      let sum = 0;
      coarse.scores.forEach((z, q) => {
        const second = known.includes(0) && known.includes(1) ? coarse.scores : [0];
        second.forEach((e, p) => {
          const weight = coarse.weights[q] * (second.length > 1 ? coarse.weights[p] : 1) * 0.5;
          for (const third of ends) {
            // Known alone, the second input has a score of its own.
            const pair = known.includes(0) ? [z, correlation * z + rest * e] : [0, z];
            sum += weight * expected(known, [...pair, third]) ** 2;
          }
        });
      });
      explained.set(known.join(" "), sum);
    }
    const of = (known: readonly number[]) => explained.get([...known].sort().join(" ")) as number;
    const whole = of([0, 1, 2]);
    const exact = throughAllOrders(3, of);
    const own = form.own(fold);
    exact.forEach((share, input) => {
      expect(Math.abs(own[input] - share * whole)).toBeLessThan(tolerance);
    });
  });

  it("has at every point what knowing an input adds to the conditional mean, over all orders", () => {
    const increments = form.increments([fold]);
    expect(form.inputs).toEqual([0, 1, 2]);
    for (let row = 0; row < 12; row++) {
      const at = [...scores.subarray(3 * row, 3 * row + 3)];
      const exact = throughAllOrders(3, (known) => expected(known, at));
      const whole = expected([0, 1, 2], at);
      exact.forEach((share, input) => {
        expect(Math.abs(increments[input][row] - share * whole)).toBeLessThan(10 * tolerance);
      });
    }
  });

  it("hangs on inputs that the polynomial does not name", () => {
    const alone = formOf(
      { terms: [term([0, 1])], symmetric: null },
      columnsOf(bases, points),
      assembly.copula,
      conditionalsOf(assembly.copula, bases, scores),
      Uint32Array.from({ length: 12 }, (_, row) => row),
    );
    expect(alone.inputs).toEqual([0, 1]);
    const own = alone.own({
      ...everything,
      to: 12,
      coefficients: Float64Array.of(1),
      sums: new Float64Array(0),
    });
    expect(own[0] + own[1]).toBeCloseTo(1, 9);
    // Close to the normal case: half of the squared correlation.
    expect(own[1]).toBeGreaterThan(0.15);
    expect(own[1]).toBeLessThan(0.18);
    expect(keyOf(term([0, 1]))).toBe("0^1");
  });
});
