/**
 * Whole numbers of any size in a Float64Array, so that sums and comparisons of many of them need no objects. A number
 * takes `limbs` entries, the highest first: the lower ones lie in 0..2^52, the highest carries the sign. With one limb
 * it is a plain number, and sums must stay below 2^53. Comparing entry by entry compares the numbers.
 */
const base = 2 ** 52;
const width = 52n;

/** How many limbs hold every whole number with at most so many binary digits, and the sum of two of them. */
export function limbsFor(binaryDigits: number): number {
  return binaryDigits <= 52 ? 1 : Math.ceil((binaryDigits + 2) / 52);
}

export function writeLimbs(value: bigint, into: Float64Array, at: number, limbs: number): void {
  let rest = value;
  for (let limb = limbs - 1; limb > 0; limb--) {
    into[at + limb] = Number(BigInt.asUintN(52, rest));
    rest >>= width;
  }
  into[at] = Number(rest);
}

export function readLimbs(from: Float64Array, at: number, limbs: number): bigint {
  let value = BigInt(from[at]);
  for (let limb = 1; limb < limbs; limb++) value = (value << width) + BigInt(from[at + limb]);
  return value;
}

/** into[at] = a[i] + b[j] for `count` numbers beside each other. `into` may be `a` or `b` at the same place. */
export function addLimbs(
  into: Float64Array,
  at: number,
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  count: number,
  limbs: number,
): void {
  if (limbs === 1) {
    for (let k = 0; k < count; k++) into[at + k] = a[i + k] + b[j + k];
    return;
  }
  for (let first = 0; first < count * limbs; first += limbs) {
    let carry = 0;
    for (let limb = first + limbs - 1; limb > first; limb--) {
      const sum = a[i + limb] + b[j + limb] + carry;
      carry = sum >= base ? 1 : 0;
      into[at + limb] = sum - carry * base;
    }
    into[at + first] = a[i + first] + b[j + first] + carry;
  }
}

/** Negative, 0 or positive: the order of two numbers, or of lists of numbers beside each other, over `length` entries. */
export function compareLimbs(a: Float64Array, i: number, b: Float64Array, j: number, length: number): number {
  for (let k = 0; k < length; k++) {
    const difference = a[i + k] - b[j + k];
    if (difference !== 0) return difference;
  }
  return 0;
}

/** One number by itself. */
export function oneNumber(value: bigint, limbs: number): Float64Array {
  const out = new Float64Array(limbs);
  writeLimbs(value, out, 0, limbs);
  return out;
}

/** The double nearest to a number, give or take a rounding for each limb. */
export function nearLimbs(from: Float64Array, at: number, limbs: number): number {
  let near = from[at];
  for (let limb = 1; limb < limbs; limb++) near = near * base + from[at + limb];
  return near;
}
