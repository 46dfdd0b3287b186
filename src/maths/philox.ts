/**
 * Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011): four random
 * 32-bit words for each counter of four words under a key of two. There is no state, so any draw can be made again
 * anywhere, in any order, on any number of workers. Writes into `out` (length 4) and returns it.
 */
export function philox(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  out: Uint32Array,
): Uint32Array {
  let x0 = counter0 >>> 0;
  let x1 = counter1 >>> 0;
  let x2 = counter2 >>> 0;
  let x3 = counter3 >>> 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(0xd2511f53, x0);
    const low0 = Math.imul(0xd2511f53, x0);
    const high2 = highProduct(0xcd9e8d57, x2);
    const low2 = Math.imul(0xcd9e8d57, x2);
    x0 = (high2 ^ x1 ^ k0) >>> 0;
    x1 = low2 >>> 0;
    x2 = (high0 ^ x3 ^ k1) >>> 0;
    x3 = low0 >>> 0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
  return out;
}

/** A word as a number strictly between 0 and 1, so that no quantile function ever meets an end. */
export function uniform(word: number): number {
  return (word + 0.5) * 2.3283064365386963e-10;
}

/** The upper 32 bits of a product of two 32-bit numbers, by halves that fit exactly into a double. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const cross = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + (middle >>> 16) + (cross >>> 16);
}
