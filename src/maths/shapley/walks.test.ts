import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemble } from "../assembly.ts";
import type { Inputs } from "../inputs.ts";
import { independent, rankOf, standardNormal, uniformLaw } from "./known.laws.ts";
import { type WalkDesign, walkDesign } from "./walks.ts";

const laws = (count: number) => Array.from({ length: count }, () => uniformLaw(0, 1));

/** Inputs 0 and 3, and 1, 2 and 5, hang together. */
const grouped: Inputs = {
  laws: laws(7),
  correlations: [
    { a: 0, b: 3, rank: 0.7 },
    { a: 1, b: 2, rank: -0.4 },
    { a: 2, b: 5, rank: 0.5 },
    { a: 1, b: 5, rank: 0.2 },
  ],
};

const points = (design: WalkDesign) => Array.from({ length: design.size }, (_, index) => design.point(index));

const differing = (a: Float64Array, b: Float64Array) =>
  Array.from(a.keys()).filter((input) => a[input] !== b[input]);

describe("walks of independent inputs", () => {
  const design = walkDesign(independent(laws(6)), { rows: 20, seed: 4, method: "sobol", reversed: false });

  it("switch exactly one input a step, each once, from one point to another", () => {
    expect(design.length).toBe(7);
    expect(design.size).toBe(140);
    const all = points(design);
    for (let row = 0; row < design.rows; row++) {
      const first = row * design.length;
      expect(design.step(first)).toBeNull();
      const order = Array.from({ length: 6 }, (_, k) => {
        const { from, moved } = design.step(first + k + 1)!;
        expect(from).toBe(first + k);
        expect(differing(all[from], all[first + k + 1])).toEqual(moved);
        expect(moved).toHaveLength(1);
        return moved[0];
      });
      expect(order).toEqual([...design.walks(row)[0].order]);
      expect(differing(all[first], all[first + 6])).toHaveLength(6);
    }
  });

  it("are walked in the reverse order as well, between the same points", () => {
    const twice = walkDesign(independent(laws(6)), { rows: 20, seed: 4, method: "sobol" });
    expect(twice.length).toBe(12);
    const all = points(twice);
    for (let row = 0; row < twice.rows; row++) {
      const [forward, reverse] = twice.walks(row);
      expect([...reverse.order]).toEqual([...forward.order].reverse());
      for (const { order, there, back } of [forward, reverse]) {
        expect(back).toEqual(there);
        order.forEach((input, k) => {
          const [before, after] = [there[k], there[k + 1]].map((place) => row * twice.length + place);
          expect(differing(all[before], all[after])).toEqual([input]);
          if (k < 5) expect(twice.step(after)).toEqual({ from: before, moved: [input] });
        });
      }
    }
  });

  it("may be drawn by a Latin hypercube: each coordinate of both ends is in another slice in each row", () => {
    const design = walkDesign(independent(laws(3)), { rows: 16, seed: 1, method: "latin hypercube" });
    for (const end of [0, 3]) {
      for (let input = 0; input < 3; input++) {
        const slices = Array.from({ length: 16 }, (_, row) =>
          Math.floor(16 * design.point(row * design.length + end)[input]),
        );
        expect(slices.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, slice) => slice));
      }
    }
  });

  it("give a point whatever was asked for before", () => {
    const again = walkDesign(independent(laws(6)), { rows: 20, seed: 4, method: "sobol", reversed: false });
    expect(again.point(99)).toEqual(design.point(99));
    expect(again.point(3)).toEqual(design.point(3));
    expect(again.id).toBe(design.id);
  });

  it("have another id whatever fixes the points", () => {
    const ids = [
      design.id,
      walkDesign(independent(laws(6)), { rows: 20, seed: 5, method: "sobol", reversed: false }).id,
      walkDesign(independent(laws(6)), { rows: 21, seed: 4, method: "sobol", reversed: false }).id,
      walkDesign(independent(laws(6)), { rows: 20, seed: 4, method: "random", reversed: false }).id,
      walkDesign(independent(laws(6)), { rows: 20, seed: 4, method: "sobol" }).id,
      walkDesign(independent(laws(6)), { rows: 20, seed: 4, method: "sobol", reversed: false, stream: 2 }).id,
      walkDesign(independent(laws(6)), {
        rows: 20,
        seed: 4,
        method: "sobol",
        reversed: false,
        players: [1, 2],
      }).id,
      walkDesign(independent([...laws(5), uniformLaw(0, 2)]), {
        rows: 20,
        seed: 4,
        method: "sobol",
        reversed: false,
      }).id,
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("draw every order alike", () => {
    const three = walkDesign(independent(laws(3)), { rows: 6000, seed: 1, method: "random" });
    const counts = new Map<string, number>();
    for (let row = 0; row < three.rows; row++) {
      const name = three.walks(row)[0].order.join("");
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    /** 99.9 percent of the chi-square law with 5 degrees of freedom lie below. */
    const unlikely = 20.52;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(unlikely);
  });
});

describe("walks with players", () => {
  it("switch all other inputs together", () => {
    const design = walkDesign(grouped, { rows: 30, seed: 1, method: "random", players: [6, 0, 3] });
    expect(design.players).toEqual([[6], [0], [3], [1, 2, 4, 5]]);
    expect(design.rest).toBe(true);
    const moves = new Set(points(design).flatMap((_, index) => design.step(index)?.moved.join(" ") ?? []));
    expect(moves).toContain("1 2 4 5");
    expect([...moves].some((move) => /^[1245]$/.test(move))).toBe(false);
  });

  it("refuse what is no player", () => {
    const of = (players: readonly number[]) => () =>
      walkDesign(grouped, { rows: 2, seed: 1, method: "random", players });
    expect(of([7])).toThrow("invalid player 7: it is one of the inputs 0..6, named once");
    expect(of([4, 4])).toThrow("invalid player 4");
    expect(of([1, 2])).toThrow("missing player 5: it is correlated with player 1; name both or neither");
    expect(of([1, 2, 5])).not.toThrow();
  });
});

describe("walks of correlated inputs", () => {
  it("name all that moved and nothing that did not, on the way there and back", () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.constantFrom(undefined, [0, 3, 4], [6], [0, 1, 2, 3, 4, 5, 6]),
        (seed, players) => {
          const design = walkDesign(grouped, { rows: 4, seed, method: "random", players });
          const all = points(design);
          for (let index = 0; index < design.size; index++) {
            const step = design.step(index);
            if (step !== null) expect(differing(all[step.from], all[index])).toEqual(step.moved);
          }
        },
      ),
      { seed: 1, numRuns: 40 },
    );
  });

  it("have no way back of their own where no group can be half switched", () => {
    const length = (players: readonly number[], reversed: boolean) =>
      walkDesign(grouped, { rows: 2, seed: 1, method: "random", players, reversed }).length;
    expect(length([4, 6], false)).toBe(4);
    expect(length([4, 6], true)).toBe(6);
    expect(length([0, 3], false)).toBe(6);
    expect(length([0, 3], true)).toBe(10);
  });

  it("keep the law at every point, and keep of one end what is kept and nothing else", () => {
    const inputs: Inputs = {
      laws: [standardNormal, standardNormal, standardNormal],
      correlations: [
        { a: 0, b: 1, rank: rankOf(0.6) },
        { a: 1, b: 2, rank: rankOf(0.5) },
        { a: 0, b: 2, rank: rankOf(-0.2) },
      ],
    };
    const correlation = [
      [1, 0.6, -0.2],
      [0.6, 1, 0.5],
      [-0.2, 0.5, 1],
    ];
    expect(assemble(inputs).copula.groups[0].correlations[1]).toBeCloseTo(0.6, 12);
    const rows = 4000;
    const design = walkDesign(inputs, { rows, seed: 2, method: "random", reversed: false });
    /** A mean of products of normal variables scatters by at most √2/√rows; five times that. */
    const tolerance = (5 * Math.SQRT2) / Math.sqrt(rows);
    const chosen = Array.from({ length: rows }, (_, row) => row).filter(
      (row) => design.walks(row)[0].order.join("") === "102",
    );
    const few = (5 * Math.SQRT2) / Math.sqrt(chosen.length);
    for (let place = 0; place < design.length; place++) {
      for (const [a, b] of [
        [0, 1],
        [1, 2],
        [0, 2],
      ]) {
        let sum = 0;
        for (let row = 0; row < rows; row++) {
          const point = design.point(row * design.length + place);
          sum += point[a] * point[b];
        }
        expect(Math.abs(sum / rows - correlation[a][b])).toBeLessThan(tolerance);
      }
    }
    // After 1 is switched, what 0 and 2 tell of it is all that its two values share. On the way back, 1 alone is kept of y.
    const between = (place: number, end: number, input: number) =>
      chosen.reduce((sum, row) => {
        const first = row * design.length;
        return sum + design.point(first + place)[input] * design.point(first + end)[input];
      }, 0) / chosen.length;
    const explained = (0.6 ** 2 + 0.5 ** 2 - 2 * 0.6 * 0.5 * -0.2) / (1 - 0.2 ** 2);
    expect(Math.abs(between(1, 0, 1) - explained)).toBeLessThan(few);
    expect(Math.abs(between(4, 3, 0) - 0.6 ** 2)).toBeLessThan(few);
    expect(between(4, 3, 1)).toBeCloseTo(between(3, 3, 1), 12);
  });
});
