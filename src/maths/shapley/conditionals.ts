import type { Copula } from "../copula.ts";
import { type Basis, hermite } from "./basis.ts";

/** A polynomial of a member of a correlated group. */
export interface Member {
  readonly group: number;
  readonly position: number;
  readonly input: number;
  readonly degree: number;
}

/** What is known of polynomials of correlated inputs when only some members of their group are known (bits of a mask). */
export interface Conditionals {
  /** The conditional mean at each point. */
  mean(member: Member, mask: number): Float64Array;
  /** The mean over all cases of the product of two conditional means, of members of one group. */
  overlap(a: Member, b: Member, mask: number): number;
}

/**
 * Under a Gaussian copula the conditional mean of the score of a is a sum over the known scores, and that of its k-th
 * Hermite polynomial is the same polynomial of that sum, shrunk (Mehler's formula): so a series in Hermite polynomials
 * gives conditional means of any function of one input. `scores` holds the normal scores point after point.
 */
export function conditionalsOf(copula: Copula, bases: readonly Basis[], scores: Float64Array): Conditionals {
  const count = bases.length;
  const rows = scores.length / count;
  const means = new Map<string, Float64Array>();
  const known = new Map<string, Float64Array>();

  function seriesOf(input: number, degree: number): Float64Array {
    const name = `${input}^${degree}`;
    const found = known.get(name) ?? bases[input].inHermite(degree);
    known.set(name, found);
    return found;
  }

  /** By position: the weights of the members' scores in the conditional mean of this one. */
  function weights(group: number, position: number, mask: number): Float64Array {
    const { members } = copula.groups[group];
    const all = new Float64Array(members.length);
    if (has(mask, position)) {
      all[position] = 1;
      return all;
    }
    const given = copula.conditional(
      group,
      members.map((_, at) => has(mask, at)),
    );
    const row = given.others.indexOf(position) * given.kept.length;
    given.kept.forEach((at, k) => {
      all[at] = given.weights[row + k];
    });
    return all;
  }

  function covariance(group: number, a: Float64Array, b: Float64Array): number {
    const { correlations } = copula.groups[group];
    let sum = 0;
    for (let i = 0; i < a.length; i++)
      for (let j = 0; j < b.length; j++) sum += a[i] * b[j] * correlations[i * a.length + j];
    return sum;
  }

  function computed({ group, position, input, degree }: Member, mask: number): Float64Array {
    const { members } = copula.groups[group];
    const own = weights(group, position, mask);
    const variance = covariance(group, own, own);
    const series = seriesOf(input, degree);
    const values = new Float64Array(series.length);
    return Float64Array.from({ length: rows }, (_, row) => {
      let score = 0;
      members.forEach((member, at) => {
        if (own[at] !== 0) score += own[at] * scores[row * count + member];
      });
      hermite(score, variance, values);
      let sum = 0;
      for (let k = 1; k < series.length; k++) sum += series[k] * values[k];
      return sum;
    });
  }

  return {
    mean(member, mask) {
      const name = `${member.input}^${member.degree}|${mask}`;
      const found = means.get(name) ?? computed(member, mask);
      means.set(name, found);
      return found;
    },
    overlap(a, b, mask) {
      // Where the input is known the polynomials are themselves, and orthonormal: no series is needed.
      if (a.input === b.input && has(mask, a.position)) return a.degree === b.degree ? 1 : 0;
      const common = covariance(
        a.group,
        weights(a.group, a.position, mask),
        weights(b.group, b.position, mask),
      );
      const [one, other] = [seriesOf(a.input, a.degree), seriesOf(b.input, b.degree)];
      let sum = 0;
      let power = 1;
      for (let k = 1; k < one.length; k++) {
        power *= common;
        sum += one[k] * other[k] * power;
      }
      return sum;
    },
  };
}

export const has = (mask: number, position: number): boolean => ((mask >>> position) & 1) === 1;
