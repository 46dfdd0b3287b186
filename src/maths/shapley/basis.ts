import type { Nodes } from "./nodes.ts";

/** Orthonormal polynomials of one input's own law, degrees 1 to `degrees` (0 where the law is a single number). */
export interface Basis {
  readonly degrees: number;
  /** Writes the values of the degrees 1, 2, … at x into `out` from `at` on, `stride` apart. */
  fill(x: number, out: Float64Array, at: number, stride: number): void;
  /** The coefficients of a degree in the orthonormal Hermite polynomials 0, 1, … of the input's normal score. */
  inHermite(degree: number): Float64Array;
}

/** So many Hermite polynomials tell how a polynomial of an input looks when only correlated inputs are known. */
const orders = 24;

/** What is spread by less than this part of its size is one number. */
const rounding = 1e-12;

const nothing: Basis = { degrees: 0, fill: () => {}, inHermite: () => new Float64Array(orders) };

/**
 * By the three-term recurrence, whose coefficients are means over the nodes (the discretised procedure of Stieltjes;
 * Gautschi, Orthogonal Polynomials, 2004, section 2.2). The input is first brought to mean 0 and variance 1. The law is told by the value
 * at a normal score.
 */
export function basisOf(valueAt: (score: number) => number, degrees: number, nodes: Nodes): Basis {
  const { score, weight } = nodes;
  const x = Float64Array.from(score, valueAt);
  const centre = mean(weight, (q) => x[q]);
  const spread = Math.sqrt(mean(weight, (q) => (x[q] - centre) * (x[q] - centre)));
  const largest = Math.max(Math.abs(x[0]), Math.abs(x[x.length - 1]));
  if (!(spread > rounding * largest)) return nothing;
  const t = x.map((one) => (one - centre) / spread);
  const shift = new Float64Array(degrees);
  const scale = new Float64Array(degrees + 1);
  const rows: Float64Array[] = [new Float64Array(t.length).fill(1)];
  for (let k = 0; k < degrees; k++) {
    const [now, before] = [rows[k], k === 0 ? null : rows[k - 1]];
    shift[k] = mean(weight, (q) => t[q] * now[q] * now[q]);
    const next = t.map((one, q) => (one - shift[k]) * now[q] - (before === null ? 0 : scale[k] * before[q]));
    scale[k + 1] = Math.sqrt(mean(weight, (q) => next[q] * next[q]));
    rows.push(next.map((one) => one / scale[k + 1]));
  }
  return {
    degrees,
    fill(one, out, at, stride) {
      const place = (one - centre) / spread;
      let before = 0;
      let now = 1;
      for (let k = 0; k < degrees; k++) {
        const next = ((place - shift[k]) * now - scale[k] * before) / scale[k + 1];
        before = now;
        now = next;
        out[at + k * stride] = now;
      }
    },
    inHermite: (degree) => inHermite(rows[degree], nodes),
  };
}

/**
 * The means of the orthonormal Hermite polynomials 0, 1, … of a standard normal variable of which only so much is known:
 * its conditional mean m, which has the given variance over all cases. With variance v they are v^(k/2) h_k(m/√v); with
 * v = 1 the variable is known and they are the polynomials themselves.
 */
export function hermite(conditionalMean: number, variance: number, out: Float64Array): void {
  let before = 0;
  let now = 1;
  for (let k = 0; k < out.length; k++) {
    out[k] = now;
    const next = (conditionalMean * now - Math.sqrt(k) * variance * before) / Math.sqrt(k + 1);
    before = now;
    now = next;
  }
}

function inHermite(row: Float64Array, { score, weight }: Nodes): Float64Array {
  const coefficients = new Float64Array(orders);
  const values = new Float64Array(orders);
  for (let q = 0; q < row.length; q++) {
    hermite(score[q], 1, values);
    for (let k = 0; k < orders; k++) coefficients[k] += weight[q] * row[q] * values[k];
  }
  return coefficients;
}

function mean(weight: Float64Array, of: (q: number) => number): number {
  let sum = 0;
  for (let q = 0; q < weight.length; q++) sum += weight[q] * of(q);
  return sum;
}
