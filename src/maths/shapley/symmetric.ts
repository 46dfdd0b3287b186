import type { Columns } from "./columns.ts";
import { add } from "./dot.ts";
import type { Factor, Term } from "./term.ts";

/**
 * Functions of one independent input each, with mean 0, and the sums of all products of 2, 3, … of them: the elementary
 * symmetric polynomials. A number that saturates, or is a product, in a sum of many small things has an interaction of
 * every pair and every three of its inputs, all too small to be found one by one; together they are one coefficient.
 */
export interface Symmetric {
  readonly members: readonly {
    readonly input: number;
    readonly factors: readonly (Factor & { readonly weight: number })[];
  }[];
  /** The products have 2 to this many factors. */
  readonly largest: number;
}

const most = 4;

/** The additive part of a polynomial as such functions; null where it has fewer than two inputs. */
export function symmetricOf(terms: readonly Term[], coefficients: ArrayLike<number>): Symmetric | null {
  const inputs = [...new Set(terms.map(([{ input }]) => input))].sort((a, b) => a - b);
  if (inputs.length < 2) return null;
  const members = inputs.map((input) => ({
    input,
    factors: terms.flatMap(([factor], at) =>
      factor.input === input ? [{ ...factor, weight: coefficients[at] }] : [],
    ),
  }));
  return { members, largest: Math.min(most, members.length) };
}

export const sizesOf = ({ largest }: Symmetric): readonly number[] =>
  Array.from({ length: largest - 1 }, (_, at) => at + 2);

/** At each point the sum over all products of so many members; entry 0 is 1 throughout. */
export function sumsOf(symmetric: Symmetric, columns: Columns): readonly Float64Array[] {
  const sums = Array.from({ length: symmetric.largest + 1 }, () => new Float64Array(columns.rows));
  sums[0].fill(1);
  for (const member of symmetric.members) {
    const own = functionOf(member, columns);
    for (let size = symmetric.largest; size > 0; size--) addProduct(sums[size], own, sums[size - 1]);
  }
  return sums;
}

/**
 * By member and size: what knowing the input adds to the conditional mean of the sum, averaged over all orders in which inputs
 * become known. That is a share 1/size of the products that it is in.
 */
export function incrementsOf(symmetric: Symmetric, columns: Columns): readonly (readonly Float64Array[])[] {
  const sums = sumsOf(symmetric, columns);
  return symmetric.members.map((member) => {
    const own = functionOf(member, columns);
    const increments = [new Float64Array(columns.rows)];
    let without = sums[0];
    for (let size = 1; size <= symmetric.largest; size++) {
      const increment = new Float64Array(columns.rows);
      for (let row = 0; row < increment.length; row++) increment[row] = (own[row] * without[row]) / size;
      increments.push(increment);
      // A product of so many either has the member in it or has not.
      const rest = sums[size].slice();
      add(rest, -size, increment);
      without = rest;
    }
    return increments;
  });
}

/** By member and size: the share of the input in the variance of the sum. */
export function variancesOf(symmetric: Symmetric): readonly Float64Array[] {
  const own = symmetric.members.map(({ factors }) =>
    factors.reduce((sum, { weight }) => sum + weight * weight, 0),
  );
  return own.map((variance, at) => {
    const others = new Float64Array(symmetric.largest + 1);
    others[0] = 1;
    own.forEach((other, place) => {
      if (place === at) return;
      for (let size = symmetric.largest; size > 0; size--) others[size] += other * others[size - 1];
    });
    return others.map((_, size) => (size === 0 ? 0 : (variance * others[size - 1]) / size));
  });
}

/** The mean of a term times the sum of as many factors: only the one product of the same inputs has anything to do with it. */
export function overlapOf({ members }: Symmetric, term: Term): number {
  return term.reduce((product, { input, degree }) => {
    const member = members.find((one) => one.input === input);
    const factor = member?.factors.find((one) => one.degree === degree);
    return product * (factor?.weight ?? 0);
  }, 1);
}

function functionOf({ factors }: Symmetric["members"][number], columns: Columns): Float64Array {
  const own = new Float64Array(columns.rows);
  for (const factor of factors) add(own, factor.weight, columns.factor(factor));
  return own;
}

function addProduct(to: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let row = 0; row < to.length; row++) to[row] += a[row] * b[row];
}
