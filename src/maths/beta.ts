import { exp } from "./exp.ts";
import { logGamma, stirlingRest } from "./gamma.ts";
import { log, logOfRatio } from "./log.ts";
import { logistic, logit } from "./logistic.ts";

const halfLogTwoPi = 0.9189385332046728;
/** The series of `logOfRatio` holds up to here. */
const nearOne = 0.17;

/** log B(a, b) for a, b > 0. For large arguments the large parts cancel before they are formed, not after. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (!(large >= 10)) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const sum = small + large;
  const ratio = small / (large + sum);
  const logShare = ratio < nearOne ? -logOfRatio(ratio) : log(large / sum);
  // log Γ(large) - log Γ(sum) + small, by Stirling's formula.
  const drop = (large - 0.5) * logShare + stirlingRest(large) - stirlingRest(sum) - small * log(sum);
  if (small < 10) return logGamma(small) + drop + small;
  return (small - 0.5) * log(small) + halfLogTwoPi + stirlingRest(small) + drop;
}

/**
 * The law of a beta variable, P(X <= x): the regularised incomplete beta function I_x(a, b), for a, b > 0; 0 below 0 and
 * 1 above 1. `rest` is 1 - x, for callers who know it with more digits than the difference has. Relative error about
 * 1e-14 in the lower tail for a, b up to some thousands, growing with their size.
 */
export function betaCdf(x: number, a: number, b: number, rest = 1 - x): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  if (x * (a + b + 2) > a + 1) return 1 - tail(rest, x, b, a);
  return tail(x, rest, a, b);
}

const tail = (x: number, rest: number, a: number, b: number): number =>
  (exp(a * log(x) + b * log(rest) - logBeta(a, b)) / a) * fraction(x, a, b);

/**
 * The continued fraction of the incomplete beta function (NIST DLMF 8.17.22) by the method of Lentz and Thompson; quick for
 * x below (a+1)/(a+b+2), where it takes some √(a+b) terms.
 */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; ; m++) {
    const at = a + 2 * m;
    const even = (m * (b - m) * x) / ((at - 1) * at);
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / (at * (at + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (!(Math.abs(c * d - 1) > 2e-16)) return value;
  }
}

/** The x in 0..1 with I_x(a, b) = p. Absolute error below 1e-12 for a, b up to some thousands; relative near 0 too. */
export const betaQuantile = (p: number, a: number, b: number): number => logistic(betaLogit(p, a, b));

/**
 * log(x / (1-x)) for that x, which keeps the digits of both x and 1 - x. On this scale the logarithm of the distribution
 * function is concave, so that Newton's method comes to the root from the left, whatever it starts from.
 */
export function betaLogit(p: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p > 0.5) return -betaLogit(1 - p, b, a);
  const logP = log(p);
  const norm = logBeta(a, b);
  let at = logit(a / (a + b));
  for (;;) {
    const [x, rest] = [logistic(at), logistic(-at)];
    const below = betaCdf(x, a, b, rest);
    const slope = exp(a * log(x) + b * log(rest) - norm) / below;
    const step = (log(below) - logP) / slope;
    at -= step;
    // The error of the next step is the square of this one.
    if (!(Math.abs(step) > 1e-8)) return at;
  }
}
