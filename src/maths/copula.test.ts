import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cholesky } from "./cholesky.ts";
import { type Conditional, copula, type Group, ImpossibleCorrelations, pearson } from "./copula.ts";
import type { Inputs, RankCorrelation } from "./inputs.ts";
import type { Law } from "./law.ts";

const law: Law = { shape: "uniform", low: 0, value: 0.5, high: 1 };
const inputs = (count: number, correlations: readonly RankCorrelation[]): Inputs => ({
  laws: Array.from({ length: count }, () => law),
  correlations,
});

/** The rank correlation of two normal variables with this Pearson correlation. */
const rankOf = (r: number): number => (6 / Math.PI) * Math.asin(r / 2);

/** Sums of a few products of numbers around 1. */
const roundings = 1e-13;

/** Possible correlations of some inputs: those of numbers with random weights on common causes. */
const possible = fc
  .array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 7,
  })
  .map((weights) => {
    const dot = (a: number, b: number) => weights[a].reduce((sum, w, k) => sum + w * weights[b][k], 0);
    const sd = weights.map((_, a) => Math.sqrt(dot(a, a) + 0.2));
    const size = weights.length;
    return Array.from({ length: size * size }, (_, at) => {
      const [a, b] = [Math.floor(at / size), at % size];
      return a === b ? 1 : dot(a, b) / sd[a] / sd[b];
    });
  });

function pairsOf(matrix: readonly number[]): RankCorrelation[] {
  const size = Math.sqrt(matrix.length);
  const pairs: RankCorrelation[] = [];
  for (let a = 0; a < size; a++)
    for (let b = 0; b < a; b++) pairs.push({ a, b, rank: rankOf(matrix[a * size + b]) });
  return pairs;
}

/** The covariances of all scores that kept ones and their conditional redraw have together, multiplied out. */
function rebuilt({ correlations, members }: Group, { kept, others, weights, factor }: Conditional): number[] {
  const size = members.length;
  const rows: number[][] = Array.from({ length: size }, () => []);
  // Every score as a sum over the kept scores and the fresh normals.
  for (const [at, position] of kept.entries())
    rows[position] = [...kept, ...others].map((_, k) => (k === at ? 1 : 0));
  for (const [at, position] of others.entries())
    rows[position] = [
      ...kept.map((_, k) => weights[at * kept.length + k]),
      ...others.map((_, k) => factor[at * others.length + k]),
    ];
  const base = (i: number, j: number): number => {
    if (i < kept.length && j < kept.length) return correlations[kept[i] * size + kept[j]];
    return i === j ? 1 : 0;
  };
  return Array.from({ length: size * size }, (_, at) => {
    const [a, b] = [rows[Math.floor(at / size)], rows[at % size]];
    let sum = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += a[i] * base(i, j) * b[j];
    return sum;
  });
}

describe("the triangle of Cholesky", () => {
  it("multiplies out to the matrix", () => {
    fc.assert(
      fc.property(possible, (matrix) => {
        const size = Math.sqrt(matrix.length);
        const lower = cholesky(Float64Array.from(matrix), size) as Float64Array;
        for (let a = 0; a < size; a++)
          for (let b = 0; b < size; b++) {
            let sum = 0;
            for (let k = 0; k < size; k++) sum += lower[a * size + k] * lower[b * size + k];
            expect(Math.abs(sum - matrix[a * size + b])).toBeLessThan(roundings);
            if (b > a) expect(lower[a * size + b]).toBe(0);
          }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("allows rows that others fix, and names the row at which no spread is left", () => {
    const fixed = cholesky(Float64Array.from([1, 1, 0.5, 1, 1, 0.5, 0.5, 0.5, 1]), 3) as Float64Array;
    expect(Array.from(fixed)).toEqual([1, 0, 0, 1, 0, 0, 0.5, 0, Math.sqrt(0.75)]);
    expect(cholesky(Float64Array.from([1, 1, 0.5, 1, 1, 0, 0.5, 0, 1]), 3)).toEqual({ row: 2 });
    expect(cholesky(Float64Array.from([1, 0.9, 0, 0.9, 1, 0.9, 0, 0.9, 1]), 3)).toEqual({ row: 2 });
  });
});

describe("a copula", () => {
  it("turns rank correlations into those of normal scores", () => {
    expect(pearson(0)).toBe(0);
    expect(pearson(1)).toBe(1);
    expect(pearson(-1)).toBe(-1);
    for (let rank = -1; rank <= 1; rank += 0.05)
      expect(Math.abs(pearson(rank) - 2 * Math.sin((Math.PI * rank) / 6))).toBeLessThan(1e-15);
  });

  it("groups the inputs that hang together, through others too", () => {
    const { groups, groupOf } = copula(
      inputs(8, [
        { a: 6, b: 2, rank: 0.3 },
        { a: 5, b: 1, rank: -0.2 },
        { a: 2, b: 4, rank: 0.1 },
      ]),
    );
    expect(groups.map(({ members }) => members)).toEqual([
      [1, 5],
      [2, 4, 6],
    ]);
    expect(Array.from(groupOf)).toEqual([-1, 0, 1, -1, 1, 0, 1, -1]);
    expect(groups[0].correlations[1]).toBe(pearson(-0.2));
    expect(Array.from(groups[1].correlations, (r) => r !== 0)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      true,
      false,
      true,
    ]);
    expect(copula(inputs(3, [])).groups).toEqual([]);
  });

  it("gives the closed form for two, kept and redrawn", () => {
    const one = copula(inputs(2, [{ a: 0, b: 1, rank: rankOf(0.6) }]));
    const { kept, others, weights, factor } = one.conditional(0, [false, true]);
    expect([kept, others]).toEqual([[1], [0]]);
    expect(weights[0]).toBeCloseTo(0.6, 14);
    expect(factor[0]).toBeCloseTo(0.8, 14);
  });

  it("gives the closed form for one of three, given the other two", () => {
    const [r01, r02, r12] = [0.5, -0.3, 0.2];
    const one = copula(
      inputs(3, [
        { a: 0, b: 1, rank: rankOf(r01) },
        { a: 0, b: 2, rank: rankOf(r02) },
        { a: 1, b: 2, rank: rankOf(r12) },
      ]),
    );
    const { weights, factor } = one.conditional(0, [false, true, true]);
    const determinant = 1 - r12 * r12;
    expect(weights[0]).toBeCloseTo((r01 - r12 * r02) / determinant, 14);
    expect(weights[1]).toBeCloseTo((r02 - r12 * r01) / determinant, 14);
    const left = 1 - weights[0] * r01 - weights[1] * r02;
    expect(factor[0] * factor[0]).toBeCloseTo(left, 14);
  });

  it("keeps all correlations when any part of a group is redrawn", () => {
    fc.assert(
      fc.property(possible, fc.nat(127), (matrix, bits) => {
        const size = Math.sqrt(matrix.length);
        const one = copula(inputs(size, pairsOf(matrix)));
        const mask = Array.from({ length: size }, (_, position) => ((bits >> position) & 1) === 1);
        const again = rebuilt(one.groups[0], one.conditional(0, mask));
        // Dividing by a small pivot loses digits; the least here is 0.2 of 3.2.
        again.forEach((r, at) => {
          expect(Math.abs(r - matrix[at])).toBeLessThan(20 * roundings);
        });
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("keeps them where one input fixes another", () => {
    const one = copula(
      inputs(3, [
        { a: 0, b: 1, rank: 1 },
        { a: 0, b: 2, rank: rankOf(-0.5) },
        { a: 1, b: 2, rank: rankOf(-0.5) },
      ]),
    );
    const exact = [1, 1, -0.5, 1, 1, -0.5, -0.5, -0.5, 1];
    for (let bits = 0; bits < 8; bits++) {
      const mask = [0, 1, 2].map((position) => ((bits >> position) & 1) === 1);
      rebuilt(one.groups[0], one.conditional(0, mask)).forEach((r, at) => {
        expect(r).toBeCloseTo(exact[at], 12);
      });
    }
  });

  it("reckons each conditional once", () => {
    const one = copula(inputs(2, [{ a: 0, b: 1, rank: 0.5 }]));
    expect(one.conditional(0, [true, false])).toBe(one.conditional(0, [true, false]));
    expect(one.conditional(0, [true, false])).not.toBe(one.conditional(0, [false, true]));
    expect(() => one.conditional(0, [true])).toThrow("invalid mask of 1");
  });

  it("refuses what cannot hang together, and names it", () => {
    const impossible = inputs(6, [
      { a: 1, b: 3, rank: 0.9 },
      { a: 3, b: 5, rank: 0.9 },
      { a: 1, b: 5, rank: -0.5 },
    ]);
    expect(() => copula(impossible)).toThrow(ImpossibleCorrelations);
    expect(() => copula(impossible)).toThrow("invalid rank correlations among inputs 1, 3, 5");
    const pair = (a: number, b: number, rank: number) => copula(inputs(3, [{ a, b, rank }]));
    expect(() => pair(0, 3, 0.1)).toThrow("unknown pair of inputs 0, 3");
    expect(() => pair(1, 1, 0.1)).toThrow("unknown pair of inputs 1, 1");
    expect(() => pair(0, 1, 1.1)).toThrow("invalid rank correlation 1.1 of inputs 0, 1");
    expect(() => pair(0, 1, Number.NaN)).toThrow("invalid rank correlation NaN");
    const twice = inputs(2, [
      { a: 0, b: 1, rank: 0.1 },
      { a: 1, b: 0, rank: 0.1 },
    ]);
    expect(() => copula(twice)).toThrow("invalid second correlation of inputs 0, 1");
  });
});
