import { add, dot } from "./dot.ts";
import type { Form } from "./form.ts";
import type { Surrogate } from "./surrogate.ts";

/**
 * What a surrogate g and the sample say about f = g + r, each fit judged by the points that it has not seen. Shares are
 * not yet divided by the variance.
 */
export interface Explained {
  readonly mean: number;
  readonly variance: number;
  /** The variance of r, which nobody has divided yet. */
  readonly left: number;
  /** By input: c_j(g, g) + 2 c_j(g, r). */
  readonly share: Float64Array;
  /**
   * The standard error of the sum over inputs of weight · (share + part · left), over the variance, if the parts of the
   * inputs are known. The weights are few.
   */
  error(weights: readonly Weight[]): number;
}

interface Weight {
  readonly input: number;
  readonly weight: number;
  /** Which part of the variance of r belongs to the input. */
  readonly part: number;
}

export function explainedBy(surrogate: Surrogate, form: Form, inputs: number): Explained {
  const { residual: raw, folds } = surrogate;
  const rows = raw.length;
  const residual = raw.slice();
  const share = new Float64Array(inputs);
  const increments = form.increments(folds);
  let mean = 0;
  for (const fold of folds) {
    const { from, to, constant } = fold;
    const own = residual.subarray(from, to);
    const offset = own.reduce((sum, one) => sum + one, 0) / own.length;
    mean += ((constant + offset) * own.length) / rows;
    // The increments have mean 0, so that a constant in r changes no expectation, only the noise.
    for (let row = 0; row < own.length; row++) own[row] -= offset;
    form.own(fold).forEach((one, input) => {
      share[input] += (one * own.length) / rows;
    });
  }
  form.inputs.forEach((input, at) => {
    share[input] += (2 * dot(increments[at], residual)) / rows;
  });
  const left = dot(residual, residual) / rows;
  const variance = share.reduce((sum, one) => sum + one, left);
  return {
    mean,
    variance,
    left,
    share,
    error: errorsOf(form.inputs, increments, residual, { share, left, variance }),
  };
}

/**
 * An estimate is the mean of 2 h r + part · r², over the variance, which is a constant plus the mean of 2 (g - E g) r + r². By
 * the delta method its error is that of the mean of the one less the ratio times the other: a sum of few lists, whose
 * covariances are taken once.
 */
function errorsOf(
  inputs: readonly number[],
  increments: readonly Float64Array[],
  residual: Float64Array,
  { share, left, variance }: Pick<Explained, "share" | "left" | "variance">,
): Explained["error"] {
  const rows = residual.length;
  const place = new Map(inputs.map((input, at) => [input, at]));
  const [square, whole] = [inputs.length, inputs.length + 1];
  const lists = increments.map((list) => list.map((one, row) => 2 * one * residual[row]));
  lists.push(residual.map((one) => one * one));
  const all = new Float64Array(rows);
  for (const list of lists) add(all, 1, list);
  lists.push(all);
  for (const list of lists) {
    const mean = list.reduce((sum, one) => sum + one, 0) / rows;
    for (let row = 0; row < rows; row++) list[row] -= mean;
  }
  const covariance = new Float64Array(lists.length * lists.length);
  for (let a = 0; a < lists.length; a++) {
    for (let b = 0; b <= a; b++) {
      covariance[a * lists.length + b] = dot(lists[a], lists[b]) / rows / (rows - 1);
      covariance[b * lists.length + a] = covariance[a * lists.length + b];
    }
  }
  return (weights) => {
    const sum = new Map<number, number>();
    const count = (at: number, factor: number) => sum.set(at, (sum.get(at) ?? 0) + factor);
    for (const { input, weight, part } of weights) {
      const at = place.get(input);
      if (at !== undefined) count(at, weight);
      count(square, weight * part);
      count(whole, (-weight * (share[input] + part * left)) / variance);
    }
    let total = 0;
    for (const [a, one] of sum)
      for (const [b, other] of sum) total += one * other * covariance[a * lists.length + b];
    return Math.sqrt(Math.max(total, 0)) / variance;
  };
}
