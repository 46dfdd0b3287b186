import { latin } from "./latin.ts";
import { scrambled } from "./owen.ts";
import { philox, uniform } from "./philox.ts";
import { sobol, sobolDimensions } from "./sobol.ts";

/** How points are spread over the unit cube. */
export type Method = "sobol" | "latin hypercube" | "random";

/** A coordinate strictly between 0 and 1: a pure function of the index of the point and the dimension, both from 0. */
export type Uniforms = (index: number, dimension: number) => number;

/**
 * The last word of the counter tells what the random words are for, so that no two uses draw the same. Whoever draws words
 * of the same seed for something else takes another number.
 */
const purposes = { random: 0x101, scramble: 0x102, shuffle: 0x103, place: 0x104 };

/**
 * Points of the unit cube.
 *
 * - `sobol`: Sobol's sequence under Owen's scrambling, a key for each dimension. Best where `points` is a power of two
 *   (`balanced`). Dimensions from `randomFrom` on are random numbers.
 * - `latin hypercube`: each dimension has exactly one of the `points` in each cell of that many; no index beyond.
 * - `random`: independent random numbers.
 *
 * `seed` is a whole number from 0 below 2^53, `stream` one below 2^32. Means over different streams are independent
 * estimates. But points of one index in two streams of a Sobol sequence are not independent points, since both are the
 * same digits scrambled: whoever needs pairs of points takes further dimensions of one stream.
 */
export function uniforms(
  method: Method,
  seed: number,
  points: number,
  dimensions: number,
  stream = 0,
): Uniforms {
  const words = stream32(seed, stream);
  const random: Uniforms = (index, dimension) =>
    uniform(words(index, dimension >>> 2, purposes.random)[dimension & 3]);
  switch (method) {
    case "random":
      return random;
    case "latin hypercube": {
      const columns = Array.from({ length: dimensions }, (_, dimension) => {
        const [key0, key1] = words(dimension, 0, purposes.shuffle);
        return latin(
          points,
          key0,
          key1,
          (index) => words(index, dimension >>> 2, purposes.place)[dimension & 3],
        );
      });
      return (index, dimension) => columns[dimension](index);
    }
    case "sobol": {
      const known = Math.min(dimensions, sobolDimensions);
      const coordinate = sobol(known);
      const keys = new Uint32Array(4 * known);
      for (let dimension = 0; dimension < known; dimension++)
        keys.set(words(dimension, 0, purposes.scramble), 4 * dimension);
      return (index, dimension) =>
        dimension < known
          ? uniform(scrambled(coordinate(index, dimension), keys, 4 * dimension))
          : random(index, dimension);
    }
  }
}

/** The first of so many dimensions that is random numbers although the method is another; null where none is. */
export const randomFrom = (method: Method, dimensions: number): number | null =>
  method === "sobol" && dimensions > sobolDimensions ? sobolDimensions : null;

/** Whether so many points keep what the method promises of its evenness: a net needs a power of two. */
export const balanced = (method: Method, points: number): boolean =>
  method === "latin hypercube" || (method === "sobol" && points >= 1 && (points & (points - 1)) === 0);

/** Four random words for two counters and a purpose. The block is reused: read it before the next call. */
function stream32(seed: number, stream: number): (a: number, b: number, purpose: number) => Uint32Array {
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    throw new RangeError(`invalid seed ${seed}: it is a whole number from 0 to 9007199254740991`);
  if (!(Number.isInteger(stream) && stream >= 0 && stream <= 0xffffffff))
    throw new RangeError(`invalid stream ${stream}: it is a whole number from 0 to 4294967295`);
  const high = Math.floor(seed / 0x100000000);
  const out = new Uint32Array(4);
  let [lastA, lastB, lastPurpose] = [-1, -1, -1];
  return (a, b, purpose) => {
    if (a !== lastA || b !== lastB || purpose !== lastPurpose) {
      philox(a, b, stream, purpose, seed, high, out);
      [lastA, lastB, lastPurpose] = [a, b, purpose];
    }
    return out;
  };
}
