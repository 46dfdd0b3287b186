import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reversed, scrambled } from "./owen.ts";
import { philox, uniform } from "./philox.ts";
import { sobol } from "./sobol.ts";

const word = fc.nat(0xffffffff);
const key = fc.array(word, { minLength: 4, maxLength: 4 }).map((words) => Uint32Array.from(words));
const keyOf = (number: number, dimension: number): Uint32Array =>
  philox(number, dimension, 0, 0, 5, 6, new Uint32Array(4)).slice();

/** How many leading binary digits two words share. */
const shared = (a: number, b: number): number => Math.clz32(a ^ b);

/** Owen's own form: each node of the tree of digits asks a random word of its own whether it flips. */
function slowly(word: number, key: Uint32Array): number {
  const out = new Uint32Array(4);
  let result = 0;
  for (let digit = 0; digit < 32; digit++) {
    const before = digit === 0 ? 0 : word >>> (32 - digit);
    philox(digit, before, 0, 1, key[0], key[1], out);
    result |= (((word >>> (31 - digit)) ^ out[0]) & 1) << (31 - digit);
  }
  return result >>> 0;
}

describe("Owen's scrambling", () => {
  it("lets two words share exactly the leading digits that they shared before", () => {
    const near = fc.tuple(word, fc.nat(31), word).map(([a, digits, b]) => [a, (a ^ (b >>> digits)) >>> 0]);
    fc.assert(
      fc.property(near, key, ([a, b], by) => {
        expect(shared(scrambled(a, by), scrambled(b, by))).toBe(shared(a, b));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it("keeps every elementary interval of Sobol's net exactly as full", () => {
    const at = sobol(40);
    const digits = 8;
    const pairs = [
      [0, 1],
      [3, 7],
      [12, 30],
      [38, 39],
    ];
    const counts = (
      coordinate: (index: number, dimension: number) => number,
      [a, b]: number[],
      first: number,
    ) => {
      const cells = new Array<number>(2 ** digits).fill(0);
      for (let index = 0; index < 2 ** digits; index++) {
        const [x, y] = [coordinate(index, a), coordinate(index, b)].map((word) => word / 2 ** 32);
        cells[Math.floor(x * 2 ** first) * 2 ** (digits - first) + Math.floor(y * 2 ** (digits - first))]++;
      }
      return cells.sort((one, other) => one - other);
    };
    for (const pair of pairs)
      for (let seed = 0; seed < 3; seed++)
        for (let first = 0; first <= digits; first++) {
          const after = counts((i, d) => scrambled(at(i, d), keyOf(seed, d)), pair, first);
          expect(after).toEqual(counts(at, pair, first));
        }
  });

  it("flips the digits of all nodes of the tree half of the time, and of any two independently", () => {
    const levels = 5;
    const keys = 4000;
    const nodes = Array.from({ length: levels }, (_, level) =>
      Array.from({ length: 2 ** level }, (_, node) => ({
        level,
        word: level === 0 ? 0 : (node << (32 - level)) >>> 0,
      })),
    ).flat();
    const flips = nodes.map(({ level, word }) =>
      Array.from({ length: keys }, (_, number) => {
        const flipped = (scrambled(word, keyOf(number, 1)) ^ word) >>> (31 - level);
        return flipped & 1 ? 1 : -1;
      }),
    );
    /** Five standard errors of a mean of as many signs; for all 496 means at once that happens once in 3000 times. */
    const chance = 5 / Math.sqrt(keys);
    for (let a = 0; a < nodes.length; a++) {
      expect(Math.abs(flips[a].reduce((sum, one) => sum + one, 0) / keys)).toBeLessThan(chance);
      for (let b = 0; b < a; b++) {
        const together = flips[a].reduce((sum, one, number) => sum + one * flips[b][number], 0) / keys;
        expect(Math.abs(together), `nodes ${a} and ${b}`).toBeLessThan(chance);
      }
    }
  });

  it("makes means scatter as Owen's own form does", () => {
    const points = 64;
    const repetitions = 400;
    const at = sobol(2);
    const scatter = (
      scramble: (word: number, key: Uint32Array) => number,
      f: (x: number, y: number) => number,
      mean: number,
    ) => {
      let squares = 0;
      for (let repetition = 0; repetition < repetitions; repetition++) {
        const [first, second] = [keyOf(repetition, 0), keyOf(repetition, 1)];
        let sum = 0;
        for (let i = 0; i < points; i++)
          sum += f(uniform(scramble(at(i, 0), first)), uniform(scramble(at(i, 1), second)));
        squares += (sum / points - mean) ** 2;
      }
      return Math.sqrt(squares / repetitions);
    };
    /** Each of the two scatters is known to one part in √800; this is four times the error of their quotient. */
    const tolerance = 0.2;
    const functions: readonly (readonly [(x: number, y: number) => number, number])[] = [
      [(x) => x * x, 1 / 3],
      [(x, y) => x * y, 1 / 4],
      [(x, y) => (x + y < 0.8 ? 1 : 0), 0.32],
    ];
    for (const [f, mean] of functions)
      expect(Math.abs(scatter(scrambled, f, mean) / scatter(slowly, f, mean) - 1)).toBeLessThan(tolerance);
  });

  it("reads its key from where it is told", () => {
    const keys = Uint32Array.from([9, 9, 9, 9, 1, 2, 3, 4]);
    expect(scrambled(12345, keys, 4)).toBe(scrambled(12345, Uint32Array.from([1, 2, 3, 4])));
  });

  it("reverses words", () => {
    expect(reversed(1)).toBe(0x80000000);
    expect(reversed(0x12345678)).toBe(0x1e6a2c48);
    fc.assert(
      fc.property(word, (x) => {
        expect(reversed(reversed(x))).toBe(x);
      }),
      { seed: 2 },
    );
  });
});
