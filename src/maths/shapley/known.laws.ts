import type { Inputs } from "../inputs.ts";
import type { Law } from "../law.ts";
import { normalQuantile } from "../normal.ts";

/** Functions of uncertain inputs whose Shapley effects are known exactly. */
export interface Known {
  readonly inputs: Inputs;
  readonly f: (x: Float64Array) => number;
  readonly effects: readonly number[];
  readonly variance: number;
  readonly mean: number;
}

export const uniformLaw = (low: number, high: number): Law => ({ shape: "uniform", low, value: low, high });

const z95 = normalQuantile(0.95);
export const standardNormal: Law = { shape: "normal", low: -z95, value: 0, high: z95 };

export const independent = (laws: readonly Law[]): Inputs => ({ laws, correlations: [] });

/** The rank correlation of two normal variables with this correlation (Pearson 1907). */
export const rankOf = (correlation: number): number => (6 / Math.PI) * Math.asin(correlation / 2);

/** So many inputs alike, each by itself. */
export const uniforms = (count: number, low = 0, high = 1): Inputs =>
  independent(Array.from({ length: count }, () => uniformLaw(low, high)));

/** Ishigami and Homma 1990, with a = 7 and b = 0.1; effects from the closed form of the interaction of inputs 1 and 3. */
export const ishigami: Known = {
  inputs: independent([0, 1, 2].map(() => uniformLaw(-Math.PI, Math.PI))),
  f: ([a, b, c]) => Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a),
  effects: [0.435747023179, 0.44241114479, 0.121841832031],
  variance: 13.8445879407,
  mean: 3.5,
};

/** Sobol's g-function with a = (0, 1): a product of factors with mean 1. */
export const product2: Known = {
  inputs: uniforms(2),
  f: ([a, b]) => (Math.abs(4 * a - 2) * (Math.abs(4 * b - 2) + 1)) / 2,
  effects: [25 / 32, 7 / 32],
  variance: 4 / 9,
  mean: 1,
};

export const linear: Known = {
  inputs: uniforms(5),
  f: (x) => x.reduce((sum, one, at) => sum + (5 - at) * one, 0),
  effects: [25, 16, 9, 4, 1].map((square) => square / 55),
  variance: 55 / 12,
  mean: 7.5,
};

/** An event that needs two things: 1[a > .6] 1[b > .3]. */
export const event: Known = {
  inputs: uniforms(2),
  f: ([a, b]) => (a > 0.6 && b > 0.3 ? 1 : 0),
  effects: [17 / 24, 7 / 24],
  variance: 0.2016,
  mean: 0.28,
};

/** Two fair coins that differ: neither shows anything alone. */
export const either: Known = {
  inputs: uniforms(2),
  f: ([a, b]) => (a > 0.5 !== b > 0.5 ? 1 : 0),
  effects: [1 / 2, 1 / 2],
  variance: 1 / 4,
  mean: 1 / 2,
};

/** Π (u + 1/2): each factor has mean 1 and variance 1/12, so that the variance is (13/12)^8 - 1 and all are alike. */
export const product8: Known = {
  inputs: uniforms(8),
  f: (x) => x.reduce((whole, one) => whole * (one + 0.5), 1),
  effects: Array.from({ length: 8 }, () => 1 / 8),
  variance: (13 / 12) ** 8 - 1,
  mean: 1,
};

/** 2 a + b, standard normals with correlation 1/2: V Sh_1 = 4 (1 - r²/2) + 2 r + r²/2. */
export const correlatedPair: Known = {
  inputs: { laws: [standardNormal, standardNormal], correlations: [{ a: 0, b: 1, rank: rankOf(0.5) }] },
  f: ([a, b]) => 2 * a + b,
  effects: [4.625 / 7, 2.375 / 7],
  variance: 7,
  mean: 0,
};

/**
 * The Shapley effects of a game of n inputs, from the variance of the conditional mean given each set of them, by going
 * through all orders: slow and plain.
 */
export function throughAllOrders(inputs: number, explained: (known: readonly number[]) => number): number[] {
  const shares = Array.from({ length: inputs }, () => 0);
  const add = (known: readonly number[], weight: number): void => {
    const left = inputs - known.length;
    for (let input = 0; input < inputs; input++) {
      if (known.includes(input)) continue;
      shares[input] += (weight / left) * (explained([...known, input]) - explained(known));
      add([...known, input], weight / left);
    }
  };
  add([], 1);
  const whole = explained(Array.from({ length: inputs }, (_, input) => input));
  return shares.map((share) => share / whole);
}

/** The variance of the conditional mean of w · x, for normal x with the given covariances, by Gauss's elimination. */
export function linearGaussian(weights: readonly number[], covariance: readonly (readonly number[])[]) {
  return (known: readonly number[]): number => {
    const cross = covariance.map((row) => row.reduce((sum, one, at) => sum + one * weights[at], 0));
    const rows = known.map((a) => [...known.map((b) => covariance[a][b]), cross[a]]);
    for (let k = 0; k < rows.length; k++) {
      for (let i = 0; i < rows.length; i++) {
        if (i === k) continue;
        const factor = rows[i][k] / rows[k][k];
        rows[i] = rows[i].map((one, at) => one - factor * rows[k][at]);
      }
    }
    return known.reduce((sum, a, k) => sum + (cross[a] * rows[k][rows.length]) / rows[k][k], 0);
  };
}
