import { log } from "./log.ts";

/** From here on eight terms of the series give every digit of a double. */
const farEnough = 10;
const halfLogTwoPi = 0.9189385332046728;

/**
 * log Γ(x) for x > 0, NaN elsewhere. The absolute error is a few roundings of the largest of 10, x log x: near 1 and 2,
 * where the logarithm is 0, it has no relative accuracy. Stirling's series (NIST DLMF 5.11.1) after Γ(x) = Γ(x+n) / (x … (x+n-1)).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let product = 1;
  let far = x;
  for (; far < farEnough; far++) product *= far;
  const stirling = (far - 0.5) * log(far) - far + halfLogTwoPi + stirlingRest(far);
  return product === 1 ? stirling : stirling - log(product);
}

/** What Stirling's formula (x - 1/2) log x - x + log √(2π) lacks to log Γ(x), for x >= 10; the absolute error is below 1e-17. */
export function stirlingRest(x: number): number {
  const z = 1 / (x * x);
  const p =
    1 / 12 +
    z *
      (-1 / 360 +
        z *
          (1 / 1260 +
            z * (-1 / 1680 + z * (1 / 1188 + z * (-691 / 360360 + z * (1 / 156 + z * (-3617 / 122400)))))));
  return p / x;
}
