import { betaCdf, betaQuantile } from "./beta.ts";
import { exp } from "./exp.ts";
import { interpolant } from "./interpolant.ts";
import { log } from "./log.ts";

const cells = 6;
const nodes = 13;

/**
 * The quantile function of the beta law on 0..1 with exponents a, b from 1 to 5, set up in a quarter of a millisecond for
 * many quick calls. It takes the probabilities `below` and `above` the number sought, of which only the smaller is read.
 * Each half is reckoned from its own end, with an error below 1e-12 of the distance from that end.
 */
export function humpQuantile(a: number, b: number): (below: number, above: number) => number {
  const median = betaQuantile(0.5, a, b);
  const [lower, upper] = [fromEnd(a, b, median), fromEnd(b, a, 1 - median)];
  return (below, above) => (below <= above ? lower(below) : 1 - upper(above));
}

/**
 * Near its end the law grows like x^a, so that with s = u^(1/a) the quantile is s times a smooth function of s: a
 * polynomial in each of a few cells between the end and the median.
 */
function fromEnd(a: number, b: number, median: number): (u: number) => number {
  const ratio = interpolant(
    (x) => {
      const s = exp(log(betaCdf(x, a, b)) / a);
      return [s, x / s];
    },
    Array.from({ length: cells + 1 }, (_, cell) => (median * cell) / cells),
    nodes,
  );
  return (u) => {
    const s = exp(log(u) / a);
    return s * ratio(s);
  };
}
