import { describe, expect, it } from "vitest";
import { evaluated, ForeignRuns, plainDesign, runs } from "./design.ts";
import { firstOrder, givenIndices } from "./given.ts";
import type { Inputs } from "./inputs.ts";
import { ishigami as known, uniforms } from "./shapley/known.laws.ts";

type F = (x: Float64Array) => number;
const { f: ishigami, inputs: angles } = known;

const firsts = (f: F, inputs: Inputs, points: number) => {
  const design = plainDesign(inputs, { method: "sobol", points, seed: 3 });
  return givenIndices(design, evaluated(design, f), { resamples: 50 }).inputs.map(({ first }) => first.value);
};

describe("known functions", () => {
  /** 4096 points in 64 bins: what noise is left and what varies within a bin are each below a hundredth. */
  const near = 0.02;

  it.each<[string, F, Inputs, number[]]>([
    ["Ishigami's", ishigami, angles, [0.313905, 0.442411, 0]],
    [
      "the g-function",
      ([x, y]) => Math.abs(4 * x - 2) * ((Math.abs(4 * y - 2) + 1) / 2),
      uniforms(2),
      [0.75, 0.1875],
    ],
    [
      "a sum",
      (x) => 5 * x[0] + 4 * x[1] + 3 * x[2] + 2 * x[3] + x[4],
      uniforms(5),
      [25, 16, 9, 4, 1].map((s) => s / 55),
    ],
    ["an event that needs both", ([x, y]) => (x > 0.6 && y > 0.3 ? 1 : 0), uniforms(2), [7 / 12, 1 / 6]],
    ["exactly one of two", ([x, y]) => (x > 0.5 !== y > 0.5 ? 1 : 0), uniforms(2), [0, 0]],
  ])("%s", (_, f, inputs, exact) => {
    for (const [input, value] of firsts(f, inputs, 4096).entries()) {
      expect(Math.abs(value - exact[input])).toBeLessThan(near);
    }
  });

  it("two inputs that hang together, where each tells of the other", () => {
    // y = 2 a + b with normals of correlation r: E[y|a] = (2 + r) a, E[y|b] = (1 + 2 r) b, Var y = 5 + 4 r.
    const r = 0.5;
    const normal = { shape: "normal" as const, low: -1.6448536269514722, value: 0, high: 1.6448536269514722 };
    const rank = (6 / Math.PI) * Math.asin(r / 2);
    const inputs: Inputs = { laws: [normal, normal], correlations: [{ a: 0, b: 1, rank }] };
    const [a, b] = firsts(([x, y]) => 2 * x + y, inputs, 4096);
    expect(Math.abs(a - (2 + r) ** 2 / (5 + 4 * r))).toBeLessThan(near);
    expect(Math.abs(b - (1 + 2 * r) ** 2 / (5 + 4 * r))).toBeLessThan(near);
  });
});

it("estimates a useless input at 0 on average, not above, and holds the exact index in its intervals", () => {
  const repetitions = 150;
  let useless = 0;
  const held = [0, 0, 0];
  for (let seed = 1; seed <= repetitions; seed++) {
    const design = plainDesign(angles, { method: "random", points: 400, seed });
    const { inputs } = givenIndices(design, evaluated(design, ishigami), { resamples: 200, seed });
    useless += inputs[2].first.value / repetitions;
    for (const [input, exact] of [0.313905, 0.442411, 0].entries()) {
      const { low, high } = inputs[input].first;
      held[input] += Number(low <= exact && exact <= high) / repetitions;
    }
  }
  // One estimate scatters by about sqrt(2 · 20) / 400 = .016; uncorrected the mean would be 19/400 = .048.
  expect(Math.abs(useless)).toBeLessThan(0.005);
  // 95 percent are promised; 150 repetitions scatter by 1.8 percent, and what varies within a bin is missed.
  for (const share of held) expect(share).toBeGreaterThan(0.88);
});

it("keeps equal values in one bin: of an input with levels it sees exactly the levels", () => {
  const n = 300;
  const points = Float64Array.from({ length: n }, (_, row) => row % 3);
  const values = Float64Array.from(
    points,
    (level, row) => level + (Math.floor(row / 3) % 2 === 0 ? 0.5 : -0.5),
  );
  const { inputs } = firstOrder(points, n, 1, values, { resamples: 20 });
  expect(inputs[0].bins).toBe(3);
  // SST = 300 (2/3 + 1/4), within 300 / 4.
  const within = ((n - 1) / (n - 3)) * (1 / 4 / (2 / 3 + 1 / 4));
  expect(inputs[0].first.value).toBeCloseTo(1 - within, 12);
});

it("is the analysis of variance, done plainly", () => {
  const [n, bins] = [60, 6];
  const points = Float64Array.from({ length: n }, (_, row) => ((row + 1) * Math.SQRT2) % 1);
  const values = Float64Array.from(points, (x, row) => x * x + (((row + 1) * Math.sqrt(3)) % 1));
  const order = [...points.keys()].sort((a, b) => points[a] - points[b]);
  const groups = Array.from({ length: bins }, (_, bin) =>
    order.slice(bin * 10, bin * 10 + 10).map((row) => values[row]),
  );
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const all = mean([...values]);
  const between = groups.reduce((sum, group) => sum + 10 * (mean(group) - all) ** 2, 0);
  const within = groups.reduce(
    (sum, group) => sum + group.reduce((s, one) => s + (one - mean(group)) ** 2, 0),
    0,
  );
  const expected = (between - (bins - 1) * (within / (n - bins))) / (between + within);
  expect(firstOrder(points, n, 1, values, { bins, resamples: 20 }).inputs[0].first.value).toBeCloseTo(
    expected,
    12,
  );
});

describe("points without a value", () => {
  it("are left out and counted", () => {
    const design = plainDesign(uniforms(2), { method: "sobol", points: 128, seed: 1 });
    const values = evaluated(design, ([x, y]) => x + y).values.slice();
    values[7] = Number.NaN;
    const found = givenIndices(design, runs(design, values), { resamples: 20 });
    expect(found).toMatchObject({ points: 128, failures: 1, constant: false });
    const other = plainDesign(uniforms(2), { method: "sobol", points: 128, seed: 2 });
    expect(() =>
      givenIndices(
        design,
        evaluated(other, ([x]) => x),
      ),
    ).toThrow(ForeignRuns);
  });

  it("may leave too few", () => {
    const values = new Float64Array(10).fill(Number.NaN);
    expect(() => firstOrder(new Float64Array(10), 10, 1, values)).toThrow("missing points: 0 of 10");
  });
});

it("gives 0 and a warning where nothing varies", () => {
  const { constant, inputs, variance } = firstOrder(
    Float64Array.from({ length: 50 }, (_, row) => row),
    50,
    1,
    new Float64Array(50).fill(1 / 3),
  );
  expect([constant, variance, inputs[0].first]).toEqual([true, 0, { value: 0, low: 0, high: 0 }]);
});
