import { describe, expect, it } from "vitest";
import { checkRuns, type Design, designId, evaluated, ForeignRuns, plainDesign, runs } from "./design.ts";
import type { Inputs } from "./inputs.ts";
import type { Law } from "./law.ts";
import { sobolDimensions } from "./sobol.ts";

const laws: readonly Law[] = [
  { shape: "pert", low: 0, value: 2, high: 10 },
  { shape: "uniform", low: -1, value: 0, high: 1 },
  { shape: "normal", low: 3, value: 4, high: 8 },
];
const inputs: Inputs = { laws, correlations: [{ a: 0, b: 2, rank: 0.5 }] };
const methods = ["sobol", "latin hypercube", "random"] as const;
const all = (design: Design): number[][] =>
  Array.from({ length: design.size }, (_, index) => Array.from(design.point(index)));

describe("a plain design", () => {
  it("has points that hang on nothing but their index", () => {
    for (const method of methods) {
      const design = plainDesign(inputs, { method, points: 32, seed: 5 });
      const rising = all(design);
      const again = plainDesign(inputs, { method, points: 32, seed: 5 });
      for (let index = 31; index >= 0; index--) {
        expect(Array.from(again.point(index))).toEqual(rising[index]);
        expect(Array.from(again.point((index * 7) % 32))).toEqual(rising[(index * 7) % 32]);
      }
      expect(design.point(3)).not.toBe(design.point(3));
      expect(design.step(3)).toBeNull();
    }
    const longer = plainDesign(inputs, { method: "sobol", points: 64, seed: 5 });
    expect(all(longer).slice(0, 32)).toEqual(
      all(plainDesign(inputs, { method: "sobol", points: 32, seed: 5 })),
    );
  });

  it("has the same id exactly where it has the same points", () => {
    const base = { method: "sobol", points: 16, seed: 1 } as const;
    const designs = [
      plainDesign(inputs, base),
      plainDesign(inputs, { ...base, seed: 2 }),
      plainDesign(inputs, { ...base, points: 32 }),
      plainDesign(inputs, { ...base, method: "random" }),
      plainDesign(inputs, { ...base, stream: 1 }),
      plainDesign({ ...inputs, correlations: [] }, base),
      plainDesign({ ...inputs, correlations: [{ a: 0, b: 2, rank: 0.5000000001 }] }, base),
      plainDesign({ ...inputs, laws: [laws[1], laws[0], laws[2]] }, base),
      plainDesign({ ...inputs, laws: [{ ...laws[0], shape: "beta" }, laws[1], laws[2]] }, base),
    ];
    expect(new Set(designs.map(({ id }) => id)).size).toBe(designs.length);
    expect(new Set(designs.map((design) => JSON.stringify(all(design)))).size).toBe(designs.length);
    const { id } = plainDesign(structuredClone(inputs), { ...base, stream: 0 });
    expect(id).toBe(designs[0].id);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(designId({ ...designs[0], kind: "other" }, { stream: 0 })).not.toBe(id);
  });

  it("says where it falls short of its method", () => {
    const many: Inputs = {
      laws: Array.from({ length: sobolDimensions + 80 }, () => laws[0]),
      correlations: [],
    };
    const wide = plainDesign(many, { method: "sobol", points: 12, seed: 1 });
    expect([wide.randomFrom, wide.balanced]).toEqual([sobolDimensions, false]);
    expect(wide.point(11)).toHaveLength(sobolDimensions + 80);
    const narrow = plainDesign(inputs, { method: "sobol", points: 16, seed: 1 });
    expect([narrow.randomFrom, narrow.balanced]).toEqual([null, true]);
  });

  it("refuses points that it does not have, and impossible requests", () => {
    const design = plainDesign(inputs, { method: "random", points: 4, seed: 1 });
    for (const index of [-1, 4, 0.5]) expect(() => design.point(index)).toThrow(`unknown point ${index}`);
    for (const points of [0, 2.5, Number.NaN])
      expect(() => plainDesign(inputs, { method: "random", points, seed: 1 })).toThrow(
        `invalid number of points ${points}`,
      );
    expect(() => plainDesign(inputs, { method: "random", points: 4, seed: -1 })).toThrow("invalid seed -1");
  });
});

describe("runs of a design", () => {
  const design = plainDesign(inputs, { method: "sobol", points: 8, seed: 3 });

  it("hold a value for each point", () => {
    const found = evaluated(design, ([x, y, z]) => x + y * z);
    expect(Array.from(found.values)).toEqual(all(design).map(([x, y, z]) => x + y * z));
    expect(found.failures).toEqual([]);
    expect(found.design).toBe(design.id);
  });

  it("hold the reason where there is no value", () => {
    let point = 0;
    const found = evaluated(design, () => {
      switch (point++) {
        case 2:
          throw new Error("no way on");
        case 3:
          throw "a text";
        case 5:
          return Number.POSITIVE_INFINITY;
        default:
          return 1;
      }
    });
    expect(Array.from(found.values)).toEqual([1, 1, Number.NaN, Number.NaN, 1, Number.NaN, 1, 1]);
    expect(found.failures).toEqual([
      { point: 2, reason: "no way on" },
      { point: 3, reason: "a text" },
      { point: 5, reason: "invalid number Infinity" },
    ]);
  });

  it("take failures in any order, and leave what they are given alone", () => {
    const values = Float64Array.from([0, 1, 2, 3, 4, 5, 6, 7]);
    const found = runs(design, values, [
      { point: 6, reason: "late" },
      { point: 1, reason: "early" },
    ]);
    expect(found.failures.map(({ point }) => point)).toEqual([1, 6]);
    expect(Number.isNaN(found.values[6])).toBe(true);
    expect(values[6]).toBe(6);
    expect(() => runs(design, new Float64Array(7))).toThrow(
      "invalid number of values 7: the design has 8 points",
    );
    expect(() => runs(design, values, [{ point: 8, reason: "" }])).toThrow("unknown point 8");
  });

  it("are known from those of another design", () => {
    const other = plainDesign(inputs, { method: "sobol", points: 8, seed: 4 });
    const found = evaluated(other, () => 1);
    expect(() => checkRuns(other, found)).not.toThrow();
    expect(() => checkRuns(design, found)).toThrow(ForeignRuns);
    expect(() => checkRuns(design, found)).toThrow(`invalid runs of design ${other.id.slice(0, 12)}`);
  });
});
