import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generatorRows, inverseRows, productRows, qualityOf } from "./net.ts";
import { sobol } from "./sobol.ts";

/** A random direction number for each digit: the digit's own bit is 1, those below it are 0. */
const columns = fc
  .array(fc.nat(0x7fffffff), { minLength: 16, maxLength: 16 })
  .map((words) => Uint32Array.from(words, (word, k) => (word | 1) << (31 - k)));

/** The least t for which every elementary interval of 2^(t-size) holds 2^t points, by counting. */
function counted(first: Uint32Array, second: Uint32Array, size: number): number {
  const points = Array.from({ length: 2 ** size }, (_, index) => [
    coordinate(first, index),
    coordinate(second, index),
  ]);
  for (let t = 0; ; t++) {
    const digits = size - t;
    const even = Array.from({ length: digits + 1 }, (_, d) => {
      const cells = new Map<string, number>();
      for (const [x, y] of points) {
        const cell = `${Math.floor(x * 2 ** d)} ${Math.floor(y * 2 ** (digits - d))}`;
        cells.set(cell, (cells.get(cell) ?? 0) + 1);
      }
      return cells.size === 2 ** digits && [...cells.values()].every((count) => count === 2 ** t);
    });
    if (even.every(Boolean)) return t;
  }
}

function coordinate(columns: Uint32Array, index: number): number {
  let word = 0;
  for (let k = 0; k < 16; k++) if ((index >>> k) & 1) word ^= columns[k];
  return (word >>> 0) / 2 ** 32;
}

describe("the evenness of a net in two dimensions", () => {
  it("is what counting the points of all elementary intervals says", () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(columns, columns, fc.integer({ min: 1, max: 7 }), (first, second, size) => {
        const relative = productRows(generatorRows(second, size), inverseRows(generatorRows(first, size)));
        const t = qualityOf(relative, size);
        seen.add(t);
        expect(t).toBe(counted(first, second, size));
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(seen.size).toBeGreaterThan(3);
  });

  it("is the same for a part of the digits of larger matrices", () => {
    fc.assert(
      fc.property(columns, columns, fc.integer({ min: 1, max: 15 }), (first, second, size) => {
        const of = (digits: number) =>
          productRows(generatorRows(second, digits), inverseRows(generatorRows(first, digits)));
        expect(qualityOf(of(16), size)).toBe(qualityOf(of(size), size));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it("is perfect for the first two dimensions of Sobol's sequence, and worst for a dimension with itself", () => {
    const at = sobol(2);
    // The point whose Gray code is 2^k is the k-th direction number; the index with that code is 2^(k+1) - 1.
    const numbers = [0, 1].map((dimension) =>
      Uint32Array.from({ length: 16 }, (_, k) => at(2 ** (k + 1) - 1, dimension)),
    );
    const inverse = inverseRows(generatorRows(numbers[0], 16));
    expect(qualityOf(productRows(generatorRows(numbers[1], 16), inverse), 16)).toBe(0);
    expect(qualityOf(productRows(generatorRows(numbers[0], 16), inverse), 16)).toBe(15);
  });
});
