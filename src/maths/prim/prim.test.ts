import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uniform } from "../philox.ts";
import { boxOf } from "./box.ts";
import { discover } from "./prim.ts";
import { quasiPs } from "./quasi.ts";
import { tableOf } from "./table.ts";
import { trajectory } from "./trajectory.ts";

type Target = (...values: number[]) => boolean;

/** Rows frac(i sqrt(2, 3, 5, 7)), i from 1, and which of them a target holds. */
function spread(rows: number, target: Target) {
  const points = new Float64Array(rows * 4);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    for (const [input, root] of [2, 3, 5, 7].entries())
      points[row * 4 + input] = ((row + 1) * Math.sqrt(root)) % 1;
    labels[row] = target(...points.subarray(row * 4, row * 4 + 4)) ? 1 : 0;
  }
  return { points, labels, table: tableOf(points, rows, 4, labels) };
}

/** Independent rows, the same everywhere. */
function random(
  rows: number,
  inputs: number,
  seed: number,
  label: (values: Float64Array, noise: number) => boolean,
) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return uniform(state);
  };
  const points = new Float64Array(rows * inputs).map(next);
  const labels = new Uint8Array(rows).map((_, row) =>
    label(points.subarray(row * inputs, (row + 1) * inputs), next()) ? 1 : 0,
  );
  return { points, labels };
}

const carving = (rows: number, peel: number) =>
  ({ peel, paste: 0.05, objective: "gain per row", mass: 0.05, of: rows }) as const;

describe("the known box without noise", () => {
  /** Reference `prim-box-clean`: quasi-p of the two ends of the last box, printed to six digits. */
  it("has the known quasi-p", () => {
    const { table } = spread(420, (x1, _, x3) => x1 < 0.4 && x3 > 0.55);
    const last = trajectory(table, carving(420, 0.1)).at(-1);
    const [first, third] = quasiPs(table, last?.limits ?? []);
    expect(first).toMatchObject({ input: 0, side: "high" });
    expect(third).toMatchObject({ input: 2, side: "low" });
    const printed = 2e-6;
    expect(Math.abs(first.p / 5.33728e-29 - 1)).toBeLessThan(printed);
    expect(Math.abs(third.p / 4.46329e-25 - 1)).toBeLessThan(printed);
  });
});

describe("noise that makes boxes widen again", () => {
  const target: Target = (x1, _, x3) => x1 < 0.5 && x3 > 0.4;
  const { points } = spread(1200, target);
  const labels = Uint8Array.from({ length: 1200 }, (_, row) => {
    const turned = ((row + 1) * Math.sqrt(11)) % 1 < 0.15;
    return target(...points.subarray(row * 4, row * 4 + 4)) !== turned ? 1 : 0;
  });
  const table = tableOf(points, 1200, 4, labels);

  /** EMA Workbench 2.5.3 on the same rows: boxes, widenings, rows, positives, and the limits of the last box. */
  it.each([
    [
      0.02,
      83,
      1,
      216,
      192,
      [0.011326757042589009, 0.42196898194748655, 0.479360366048013, 0.977807556040375],
    ],
    [0.05, 36, 2, 216, 189, [0.02604538280402835, 0.39819510894591303, 0.4391603761226577, null]],
    [0.1, 37, 9, 74, 69, [0.11035252401575235, 0.42867838099527944, 0.5707165510870027, 0.8451516749221923]],
  ])("go with the share %d the way of a peer", (peel, length, widenings, rows, positives, limits) => {
    const steps = trajectory(table, carving(1200, peel));
    expect(steps).toHaveLength(length);
    expect(steps.filter(({ by }) => by === "paste")).toHaveLength(widenings);
    const last = steps[length - 1];
    expect(last).toMatchObject({ rows, positives });
    const of = (input: number) => last.limits.find((limit) => limit.input === input);
    expect([of(0)?.low, of(0)?.high, of(2)?.low, of(2)?.high]).toEqual(limits);
  });
});

describe("two targets that share a side", () => {
  const two: Target = (x1, x2, _, x4) => (x1 < 0.25 && x2 > 0.6) || (x1 < 0.3 && x4 > 0.7);
  const { points, labels, table } = spread(900, two);

  /** EMA Workbench 2.5.3 (prim.Prim with the same settings) on the same rows: rows, positives, boxes of the way. */
  it.each([
    [0.02, 112, 91, 96],
    [0.05, 86, 86, 45],
    [0.1, 84, 84, 23],
  ])("end with the share %d where a peer ends", (peel, rows, positives, length) => {
    const steps = trajectory(table, carving(900, peel));
    expect(steps).toHaveLength(length);
    expect(steps.at(-1)).toMatchObject({ rows, positives });
  });

  it("are found as two boxes, one after the other", () => {
    const { boxes } = discover(points, 900, 4, labels);
    expect(boxes.map(({ limits }) => limits.map(({ input }) => input))).toEqual([
      [0, 1],
      [0, 3],
    ]);
    expect(boxes[0].coverage + boxes[1].coverage).toBeGreaterThan(0.9);
    for (const { density, limits } of boxes) {
      expect(density).toBeGreaterThan(0.9);
      for (const { reproducibility } of limits) expect(reproducibility).toBeGreaterThanOrEqual(0.7);
    }
    // The second counts what is new, and beside it what its limits hold when read alone.
    expect(boxes[1].alone.positives).toBeGreaterThan(boxes[1].positives);
  });

  it("have one front, falling in coverage, rising in density, as good as the end of each way", () => {
    const { front } = discover(points, 900, 4, labels);
    for (const [at, box] of front.entries()) {
      const held = boxOf(table, box.limits);
      expect([held.rows, held.positives]).toEqual([box.n, box.positives]);
      if (at === 0) continue;
      expect(box.coverage).toBeLessThan(front[at - 1].coverage);
      expect(box.density).toBeGreaterThan(front[at - 1].density);
    }
    for (const peel of [0.02, 0.05, 0.1]) {
      for (const { rows, positives } of trajectory(table, carving(900, peel))) {
        const [coverage, density] = [positives / table.positives, positives / rows];
        expect(front.some((box) => box.coverage >= coverage && box.density >= density)).toBe(true);
      }
    }
  });
});

describe("two heaps in opposite corners", () => {
  const corners: Target = (x1, _, x3) => (x1 < 0.3 && x3 < 0.35) || (x1 > 0.65 && x3 > 0.7);
  const { points, labels, table } = spread(1000, corners);

  /** The reference page: base rate .212, and all three shares stop at density .22. */
  it.each([0.02, 0.05, 0.1])("stop the way of the share %d at once", (peel) => {
    const last = trajectory(table, carving(1000, peel)).at(-1);
    expect((last?.positives ?? 0) / (last?.rows ?? 1)).toBeLessThan(0.225);
  });

  it("are found by starting again, and said not to be one box", () => {
    const { base, boxes, separates } = discover(points, 1000, 4, labels);
    expect(base).toBe(0.212);
    expect(separates).toBe(false);
    expect(boxes).toHaveLength(2);
    expect(boxes[0].coverage + boxes[1].coverage).toBeGreaterThan(0.9);
    for (const { limits, density } of boxes) {
      expect(limits.map(({ input }) => input)).toEqual([0, 2]);
      expect(density).toBeGreaterThan(0.95);
      for (const { reproducibility } of limits) expect(reproducibility).toBeGreaterThanOrEqual(0.7);
    }
  });
});

it("finds what only two inputs together tell, among many that tell nothing", () => {
  const { points, labels } = random(600, 20, 5, (x) => x[4] < 0.5 !== x[11] < 0.5);
  const { boxes, separates } = discover(points, 600, 20, labels);
  expect(separates).toBe(false);
  expect(boxes).toHaveLength(2);
  for (const { limits, density, coverage } of boxes) {
    expect(limits.map(({ input }) => input)).toEqual([4, 11]);
    expect(density).toBeGreaterThan(0.95);
    expect(coverage).toBeGreaterThan(0.4);
  }
});

describe("planted boxes", () => {
  const rows = 1000;
  const inputs = 12;
  const planted = fc.record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    sides: fc.uniqueArray(
      fc.record({
        input: fc.integer({ min: 0, max: inputs - 1 }),
        high: fc.boolean(),
        share: fc.double({ min: 0.4, max: 0.65, noNaN: true }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ input }) => input },
    ),
  });
  const inside = (sides: readonly { input: number; high: boolean; share: number }[]) => (x: Float64Array) =>
    sides.every(({ input, high, share }) => (high ? x[input] <= share : x[input] >= 1 - share));

  it("are found where nothing disturbs: these inputs, these sides, limits within a cut", () => {
    fc.assert(
      fc.property(planted, ({ seed, sides }) => {
        const { points, labels } = random(rows, inputs, seed, inside(sides));
        const { boxes, separates } = discover(points, rows, inputs, labels, { halves: 2 });
        expect(separates).toBe(true);
        const [{ limits, coverage, density }] = boxes;
        const sorted = sides.toSorted((a, b) => a.input - b.input);
        expect(limits.map(({ input }) => input)).toEqual(sorted.map(({ input }) => input));
        for (const [at, { high, share }] of sorted.entries()) {
          const [near, far] = high ? [limits[at].high, limits[at].low] : [limits[at].low, limits[at].high];
          // One cut of a tenth of the smallest box's rows, seen on the axis.
          expect(Math.abs((near ?? 9) - (high ? share : 1 - share))).toBeLessThan(0.1);
          expect(far).toBeNull();
          expect(limits[at].quasiP).toBeLessThan(1e-6);
        }
        expect(coverage).toBeGreaterThan(0.85);
        expect(density).toBeGreaterThan(0.85);
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it("are found under noise that turns one label in ten, with the right inputs at least", () => {
    fc.assert(
      fc.property(planted, ({ seed, sides }) => {
        const holds = inside(sides);
        const { points, labels } = random(rows, inputs, seed, (x, noise) => holds(x) !== noise < 0.1);
        const [{ limits }] = discover(points, rows, inputs, labels, { boxes: 1 }).boxes;
        expect(limits.map(({ input }) => input)).toEqual(
          sides.map(({ input }) => input).sort((a, b) => a - b),
        );
        for (const { reproducibility } of limits) expect(reproducibility).toBeGreaterThanOrEqual(0.5);
      }),
      { seed: 8, numRuns: 15 },
    );
  });
});

it("gives no box where labels are chance, and none where all are alike", () => {
  for (const [seed, share] of [
    [1, 0.2],
    [2, 0.5],
    [3, 0.8],
    [4, 0.1],
  ]) {
    const { points, labels } = random(800, 30, seed, (_, noise) => noise < share);
    const { boxes, separates } = discover(points, 800, 30, labels);
    expect([boxes, separates]).toEqual([[], false]);
  }
  const points = new Float64Array(20).map((_, at) => at);
  const none = discover(points, 10, 2, new Uint8Array(10));
  expect(none).toEqual({ base: 0, boxes: [], front: [], separates: false });
  expect(discover(points, 10, 2, new Uint8Array(10).fill(1)).boxes).toEqual([]);
  expect(discover(new Float64Array(0), 0, 2, new Uint8Array(0)).boxes).toEqual([]);
});

it("changes nothing that it is given, and gives the same each time", () => {
  const { points, labels } = random(300, 5, 9, (x) => x[1] > 0.6);
  const [before, labelled] = [points.slice(), labels.slice()];
  const first = discover(points, 300, 5, labels);
  expect(discover(points, 300, 5, labels)).toEqual(first);
  expect([points, labels]).toEqual([before, labelled]);
});

it("refuses shares that make no sense", () => {
  expect(() => discover(new Float64Array(2), 2, 1, new Uint8Array(2), { peels: [0.5] })).toThrow(
    "invalid share 0.5",
  );
  expect(() => discover(new Float64Array(2), 2, 1, new Uint8Array(2), { mass: 0 })).toThrow(
    "invalid smallest mass 0",
  );
});
