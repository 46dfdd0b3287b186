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
 * 1 above 1. `rest` is 1 - x, for callers who know it with more digits than the difference has. The relative
 * error is about 1e-14 for exponents up to ten and grows with them, to 1e-12 at some thousands.
 */
export function betaCdf(x: number, a: number, b: number, rest = 1 - x): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  if (x * (a + b + 2) > a + 1) return 1 - exp(logTail(rest, x, b, a));
  return exp(logTail(x, rest, a, b));
}

/** log I_x(a, b) for x below its turn, where the fraction is quick. */
const logTail = (x: number, rest: number, a: number, b: number): number =>
  a * log(x) + b * log(rest) - logBeta(a, b) + log(fraction(x, a, b) / a);

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
 * function is concave, so that Newton's method comes to the root from the left, whatever it starts from, and lies below
 * its asymptote at the far left, so that the root is never left of where that line is.
 */
export function betaLogit(p: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p > 0.5) return -betaLogit(1 - p, b, a);
  const logP = log(p);
  const norm = logBeta(a, b);
  const leftmost = (logP + log(a) + norm) / a;
  let at = logit(a / (a + b));
  for (;;) {
    const [x, rest] = [logistic(at), logistic(-at)];
    const turned = x * (a + b + 2) > a + 1;
    const logBelow = turned ? log(betaCdf(x, a, b, rest)) : logTail(x, rest, a, b);
    const slope = exp(a * log(x) + b * log(rest) - norm - logBelow);
    const next = Math.max(leftmost, at - (logBelow - logP) / slope);
    const step = Math.abs(next - at);
    at = next;
    // The error of the next step is the square of this one.
    if (!(step > 1e-8)) return at;
  }
}
