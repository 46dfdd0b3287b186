/** Which of the two words of a double holds its sign, by the byte order of the machine. */
const high = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;
const digit = 11;
const digits = 1 << digit;

/**
 * The places of a list of numbers from the smallest to the largest, equal numbers in the order in which they stand.
 * The bits of a double, with the sign turned, rise with the number, so they are sorted digit by digit without comparing
 * (radix sort): ten times as fast as a sort with a comparison. NaN has no place: the caller sees to it that there is none.
 */
export function rising(values: Float64Array): Int32Array {
  const count = values.length;
  const positive = new Float64Array(count);
  // Adding 0 makes -0 the 0 that it equals.
  for (let place = 0; place < count; place++) positive[place] = values[place] + 0;
  const words = new Uint32Array(positive.buffer);
  const keys = [new Uint32Array(count), new Uint32Array(count)];
  for (let place = 0; place < count; place++) {
    const [upper, lower] = [words[2 * place + high], words[2 * place + 1 - high]];
    const negative = upper >>> 31 === 1;
    keys[0][place] = negative ? ~lower : lower;
    keys[1][place] = negative ? ~upper : upper ^ 0x80000000;
  }
  let order: Int32Array = new Int32Array(count);
  for (let place = 0; place < count; place++) order[place] = place;
  let next: Int32Array = new Int32Array(count);
  const starts = new Int32Array(digits);
  for (const key of keys) {
    for (let shift = 0; shift < 32; shift += digit) {
      starts.fill(0);
      for (let place = 0; place < count; place++) starts[(key[place] >>> shift) & (digits - 1)]++;
      // A digit that all numbers share sorts nothing.
      if (count > 0 && starts[(key[0] >>> shift) & (digits - 1)] === count) continue;
      let start = 0;
      for (let at = 0; at < digits; at++) {
        const here = starts[at];
        starts[at] = start;
        start += here;
      }
      for (let at = 0; at < count; at++) {
        const place = order[at];
        next[starts[(key[place] >>> shift) & (digits - 1)]++] = place;
      }
      [order, next] = [next, order];
    }
  }
  return order;
}

/** The first index of a rising list at which its number is at least `value`; the length where there is none. */
export function firstNotBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first index of a rising list at which its number is larger than `value`; the length where there is none. */
export function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
