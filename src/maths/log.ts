import { lowestPower, powersOfTwo } from "./powers.ts";

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/**
 * Scratch to look at the bits of a double. It holds nothing between two calls; making it anew for each call
 * would cost more than the logarithm.
 */
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Which of the two words holds the exponent, by the byte order of the machine. */
const high = (() => {
  double[0] = 1;
  return words[1] === 0 ? 0 : 1;
})();

/**
 * The natural logarithm, written with + - * / only, so that every engine gives the same bits (`Math.log` is not
 * specified to the bit). x = m 2^e with m in (1/√2, √2]; log m = 2 artanh((m-1)/(m+1)) by its series.
 * Relative error below 4e-16. log(0) = -Infinity; log of a negative number is NaN.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let scaled = x;
  let e = -1023;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18014398509481984;
    e -= 54;
  }
  double[0] = scaled;
  const exponent = words[high] >>> 20;
  e += exponent;
  let m = scaled * powersOfTwo[1023 - exponent - lowestPower];
  if (m > Math.SQRT2) {
    m /= 2;
    e += 1;
  }
  const s = (m - 1) / (m + 1);
  return e * ln2High + (2 * s + (tail(s) + e * ln2Low));
}

/** 2 artanh(s) for |s| <= 0.1716: the logarithm of (1+s)/(1-s) without a loss of digits near 1. */
export function logOfRatio(s: number): number {
  return 2 * s + tail(s);
}

/** 2 artanh(s) - 2 s = 2 s (z/3 + z²/5 + … ), z = s². */
function tail(s: number): number {
  const z = s * s;
  const p =
    1 / 3 +
    z *
      (1 / 5 +
        z *
          (1 / 7 +
            z *
              (1 / 9 +
                z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21)))))))));
  return 2 * s * z * p;
}
