import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxOf, limitsOf, type Side } from "./box.ts";
import { cut } from "./cut.ts";
import type { Objective } from "./objective.ts";
import { tableOf } from "./table.ts";
import { type Carving, trajectory } from "./trajectory.ts";

const bare = (values: readonly number[]) =>
  tableOf(Float64Array.from(values), values.length, 1, new Uint8Array(values.length));

/** Rows frac(i sqrt(2, 3, 5, 7)), i from 1: evenly spread and the same everywhere. */
const spread = (rows: number) =>
  Float64Array.from(
    { length: rows * 4 },
    (_, at) => ((Math.floor(at / 4) + 1) * Math.sqrt([2, 3, 5, 7][at % 4])) % 1,
  );

describe("the quantile of a cut", () => {
  /** Reference `prim-quantile`: (sorted values, share) and the limit. */
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "low", 0.1, 1.5],
    [[1, 2, 3, 4, 5], "low", 0.25, 2.5],
    [[1, 1, 1, 2, 3, 4], "low", 0.1, 1.5],
    [[1, 2, 3, 4, 4, 4], "high", 0.1, 3.5],
  ] as const)("of %j from the %s end at %d", (values, side, alpha, limit) => {
    expect(cut(boxOf(bare(values)), 0, side, alpha)?.limit).toBe(limit);
  });

  it("does not exist where all values are equal, since nothing would be cut", () => {
    expect(cut(boxOf(bare([2, 2, 2])), 0, "low", 0.1)).toBeNull();
  });

  it("keeps the inner row where no double lies between it and the next", () => {
    const least = Number.MIN_VALUE;
    expect(cut(boxOf(bare([0, 0, least])), 0, "high", 0.1)).toMatchObject({ limit: 0, rows: 2 });
    expect(cut(boxOf(bare([0, least, least])), 0, "low", 0.1)).toMatchObject({ limit: least, rows: 2 });
  });
});

describe("a known box without noise", () => {
  const points = spread(420);
  const labels = Uint8Array.from({ length: 420 }, (_, row) =>
    points[row * 4] < 0.4 && points[row * 4 + 2] > 0.55 ? 1 : 0,
  );
  const steps = trajectory(tableOf(points, 420, 4, labels), {
    peel: 0.1,
    paste: 0.05,
    objective: "gain per row",
    mass: 0.05,
    of: 420,
  });

  /** Reference `prim-box-clean`: (rows, positives, inputs with a limit) of every box of the way. */
  it("takes the known way", () => {
    expect(steps.map(({ rows, positives, limits }) => [rows, positives, limits.length])).toEqual([
      [420, 79, 0],
      [378, 79, 1],
      [340, 79, 1],
      [306, 79, 1],
      [275, 79, 1],
      [247, 79, 1],
      [222, 79, 1],
      [199, 79, 1],
      [179, 79, 1],
      [161, 79, 2],
      [144, 79, 2],
      [129, 79, 2],
      [116, 79, 2],
      [104, 79, 2],
      [93, 79, 2],
      [83, 78, 2],
      [74, 74, 2],
    ]);
    const [first, third] = steps[16].limits;
    expect(first).toMatchObject({ input: 0, low: null });
    expect(third).toMatchObject({ input: 2, high: null });
    /** The reference prints twelve digits. */
    const printed = 1e-11;
    expect(Math.abs((first.high ?? 0) - 0.383297014435)).toBeLessThan(printed);
    expect(Math.abs((third.low ?? 0) - 0.551436228696)).toBeLessThan(printed);
  });
});

/** The same method in the plainest way: copies of rows, sorted anew for each candidate. */
function plain(points: readonly (readonly number[])[], labels: readonly number[], carving: Carving) {
  const inputs = points[0].length;
  const rows = points.map((point, row) => ({ point, label: labels[row] }));
  const range = (input: number) => {
    const column = points.map((point) => point[input]);
    return [Math.min(...column), Math.max(...column)];
  };
  type Limits = readonly (readonly [number, number])[];
  const all: Limits = Array.from({ length: inputs }, (_, input) => range(input) as [number, number]);
  const inside = (limits: Limits) =>
    rows.filter(({ point }) =>
      limits.every(([low, high], input) => point[input] >= low && point[input] <= high),
    );
  const mean = (list: readonly { label: number }[]) =>
    list.reduce((sum, { label }) => sum + label, 0) / list.length;
  const quantile = (column: readonly number[], q: number) => {
    const sorted = column.toSorted((a, b) => a - b);
    const at = (sorted.length - 1) * q;
    let [low, high] = [Math.floor(at), Math.ceil(at)];
    if (q > 0.5) while (sorted[low] === sorted[high] && low > 0) low--;
    else while (sorted[low] === sorted[high] && high < sorted.length - 1) high++;
    return (sorted[low] + sorted[high]) / 2;
  };
  const put = (limits: Limits, input: number, side: Side, limit: number): Limits =>
    limits.with(input, side === "low" ? [limit, limits[input][1]] : [limits[input][0], limit]);
  const restricted = (limits: Limits) =>
    limits.filter(([low, high], input) => low !== all[input][0] || high !== all[input][1]).length;
  const worth = (before: Limits, after: Limits) => {
    const [old, now] = [inside(before), inside(after)];
    if (carving.objective === "density") return mean(now);
    const gain = (mean(now) - mean(old)) / Math.abs(old.length - now.length);
    return carving.objective === "gain per row" ? gain : gain * now.length;
  };
  const best = (limits: Limits, candidates: readonly Limits[]) =>
    candidates
      .filter((one) => inside(one).length !== inside(limits).length)
      .map((one) => ({ limits: one, worth: worth(limits, one), free: inputs - restricted(one) }))
      .reduce<{ limits: Limits; worth: number; free: number } | null>(
        (top, one) =>
          top === null || one.worth > top.worth || (one.worth === top.worth && one.free > top.free)
            ? one
            : top,
        null,
      );
  const sides = Array.from({ length: inputs }, (_, input) => [
    [input, "high"] as const,
    [input, "low"] as const,
  ]).flat();
  let limits = all;
  const steps = [limits];
  for (;;) {
    const column = (input: number) => inside(limits).map(({ point }) => point[input]);
    const candidates = sides.map(([input, side]) =>
      put(limits, input, side, quantile(column(input), side === "high" ? 1 - carving.peel : carving.peel)),
    );
    const top = best(limits, candidates);
    if (top === null || top.worth <= 0 || inside(top.limits).length / carving.of < carving.mass) break;
    limits = top.limits;
    steps.push(limits);
  }
  for (;;) {
    const candidates = sides.flatMap(([input, side]) => {
      if (limits[input][0] === all[input][0] && limits[input][1] === all[input][1]) return [];
      const [low, high] = limits[input];
      const beyond = inside(limits.with(input, all[input]))
        .map(({ point }) => point[input])
        .filter((value) => (side === "low" ? value < low : value > high));
      if (beyond.length === 0) return [];
      const limit = quantile(beyond, side === "low" ? 1 - carving.paste : carving.paste);
      return [put(limits, input, side, limit)];
    });
    const top = best(limits, candidates);
    if (top === null || mean(inside(top.limits)) <= mean(inside(limits))) break;
    limits = top.limits;
    steps.push(limits);
  }
  return steps.map((one) => ({
    rows: inside(one).length,
    positives: inside(one).reduce((sum, { label }) => sum + label, 0),
    limits: one.flatMap(([low, high], input) =>
      low === all[input][0] && high === all[input][1]
        ? []
        : [
            {
              input,
              low: low === all[input][0] ? null : low,
              high: high === all[input][1] ? null : high,
            },
          ],
    ),
  }));
}

describe("the plainest way to do the same", () => {
  /** Few levels make many equal values; whole numbers in 0..63 have middles without rounding. */
  const data = fc.integer({ min: 1, max: 4 }).chain((inputs) =>
    fc.record({
      points: fc.array(
        fc.array(
          fc.oneof(
            { weight: 1, arbitrary: fc.constantFrom(0, 20, 40) },
            { weight: 3, arbitrary: fc.integer({ min: 0, max: 63 }) },
          ),
          {
            minLength: inputs,
            maxLength: inputs,
          },
        ),
        { minLength: 2, maxLength: 90 },
      ),
      salt: fc.integer({ min: 0, max: 1000 }),
      peel: fc.constantFrom(0.02, 0.1, 0.3, 0.45),
      paste: fc.constantFrom(0.05, 0.3),
      objective: fc.constantFrom<Objective>("gain per row", "gain per row times rows", "density"),
      mass: fc.constantFrom(0.05, 0.2),
    }),
  );

  let pasted = 0;
  it("takes the same way on random rows with many ties", () => {
    fc.assert(
      fc.property(data, ({ points, salt, peel, paste, objective, mass }) => {
        // Positives lie in the middle, with enough noise that cuts overshoot and are taken back.
        const labels = points.map((point, row) =>
          point.every((value) => value > 12 && value < 50) !== ((row * 7919 + salt) % 5 === 0) ? 1 : 0,
        );
        const carving: Carving = { peel, paste, objective, mass, of: points.length };
        const table = tableOf(
          Float64Array.from(points.flat()),
          points.length,
          points[0].length,
          Uint8Array.from(labels),
        );
        const ours = trajectory(table, carving);
        pasted += ours.filter(({ by }) => by === "paste").length;
        expect(ours.map(({ rows, positives, limits }) => ({ rows, positives, limits }))).toEqual(
          plain(points, labels, carving),
        );
      }),
      { seed: 3, numRuns: 1000 },
    );
    expect(pasted).toBeGreaterThan(20);
  });
});

it("starts from given limits and counts the box it starts from", () => {
  const points = spread(200);
  const labels = Uint8Array.from({ length: 200 }, (_, row) => (points[row * 4 + 1] > 0.7 ? 1 : 0));
  const table = tableOf(points, 200, 4, labels);
  const start = [{ input: 1, low: 0.5, high: null }] as const;
  const [first] = trajectory(
    table,
    { peel: 0.1, paste: 0.05, objective: "density", mass: 0.05, of: 200 },
    start,
  );
  const within = Array.from({ length: 200 }, (_, row) => row).filter((row) => points[row * 4 + 1] >= 0.5);
  expect(first).toMatchObject({ by: "start", rows: within.length, limits: start });
  expect(first.positives).toBe(labels.reduce((sum, label) => sum + label, 0));
  expect(limitsOf(boxOf(table, start))).toEqual(start);
});

it("names what cannot be sorted or is no label", () => {
  expect(() => tableOf(Float64Array.of(1, Number.NaN), 2, 1, Uint8Array.of(0, 1))).toThrow(
    "invalid number NaN of input 0 in row 1",
  );
  expect(() => tableOf(Float64Array.of(1, 2), 2, 1, Uint8Array.of(0, 2))).toThrow("invalid label 2");
  expect(() => tableOf(Float64Array.of(1, 2, 3), 2, 1, Uint8Array.of(0, 1))).toThrow(
    "invalid table: 3 numbers",
  );
});
