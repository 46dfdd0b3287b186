import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { prepare, wholeOf } from "../../claims/whole.ts";
import { contextFor } from "../context.ts";
import { storm } from "../fixtures.laws.ts";
import { finish } from "../work.ts";
import { type Study, type StudyOptions, study, usual } from "./study.ts";

/** What is known of claims about the storm, in which a wreck within two days has probability 1 - (1 - danger)². */
function studied(
  claims: readonly string[],
  options: Partial<StudyOptions> = {},
  change: (text: string) => string = (text) => text,
): readonly Study[] {
  const listed = claims.map((claim, at) => `  C${at}: { says: so, holds: '${claim}' }\n`);
  const text = change(`${storm.slice(0, storm.indexOf("claims:"))}claims:\n${listed.join("")}`);
  const model = modelOf(text);
  const { engine } = contextFor(model);
  const margins = model.claims.map((claim) => {
    const prepared = prepare(engine, claim);
    if (!("parts" in prepared)) throw new Error(prepared.reason);
    return wholeOf(prepared);
  });
  return finish(engine, study(engine, margins, { ...usual, ...options }));
}

const wreck = (danger: number): number => 1 - (1 - danger) ** 2;
const dangerAt = (probability: number): number => 1 - Math.sqrt(1 - probability);
const uniform = (text: string): string =>
  text.replace("danger: 0.2 in 0.1..0.5", "danger: 0.2 in 0.1..0.5 uniform");

describe("a claim about an evenly spread danger", () => {
  /** The sample has one point in each of its cells along every axis, so that a count is off by one at each border. */
  const points = 1024;
  const count = 1.01 / points;
  const [found] = studied(["P(wreck | bold) < 0.3"], { points }, uniform);
  const below = (danger: number): number => (danger - 0.1) / 0.4;

  test("has the shares of the closed form, within their intervals", () => {
    const shares = {
      holds: below(dangerAt(0.29)),
      fails: 1 - below(dangerAt(0.31)),
      "no difference": below(dangerAt(0.31)) - below(dangerAt(0.29)),
    };
    for (const verdict of ["holds", "fails", "no difference"] as const) {
      const { share, low, high } = found.shares[verdict];
      expect(Math.abs(share - shares[verdict])).toBeLessThan(2 * count);
      expect(low).toBeLessThan(shares[verdict]);
      expect(high).toBeGreaterThan(shares[verdict]);
    }
  });

  test("has the mean, the deviation and the quantiles of the closed form", () => {
    // Of (1 - danger)², with 1 - danger even in 0.5..0.9.
    const power = (n: number): number => (0.9 ** (n + 1) - 0.5 ** (n + 1)) / (n + 1) / 0.4;
    const { mean, deviation, least, most, quantiles } = found.margin!;
    expect(mean).toBeCloseTo(0.3 - 1 + power(2), 4);
    expect(deviation).toBeCloseTo(Math.sqrt(power(4) - power(2) ** 2), 3);
    for (const share of ["0.05", "0.25", "0.5", "0.75", "0.95"] as const) {
      const danger = 0.1 + 0.4 * (1 - Number(share));
      expect(Math.abs(quantiles[share] - (0.3 - wreck(danger)))).toBeLessThan(2 * count);
    }
    expect(least).toBeGreaterThanOrEqual(0.3 - wreck(0.5));
    expect(most).toBeLessThanOrEqual(0.3 - wreck(0.1));
  });

  test("hangs on the danger alone, and for certain on nothing that nothing reads", () => {
    const { list } = found.hinges!;
    expect(list[0].assumption).toBe("danger");
    expect(list[0].effect).toBeCloseTo(1, 2);
    for (const { assumption, effect, low, high } of list.slice(1)) {
      expect(low).toBeLessThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(0);
      expect([assumption, Math.abs(effect) < 0.01]).toEqual([assumption, true]);
    }
    expect(list.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(1, 9);
  });
});

test("a margin that does not move by what matters has no hinges; without a number there is no margin", () => {
  const still = (text: string): string =>
    text
      .replace("danger: 0.2 in 0.1..0.5", "danger: 0.2 in 0.199..0.201")
      .replace("{ danger: 0.4 }", "{ danger: 0.2 }");
  const [small] = studied(["P(wreck | bold) < 0.5"], { points: 64 }, still);
  expect(small.hinges).toBeNull();
  expect(small.shares.holds.share).toBe(1);
  const [none] = studied(["E(anna | bold with danger = 0, wreck) > 0"], { points: 64 });
  expect(none).toMatchObject({ margin: null, hinges: null, turns: [], overturn: null, regions: null });
  expect(none.failures).toEqual({
    count: 64,
    reasons: [{ reason: expect.stringContaining("wreck has probability 0"), count: 64 }],
  });
  for (const { share } of Object.values(none.shares)) expect(share).toBe(0);
});

/** A smooth hump (PERT) by midpoints: numbers of its range with their weights, which sum to 1. Its density is a beta law's. */
function hump(
  low: number,
  value: number,
  high: number,
  steps: number,
): readonly (readonly [number, number])[] {
  const [a, b] = [4 * ((value - low) / (high - low)), 4 * ((high - value) / (high - low))];
  const places = Array.from({ length: steps }, (_, at) => (at + 0.5) / steps);
  const densities = places.map((z) => z ** a * (1 - z) ** b);
  const whole = densities.reduce((sum, density) => sum + density, 0);
  return places.map((z, at) => [low + z * (high - low), densities[at] / whole]);
}

/** Shapley effects of a function of two independent numbers, by the variances of its means given each of them. */
function effectsOfTwo(
  first: ReturnType<typeof hump>,
  second: ReturnType<typeof hump>,
  f: (x: number, y: number) => number,
): readonly [number, number] {
  const givenSecond = new Float64Array(second.length);
  let [mean, square, firstSquare] = [0, 0, 0];
  for (const [x, weight] of first) {
    let given = 0;
    second.forEach(([y, other], at) => {
      const value = f(x, y);
      given += other * value;
      givenSecond[at] += weight * value;
      square += weight * other * value * value;
    });
    mean += weight * given;
    firstSquare += weight * given * given;
  }
  const secondSquare = second.reduce((sum, [, weight], at) => sum + weight * givenSecond[at] ** 2, 0);
  const [one, two, whole] = [firstSquare, secondSquare, square].map((one) => one - mean * mean);
  return [(one + whole - two) / 2 / whole, (two + whole - one) / 2 / whole];
}

const steps = 400;
const dangers = hump(0.1, 0.2, 0.5, steps);
const shelters = hump(0.25, 0.5, 1, steps);
const ruins = hump(-30, -10, -5, steps);
/** Midpoints at such steps, on curves like these. */
const integration = 2e-5;

type Truth = Readonly<Record<string, number>>;

/** The hinges of a claim for several seeds, with what they should be: nothing where it is not said. */
function effectsFor(claim: string, truth: Truth, seeds: number, change?: (text: string) => string) {
  return Array.from(
    { length: seeds },
    (_, seed) => studied([claim], { points: 256, seed }, change)[0],
  ).flatMap(({ hinges }) => hinges!.list.map((hinge) => ({ ...hinge, exact: truth[hinge.assumption] ?? 0 })));
}

describe("Shapley effects of what is a polynomial are exact", () => {
  const exactly = (claim: string, truth: Truth, change?: (text: string) => string): void => {
    for (const { effect, exact, low, high } of effectsFor(claim, truth, 2, change)) {
      expect(Math.abs(effect - exact)).toBeLessThan(integration);
      expect(high - low).toBeLessThan(integration);
    }
  };

  test("where two assumptions only add", () => {
    const [danger, shelter] = effectsOfTwo(dangers, shelters, (d, s) => wreck(d) - wreck(0.2 * s));
    exactly("P(wreck | careful) < P(wreck | bold)", { danger, shelter });
  });

  test("where two assumptions multiply", () => {
    const [danger, ruin] = effectsOfTwo(dangers, ruins, (d, r) => 10 + (r - 10) * wreck(d));
    exactly("E(anna | bold) > 0", { danger, "values.anna.wreck": ruin });
  });

  test("where assumptions go together", () => {
    const rank = 0.6;
    const together = (text: string): string =>
      `${text
        .replace("0.2 in 0.1..0.5", "0.2 in 0.15..0.25 normal")
        .replace("0.5 in 0.25..1", "0.5 in 0.3..0.7 normal")
        .replace(
          "{ danger: 0.4 }",
          "{ danger: 0.2 }",
        )}correlations: [{ between: [danger, shelter], rank: ${rank} }]
`;
    // A wreck is 2x - x² of the danger x. With x = m + s z and normal z it is c + 2 s (1 - m) z - s² z², and two such
    // numbers with correlation r between their z have covariance 4 s t (1 - m) (1 - n) r + 2 s² t² r².
    const z95 = 1.6448536269514722;
    const r = 2 * Math.sin((Math.PI * rank) / 6);
    const [d, c] = [
      { mean: 0.2, spread: 0.05 / z95 },
      { mean: 0.1, spread: (0.2 * 0.2) / z95 },
    ];
    const covariance = (a: typeof d, b: typeof d, rho: number): number =>
      4 * a.spread * b.spread * (1 - a.mean) * (1 - b.mean) * rho + 2 * (a.spread * b.spread * rho) ** 2;
    // Given one of them, the line of the other shrinks by r and its square by r².
    const shrunk = (one: typeof d, other: typeof d): number => {
      const line = 2 * one.spread * (1 - one.mean) - 2 * r * other.spread * (1 - other.mean);
      const bend = one.spread ** 2 - r * r * other.spread ** 2;
      return line * line + 2 * bend * bend;
    };
    const [first, second] = [shrunk(d, c), shrunk(c, d)];
    const whole = covariance(d, d, 1) + covariance(c, c, 1) - 2 * covariance(d, c, r);
    const danger = (first + whole - second) / 2 / whole;
    exactly("P(wreck | careful) < P(wreck | bold)", { danger, shelter: 1 - danger }, together);
  });
});

test("Shapley effects of what no polynomial is lie in their intervals", () => {
  const seeds = 10;
  /** Intervals of 95 % that miss more often than this are too narrow; over as many as here chance does not do it. */
  const leastCoverage = 0.9;
  const f = (d: number, s: number): number => Math.min(0.5 - wreck(d), 3 * (0.2 - wreck(0.2 * s)));
  const [danger, shelter] = effectsOfTwo(dangers, shelters, f);
  const claim = "min(0.5 - P(wreck | bold), 3 * (0.2 - P(wreck | careful))) > 0";
  const found = effectsFor(claim, { danger, shelter }, seeds);
  const real = found.filter(({ exact }) => exact > 0);
  const held = real.filter(({ low, high, exact }) => low <= exact && exact <= high);
  expect(held.length / real.length).toBeGreaterThanOrEqual(leastCoverage);
  // What nothing reads is never taken for something.
  for (const { exact, low, high } of found) {
    if (exact > 0) continue;
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(0);
  }
  // And they say something: most of the time which of the two it hangs on more.
  const narrow = real.filter(({ low, high }) => high - low < Math.abs(danger - shelter));
  expect(narrow.length).toBeGreaterThan(real.length / 2);
  console.log(
    danger,
    shelter,
    held.length,
    real.length,
    real.map(({ low, high, effect, exact }) => [high - low, effect - exact]),
  );
});
