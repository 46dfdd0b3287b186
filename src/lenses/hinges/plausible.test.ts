import { expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { quantile } from "../../maths/law.ts";
import { load } from "../../scenario/load.ts";
import { type Asked, contextFor } from "../context.ts";
import { storm } from "../fixtures.laws.ts";
import { plausible } from "./plausible.ts";

/** The storm with views, and with assumptions that hang together. */
const text = `${storm
  .replace("idle: 1 in 0..2", "idle: 1 in 0.5..2 log-uniform\n  calmness: 3")
  .replace(
    "gloomy: { says: it is worse, assume: { danger: 0.4 } }",
    [
      "gloomy: { assume: { danger: 0.4 } }",
      "  wide: { assume: { danger: 0.4 in 0.3..0.6 uniform, idle: 1 in -1..3, calmness: 4 in 3..6 normal } }",
    ].join("\n"),
  )}
correlations: [{ between: [danger, shelter], rank: 0.5 }, { between: [shelter, idle], rank: -0.2 }]
`;

function plausibleOf(asked: Asked = {}) {
  const model = modelOf(text);
  const { engine } = contextFor(model, asked);
  const { inputs, assumptions } = plausible(engine);
  const names = assumptions.map((index) => model.assumptions[index].id);
  return {
    laws: Object.fromEntries(names.map((name, input) => [name, inputs.laws[input]])),
    correlated: inputs.correlations.map(({ a, b, rank }) => [names[a], names[b], rank]),
  };
}

test("ranges have the shape that the file says, a hump where it says none; facts are not uncertain", () => {
  const { laws } = plausibleOf();
  expect(laws).toEqual({
    danger: { shape: "pert", low: 0.1, value: 0.2, high: 0.5 },
    shelter: { shape: "pert", low: 0.25, value: 0.5, high: 1 },
    idle: { shape: "log-uniform", low: 0.5, value: 1, high: 2 },
    "values.anna.wreck": { shape: "pert", low: -30, value: -10, high: -5 },
  });
});

test("a view's own range counts with its own shape, and makes a fact uncertain", () => {
  const { laws } = plausibleOf({ view: "wide" });
  expect(laws.danger).toEqual({ shape: "uniform", low: 0.3, value: 0.4, high: 0.6 });
  // Below 0, where the file's own shape has nothing.
  expect(laws.idle).toEqual({ shape: "pert", low: -1, value: 1, high: 3 });
  expect(laws.calmness).toEqual({ shape: "normal", low: 3, value: 4, high: 6 });
  expect(laws.shelter).toEqual(plausibleOf().laws.shelter);
});

test("what a view or a hand fixes is certain, and hangs together with nothing", () => {
  expect(plausibleOf().correlated).toEqual([
    ["danger", "shelter", 0.5],
    ["shelter", "idle", -0.2],
  ]);
  expect(plausibleOf({ view: "gloomy" }).laws).not.toHaveProperty("danger");
  expect(plausibleOf({ view: "gloomy" }).correlated).toEqual([["shelter", "idle", -0.2]]);
  expect(plausibleOf({ set: { shelter: 0.7 } }).correlated).toEqual([]);
  expect(Object.keys(plausibleOf({ view: "wide", set: { calmness: 5 } }).laws)).not.toContain("calmness");
});

test.each([
  "0.0001..10000 log-uniform",
  "-1e305..1",
  "1..1e305",
  "-8e307..8e307",
  "1e-305..1e305 log-uniform",
])("%s is never widened to where numbers end", (range) => {
  const { model } = load(text.replace("0.5..2 log-uniform", range), "plausible.yaml");
  const { engine } = contextFor(model!);
  for (const widen of [0.5, 3, 1e6, 1e308]) {
    for (const law of plausible(engine, widen).inputs.laws)
      expect(quantile(law, 0.5)).toSatisfy(Number.isFinite);
  }
});
