import { exp } from "./exp.ts";
import { interpolant } from "./interpolant.ts";
import { log } from "./log.ts";

const inverseRootTwoPi = 0.3989422804014327;
const halfLogTwoPi = 0.9189385332046728;

/** Up to here the series around 0 loses less than a digit; beyond, the continued fraction is short. */
const central = 1.5;

/** The density of the standard normal law, with full relative accuracy far out too. */
export function normalDensity(z: number): number {
  // z² would be rounded by more than the exponential forgives: the square of a short number near z is exact.
  const short = Math.round(z * 16) / 16;
  if (!Number.isFinite(short)) return Number.isNaN(z) ? z : 0;
  return inverseRootTwoPi * exp((-short * short) / 2) * exp((-(z - short) * (z + short)) / 2);
}

/** P(Z <= z) for the standard normal law. Relative error below 2e-15 wherever the result is a normal double. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return z;
  if (z > -central && z < central) return 0.5 + aroundZero(z);
  return z < 0 ? normalDensity(z) * millsRatio(-z) : 1 - normalDensity(z) * millsRatio(z);
}

/** P(0 < Z < z), by density · (z + z³/3 + z⁵/15 + …): all terms have one sign (Abramowitz & Stegun 26.2.11). */
function aroundZero(z: number): number {
  const square = z * z;
  let term = z;
  let sum = z;
  for (let odd = 3; term * term > 1e-36 * sum * sum; odd += 2) {
    term *= square / odd;
    sum += term;
  }
  return normalDensity(z) * sum;
}

/** P(Z > z) / density(z) for z >= 1.5, by Laplace's continued fraction 1/(z + 1/(z + 2/(z + …))) (ibid. 26.2.14). */
function millsRatio(z: number): number {
  // What is cut off after n terms is about √n, and the error of this guess falls like exp(-2 z √n): less than a rounding.
  const terms = Math.ceil(12 + 290 / (z * z));
  let rest = (z + Math.sqrt(z * z + 4 * terms)) / 2;
  for (let k = terms; k > 0; k--) rest = z + k / rest;
  return 1 / rest;
}

/** Probabilities within this distance of one half are taken from the middle table: it reaches to z = 1.5. */
const middle = aroundZero(central);

/** z / (p - 1/2) over p - 1/2. */
const middleTable = interpolant(
  (z) => {
    const away = aroundZero(z);
    return [away, z / away];
  },
  [0, 0.35, 0.65, 0.9, 1.1, 1.3, central],
  13,
);

/** z over √(-2 log p), where p is the smaller tail; the last cut is beyond the smallest double. */
const tailTable = interpolant(
  (z) => [Math.sqrt(z * z + 2 * (halfLogTwoPi - log(millsRatio(z)))), z],
  [central, 1.75, 2.1, 2.6, 3.4, 4.8, 7, 10, 15, 22, 30, 39],
  13,
);

/**
 * The number that a standard normal variable stays below with probability u: the inverse of `normalCdf`, by interpolation
 * of exact pairs. Relative error below 2e-15 for the number itself in the middle and in both tails, to the smallest
 * double; exactly odd about one half. -Infinity at 0, Infinity at 1, NaN outside 0..1.
 */
export function normalQuantile(u: number): number {
  const away = u - 0.5;
  if (away > -middle && away < middle) return away * middleTable(Math.abs(away));
  const tail = away < 0 ? u : 1 - u;
  if (!(tail > 0))
    return tail === 0 ? (away < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : Number.NaN;
  const z = tailTable(Math.sqrt(-2 * log(tail)));
  return away < 0 ? -z : z;
}
