import { philox, uniform } from "./philox.ts";

/** What the random words are for stands in the counter, so that halves and draws of one seed have nothing in common. */
const purposes = { draw: 0x301, half: 0x302 };

/** Uniform numbers for one resample: pure functions of seed, resample and place. */
function stream(seed: number, resample: number, purpose: number): (place: number) => number {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new RangeError(`invalid seed ${seed}: it is a whole number from 0 to 9007199254740991`);
  }
  const high = Math.floor(seed / 0x100000000);
  const out = new Uint32Array(4);
  let block = -1;
  return (place) => {
    if (place >>> 2 !== block) {
      block = place >>> 2;
      philox(block, resample, 0, purpose, seed, high, out);
    }
    return uniform(out[place & 3]);
  };
}

/** How often each of `count` rows is drawn when `count` rows are drawn with replacement; written into `times`. */
export function draw(seed: number, resample: number, times: Int32Array): void {
  const numbers = stream(seed, resample, purposes.draw);
  const count = times.length;
  times.fill(0);
  for (let place = 0; place < count; place++) times[Math.floor(numbers(place) * count)]++;
}

/**
 * A random half, rounded down, of `count` rows: 1 where a row is in it. Each half is equally likely: a row is taken with
 * the chance of what is still wanted among what is still to come (selection sampling, Knuth, "The art of computer
 * programming" 2, algorithm 3.4.2 S).
 */
export function half(seed: number, resample: number, count: number): Uint8Array {
  const numbers = stream(seed, resample, purposes.half);
  const taken = new Uint8Array(count);
  let wanted = count >>> 1;
  for (let row = 0; row < count; row++) {
    if (numbers(row) * (count - row) >= wanted) continue;
    taken[row] = 1;
    wanted--;
  }
  return taken;
}
