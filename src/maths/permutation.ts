/** Rounds of the network. Fewer than six show in permutations of a handful of things. */
const rounds = 8;

/**
 * A shuffle of 0..size-1 whose every place can be computed alone: a Feistel network on the next power of two, walked
 * again until it comes back below `size` (Black & Rogaway, "Ciphers with arbitrary finite domains", 2002). `key` holds
 * two random words.
 */
export function permutation(size: number, key0: number, key1: number): (index: number) => number {
  if (!(Number.isInteger(size) && size >= 1 && size <= 0x80000000))
    throw new RangeError(`unsupported size ${size}: a permutation is of 1 to 2147483648 things`);
  const width = Math.max(2, 32 - Math.clz32(size - 1));
  const lowWidth = width >>> 1;
  const highWidth = width - lowWidth;
  const [lowMask, highMask] = [(1 << lowWidth) - 1, (1 << highWidth) - 1];
  return (index) => {
    let at = index;
    do {
      let low = at & lowMask;
      let high = at >>> lowWidth;
      for (let round = 0; round < rounds; round += 2) {
        high = (high ^ mixed(low, key0, round)) & highMask;
        low = (low ^ mixed(high, key1, round + 1)) & lowMask;
      }
      at = ((high << lowWidth) | low) >>> 0;
    } while (at >= size);
    return at;
  };
}

/** A word that hangs on every bit of the half, the key and the round; the finish is that of MurmurHash3 (A. Appleby, public domain). */
function mixed(half: number, key: number, round: number): number {
  let x = (half + Math.imul(round + 1, 0x9e3779b9)) ^ key;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
