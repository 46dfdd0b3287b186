import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latin } from "./latin.ts";
import { permutation } from "./permutation.ts";
import { philox } from "./philox.ts";
import { uniforms } from "./uniforms.ts";

const keyOf = (number: number): Uint32Array => philox(number, 0, 0, 0, 3, 4, new Uint32Array(4)).slice();

describe("a permutation by key", () => {
  it("takes every place once", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.nat(0xffffffff),
        fc.nat(0xffffffff),
        (size, key0, key1) => {
          const at = permutation(size, key0, key1);
          const places = new Set(Array.from({ length: size }, (_, index) => at(index)));
          expect(places.size).toBe(size);
          expect([...places].every((place) => place >= 0 && place < size)).toBe(true);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("makes all orders of few things equally often", () => {
    const keys = 24000;
    const seen = new Map<string, number>();
    for (let number = 0; number < keys; number++) {
      const [key0, key1] = keyOf(number);
      const order = [0, 1, 2, 3].map(permutation(4, key0, key1)).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    const expected = keys / 24;
    const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    /** 99.9 percent of the chi-square law with 23 degrees of freedom lie below. */
    const unlikely = 49.73;
    expect(seen.size).toBe(24);
    expect(chiSquare).toBeLessThan(unlikely);
  });

  it("sends any two of a hundred to any two places equally often", () => {
    const keys = 20000;
    const [size, bins] = [100, 5];
    const counts = new Array<number>(bins * bins).fill(0);
    for (let number = 0; number < keys; number++) {
      const [key0, key1] = keyOf(number);
      const at = permutation(size, key0, key1);
      counts[Math.floor(at(40) / 20) * bins + Math.floor(at(41) / 20)]++;
    }
    let chiSquare = 0;
    counts.forEach((count, bin) => {
      const same = Math.floor(bin / bins) === bin % bins;
      const expected = (keys * (same ? 20 * 19 : 20 * 20)) / (size * (size - 1));
      chiSquare += (count - expected) ** 2 / expected;
    });
    /** 99.9 percent of the chi-square law with 24 degrees of freedom lie below. */
    const unlikely = 51.18;
    expect(chiSquare).toBeLessThan(unlikely);
  });

  it("refuses impossible sizes", () => {
    for (const size of [0, 1.5, 2 ** 31 + 1])
      expect(() => permutation(size, 1, 2)).toThrow(`unsupported size ${size}`);
  });
});

describe("a Latin hypercube", () => {
  it("has exactly one point in each cell of each column, whatever the seed", () => {
    const [points, dimensions] = [100, 5];
    for (const seed of [0, 1, 77]) {
      const at = uniforms("latin hypercube", seed, points, dimensions);
      const columns = Array.from({ length: dimensions }, (_, dimension) =>
        Array.from({ length: points }, (_, index) => Math.floor(at(index, dimension) * points)),
      );
      for (const column of columns) expect(new Set(column).size).toBe(points);
      expect(new Set(columns.map(String)).size).toBe(dimensions);
    }
  });

  it("puts points anywhere in their cells", () => {
    const column = latin(4, 1, 2, (index) => (index % 2 === 0 ? 0 : 0xffffffff));
    const places = [0, 1, 2, 3].map((index) => column(index) * 4).map((at) => at - Math.floor(at));
    expect(places.map((place) => place < 0.5)).toEqual([true, false, true, false]);
  });
});
