import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { contextFor } from "../context.ts";
import { courseOf } from "../course.ts";
import { ship } from "../fixtures.laws.ts";
import { expectationOf } from "../reading.ts";
import { finish } from "../work.ts";
import { type LearnValue, learn } from "./learn.ts";

/** One throw: the open sea has its danger, the coast another, and Anna's points are 10 or -10. */
const throwing = (coast: string, danger = "0.5 in 0..1 uniform"): string => `
parley: 1
title: One throw
asks: [P(wreck)]
clock: { round: 1 day, rounds: 1, at the end: calm }
${ship.replace("-10 in -30..-5", "-10").replace("calm: 4", "calm: 4 in 0..8")}chance:
  weather: { chance: danger, ends: wreck }
assumptions:
  danger: ${danger}
  near: 0.4 in 0.2..0.6 uniform
  idle: 1 in 0..2
levers:
  course: { by: anna, settings: { open sea: {}, coast: { assume: { danger: ${coast} } } } }
approaches:
  bold: { course: open sea }
  careful: { course: coast }
`;

function learnt(text: string, seed = 1, set: Readonly<Record<string, number>> = {}): LearnValue {
  const model = modelOf(text);
  const { engine } = contextFor(model, { set });
  const row = model.rows.findIndex(({ id }) => id === "anna");
  const measures = model.approaches.map(({ settings }) =>
    expectationOf(engine, courseOf(model, settings), row, "own", null),
  );
  const question = { party: "anna", approaches: model.approaches.map(({ id }) => id), measures };
  return finish(engine, learn(engine, question, { points: 1024, seed, widen: 1 }));
}

const seeds = [1, 2, 3, 4, 5];
/** What an even sample of 1024 points misses of a mean of numbers between -10 and 10, and bins of an input of its gain. */
const even = 0.005;
const binned = 0.03;

describe.each([
  {
    name: "an open sea that may be anything beside a coast that is known",
    text: throwing("0.4"),
    // The coast is worth 2 and the open sea 10 - 20 x: knowing x gains 8 - 20 x where x < 0.4.
    gains: new Map([["danger", 1.6]]),
    everything: 1.6,
  },
  {
    name: "an open sea that may be anything beside a coast that is uncertain too",
    text: throwing("near"),
    // The coast is worth 10 - 20 y: knowing y gains 20 y - 10 where y > 0.5; knowing both 20 (y - min(x, y)).
    gains: new Map([
      ["danger", 1.6],
      ["near", 0.25],
    ]),
    everything: 8 - 20 * (0.4 - (0.16 + 0.04 / 3) / 2),
  },
])("$name", ({ text, gains, everything }) => {
  const found = seeds.map((seed) => learnt(text, seed));

  test("has the means of the closed form and the better choice", () => {
    for (const { approaches, best } of found) {
      expect(approaches.map(({ approach }) => approach)).toEqual(["bold", "careful"]);
      expect(Math.abs(approaches[0].mean)).toBeLessThan(even);
      expect(Math.abs(approaches[1].mean - 2)).toBeLessThan(even);
      expect(best).toBe("careful");
    }
  });

  test("has the gains of the closed form, within their intervals, the largest first", () => {
    for (const { assumptions, everything: all } of found) {
      expect(Math.abs(all.gain - everything)).toBeLessThan(even);
      expect(all.low).toBeLessThan(everything);
      expect(all.high).toBeGreaterThan(everything);
      expect(assumptions.map(({ assumption }) => assumption).sort()).toEqual([
        "danger",
        "idle",
        "near",
        "values.bert.calm",
      ]);
      const sizes = assumptions.map(({ gain }) => gain);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      for (const { assumption, gain, low, high } of assumptions) {
        const exact = gains.get(assumption) ?? 0;
        expect(Math.abs(gain - exact)).toBeLessThan(binned);
        expect(low).toBeLessThanOrEqual(exact);
        expect(high).toBeGreaterThanOrEqual(exact);
      }
    }
  });

  test("gains from one assumption never more than from all", () => {
    for (const { assumptions, everything: all } of found) {
      for (const { gain, low, high } of assumptions) {
        expect(gain).toBeLessThanOrEqual(all.gain);
        expect(low).toBeLessThanOrEqual(all.low);
        expect(high).toBeLessThanOrEqual(all.high);
      }
    }
  });
});

test("nothing is gained where one choice is always better, and nothing is asked of what is held", () => {
  const sure = throwing("0.4", "0.7 in 0.5..0.9");
  const { everything, assumptions, best } = learnt(sure);
  expect(best).toBe("careful");
  expect(everything).toEqual({ gain: 0, low: 0, high: 0 });
  for (const { gain, low, high } of assumptions) expect([gain, low, high]).toEqual([0, 0, 0]);
  const held = learnt(throwing("near"), 1, { near: 0.4 });
  expect(held.assumptions.map(({ assumption }) => assumption)).not.toContain("near");
  expect(Math.abs(held.everything.gain - 1.6)).toBeLessThan(even);
});

test("points without a number are counted and left out", () => {
  // A normal law reaches below 0, where there is no probability.
  const { failures, points, approaches } = learnt(throwing("0.4", "0.3 in 0..0.6 normal"));
  expect(failures).toBeGreaterThan(0.03 * points);
  expect(failures).toBeLessThan(0.07 * points);
  for (const { mean } of approaches) expect(mean).toSatisfy(Number.isFinite);
});
