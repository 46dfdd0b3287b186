import { permutation } from "./permutation.ts";
import { uniform } from "./philox.ts";

/**
 * One column of a Latin hypercube of `size` points (McKay, Beckman & Conover 1979): point i lies in cell π(i) of `size`
 * cells of one width, at a random place in it, so that each cell holds exactly one point. π is keyed by two random words.
 * `place` gives a random word for each index.
 */
export function latin(
  size: number,
  key0: number,
  key1: number,
  place: (index: number) => number,
): (index: number) => number {
  const cell = permutation(size, key0, key1);
  return (index) => (cell(index) + uniform(place(index))) / size;
}
