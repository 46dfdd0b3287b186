import { describe, expect, it } from "vitest";
import { sobolDimensions } from "./sobol.ts";
import { balanced, type Method, randomFrom, uniforms } from "./uniforms.ts";

const methods: readonly Method[] = ["sobol", "latin hypercube", "random"];

/** All coordinates of some points, asked for by rising index. */
const grid = (method: Method, seed: number, points: number, dimensions: number, stream = 0): number[][] => {
  const at = uniforms(method, seed, points, dimensions, stream);
  return Array.from({ length: points }, (_, index) =>
    Array.from({ length: dimensions }, (_, dimension) => at(index, dimension)),
  );
};

describe("points of the unit cube", () => {
  it("do not depend on the order in which they are asked for", () => {
    for (const method of methods) {
      const [points, dimensions] = [60, 7];
      const there = grid(method, 3, points, dimensions);
      const at = uniforms(method, 3, points, dimensions);
      // 37 has no factor in common with 420, so that this visits every coordinate once.
      for (let visit = 0; visit < points * dimensions; visit++) {
        const place = (visit * 37) % (points * dimensions);
        const [index, dimension] = [place % points, Math.floor(place / points)];
        expect(at(index, dimension)).toBe(there[index][dimension]);
      }
    }
  });

  it("do not depend on how many there are, or in how many dimensions, but for the cells of a hypercube", () => {
    for (const method of ["sobol", "random"] as const) {
      const [few, many] = [grid(method, 9, 20, 3), grid(method, 9, 64, 11)];
      expect(many.slice(0, 20).map((point) => point.slice(0, 3))).toEqual(few);
    }
    const [narrow, wide] = [grid("latin hypercube", 9, 20, 3), grid("latin hypercube", 9, 20, 11)];
    expect(wide.map((point) => point.slice(0, 3))).toEqual(narrow);
  });

  it("lie strictly inside, and are others for another seed or stream", () => {
    for (const method of methods) {
      const one = grid(method, 1, 50, 6).flat();
      for (const u of one) expect(u > 0 && u < 1).toBe(true);
      const others = [
        grid(method, 2, 50, 6),
        grid(method, 1 + 2 ** 32, 50, 6),
        grid(method, 1, 50, 6, 1),
        grid(method, 1, 50, 6, 2),
      ];
      expect(new Set([one, ...others.map((other) => other.flat())].map(String)).size).toBe(5);
    }
  });

  it("have dimensions that are not correlated", () => {
    const [points, dimensions] = [4096, 12];
    /** Five standard errors of a correlation of independent numbers. */
    const chance = 5 / Math.sqrt(points);
    for (const method of methods) {
      const there = grid(method, 4, points, dimensions);
      for (let a = 0; a < dimensions; a++)
        for (let b = 0; b < a; b++) {
          const covariance =
            there.reduce((sum, point) => sum + (point[a] - 0.5) * (point[b] - 0.5), 0) / points;
          expect(Math.abs(12 * covariance)).toBeLessThan(chance);
        }
    }
  });

  it("give means in different streams that scatter independently", () => {
    const streams = 400;
    /** Four standard errors of a correlation of independent numbers. */
    const chance = 4 / Math.sqrt(streams);
    for (const method of methods) {
      const means = Array.from({ length: 2 * streams }, (_, stream) => {
        const at = uniforms(method, 6, 16, 2, stream);
        let sum = 0;
        for (let index = 0; index < 16; index++) sum += (at(index, 0) * at(index, 1) - 0.25) / 16;
        return sum;
      });
      const squares = means.reduce((sum, mean) => sum + mean * mean, 0) / (2 * streams);
      let products = 0;
      for (let pair = 0; pair < streams; pair++)
        products += (means[2 * pair] * means[2 * pair + 1]) / streams;
      expect(Math.abs(products / squares)).toBeLessThan(chance);
    }
  });

  it("are more even by Sobol's sequence than by chance", () => {
    const error = (method: Method): number => {
      const values = grid(method, 8, 1024, 5).map((point) =>
        point.reduce((product, u) => product * (0.5 + u), 1),
      );
      return Math.abs(values.reduce((sum, value) => sum + value, 0) / 1024 - 1);
    };
    /** The standard error of a thousand independent points is 0.0225. */
    expect(error("sobol")).toBeLessThan(0.002);
    expect(error("random")).toBeLessThan(0.1);
  });

  it("go over into random numbers where the sequence has no more dimensions, and say from where on", () => {
    const at = uniforms("sobol", 5, 16, sobolDimensions + 3);
    const random = uniforms("random", 5, 16, sobolDimensions + 3);
    for (let index = 0; index < 16; index++) {
      expect(at(index, sobolDimensions + 1)).toBe(random(index, sobolDimensions + 1));
      expect(at(index, sobolDimensions - 1)).not.toBe(random(index, sobolDimensions - 1));
    }
    expect(randomFrom("sobol", sobolDimensions + 3)).toBe(sobolDimensions);
    expect(randomFrom("sobol", sobolDimensions)).toBeNull();
    expect(randomFrom("latin hypercube", 1000)).toBeNull();
  });

  it("say where their number keeps them even", () => {
    expect([1, 2, 1024, 2 ** 31].map((points) => balanced("sobol", points))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([0, 3, 1000].map((points) => balanced("sobol", points))).toEqual([false, false, false]);
    expect(balanced("latin hypercube", 1000)).toBe(true);
    expect(balanced("random", 1024)).toBe(false);
  });

  it("refuse what is no seed or stream", () => {
    for (const seed of [-1, 0.5, 2 ** 53])
      expect(() => uniforms("random", seed, 8, 2)).toThrow(`invalid seed ${seed}`);
    expect(() => uniforms("random", 1, 8, 2, 2 ** 32)).toThrow("invalid stream 4294967296");
  });
});
