/**
 * Owen's nested scrambling of a coordinate in base 2: every digit is flipped or not by what a hash says to the digits
 * before it, so that each interval of the halvings is shuffled by itself and a net stays a net. `word` and the result are
 * coordinates times 2^32; the key is four random words, a new one for each dimension.
 *
 * Owen's own form asks for one random bit a node of the tree. This takes the shortcut of Laine & Karras ("Stratified
 * sampling for stochastic transparency", 2011): read the digits backwards and use operations in which no bit reaches a
 * lower one - adding, multiplying with an odd number, and xor with an even multiple of itself (that of N. Vegdahl,
 * "Building a better LK hash", 2021). With four words of key the flips of any two nodes near the top of the tree are
 * uncorrelated, and means scatter as under Owen's own form, as far as thousands of keys can tell.
 */
export function scrambled(word: number, key: Uint32Array, first = 0): number {
  let x = reversed(word);
  x = (x + key[first]) | 0;
  x ^= Math.imul(x, 0x3d20adea);
  x = Math.imul(x, key[first + 1] | 1);
  x ^= Math.imul(x, 0x05526c56);
  x = (x + key[first + 2]) | 0;
  x = Math.imul(x, key[first + 3] | 1);
  x ^= Math.imul(x, 0x53a22864);
  return reversed(x);
}

/** The bits of a word in the opposite order. */
export function reversed(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}
