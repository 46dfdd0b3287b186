/** Whole numbers of any size: what `Math` does for doubles alone. */

/** Null for no numbers; likewise below. */
export function smallest(numbers: Iterable<bigint>): bigint | null {
  let found: bigint | null = null;
  for (const number of numbers) if (found === null || number < found) found = number;
  return found;
}

export function greatest(numbers: Iterable<bigint>): bigint | null {
  let found: bigint | null = null;
  for (const number of numbers) if (found === null || number > found) found = number;
  return found;
}

export const size = (number: bigint): bigint => (number < 0n ? -number : number);

export function commonDivisor(a: bigint, b: bigint): bigint {
  let x = size(a);
  let y = size(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Of positive numbers; 1 of none. */
export const commonMultiple = (numbers: Iterable<bigint>): bigint => {
  let multiple = 1n;
  for (const number of numbers) {
    if (multiple % number !== 0n) multiple = (multiple / commonDivisor(multiple, number)) * number;
  }
  return multiple;
};

/** Number of binary digits of the size of a whole number; 0 for 0. */
export function bits(number: bigint): number {
  const hex = size(number).toString(16);
  return 4 * (hex.length - 1) + (32 - Math.clz32(Number.parseInt(hex[0], 16)));
}
