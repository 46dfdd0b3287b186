import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf } from "../normal.ts";
import { basisOf } from "./basis.ts";
import { columnsOf } from "./columns.ts";
import { normalNodes } from "./nodes.ts";
import { incrementsOf, overlapOf, sizesOf, sumsOf, symmetricOf, variancesOf } from "./symmetric.ts";
import type { Term } from "./term.ts";

const nodes = normalNodes();
const inputs = 6;
const bases = Array.from({ length: inputs }, () => basisOf(normalCdf, 3, nodes));
const terms: readonly Term[] = [
  [{ input: 0, degree: 1 }],
  [{ input: 2, degree: 1 }],
  [{ input: 2, degree: 3 }],
  [{ input: 3, degree: 2 }],
  [{ input: 5, degree: 1 }],
];

/** All sets of so many members. */
const setsOf = (members: readonly number[], size: number): readonly (readonly number[])[] =>
  size === 0
    ? [[]]
    : members.flatMap((one, at) => setsOf(members.slice(at + 1), size - 1).map((set) => [one, ...set]));

const arbitrary = fc.record({
  weights: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 5, maxLength: 5 }),
  point: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: inputs, maxLength: inputs }),
});

/** Sums of a few products of numbers up to some tens. */
const rounding = 1e-9;

describe("sums of all products", () => {
  it("and what each input adds to them are those of all sets", () => {
    fc.assert(
      fc.property(arbitrary, ({ weights, point }) => {
        const symmetric = symmetricOf(terms, weights)!;
        const columns = columnsOf(bases, Float64Array.from(point));
        const own = symmetric.members.map(({ factors }) =>
          factors.reduce((sum, factor) => sum + factor.weight * columns.factor(factor)[0], 0),
        );
        const sums = sumsOf(symmetric, columns);
        const increments = incrementsOf(symmetric, columns);
        expect(sizesOf(symmetric)).toEqual([2, 3, 4]);
        for (const size of [1, ...sizesOf(symmetric)]) {
          const sets = setsOf([0, 1, 2, 3], size);
          const product = (set: readonly number[]) => set.reduce((whole, at) => whole * own[at], 1);
          expect(Math.abs(sums[size][0] - sets.reduce((sum, set) => sum + product(set), 0))).toBeLessThan(
            rounding,
          );
          own.forEach((_, at) => {
            const mine = sets
              .filter((set) => set.includes(at))
              .reduce((sum, set) => sum + product(set) / size, 0);
            expect(Math.abs(increments[at][size][0] - mine)).toBeLessThan(rounding);
          });
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it("have the variance of all sets, in equal shares", () => {
    fc.assert(
      fc.property(arbitrary, ({ weights }) => {
        const symmetric = symmetricOf(terms, weights)!;
        const own = [0, 1, 2, 3].map((at) =>
          symmetric.members[at].factors.reduce((sum, { weight }) => sum + weight * weight, 0),
        );
        variancesOf(symmetric).forEach((bySize, at) => {
          for (const size of sizesOf(symmetric)) {
            const mine = setsOf([0, 1, 2, 3], size)
              .filter((set) => set.includes(at))
              .reduce((sum, set) => sum + set.reduce((whole, one) => whole * own[one], 1) / size, 0);
            expect(Math.abs(bySize[size] - mine)).toBeLessThan(rounding * (1 + mine));
          }
        });
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it("overlap with a term by its coefficient in the one product of its inputs", () => {
    const symmetric = symmetricOf(terms, [2, 3, 5, 7, 11])!;
    const term = (...factors: readonly (readonly [number, number])[]): Term =>
      factors.map(([input, degree]) => ({ input, degree }));
    expect(overlapOf(symmetric, term([0, 1], [2, 3]))).toBe(10);
    expect(overlapOf(symmetric, term([2, 1], [3, 2], [5, 1]))).toBe(3 * 7 * 11);
    expect(overlapOf(symmetric, term([0, 2], [2, 3]))).toBe(0);
    expect(overlapOf(symmetric, term([0, 1], [4, 1]))).toBe(0);
  });

  it("need two inputs", () => {
    expect(symmetricOf(terms.slice(0, 1), [1])).toBeNull();
    expect(sizesOf(symmetricOf(terms.slice(0, 3), [1, 1, 1])!)).toEqual([2]);
  });
});
