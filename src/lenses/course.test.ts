import { expect, test } from "vitest";
import { load } from "../scenario/load.ts";
import type { Model } from "../scenario/model.ts";
import { type Asked, contextFor } from "./context.ts";
import { type Course, courseOf } from "./course.ts";
import { storm } from "./fixtures.laws.ts";

const model: Model = load(storm, "storm.yaml").model!;
const danger = model.assumptions.findIndex(({ id }) => id === "danger");
const shelter = model.assumptions.findIndex(({ id }) => id === "shelter");
const [bold, careful] = model.approaches.map(({ settings }) => settings);

function dangerUnder(asked: Asked, settings: readonly number[], changed: Course["changed"] = []): number {
  const { engine } = contextFor(model, asked);
  return engine.theta(courseOf(model, settings, changed), engine.central)[danger];
}

test("a view replaces the central value, a lever fixes over both, by hand beats all of them", () => {
  expect(dangerUnder({}, bold)).toBe(0.2);
  expect(dangerUnder({ view: "gloomy" }, bold)).toBe(0.4);
  // The coast assumes 0.2 times the shelter of 0.5.
  expect(dangerUnder({}, careful)).toBe(0.1);
  expect(dangerUnder({ view: "gloomy" }, careful)).toBe(0.1);
  expect(dangerUnder({ set: { danger: 0.3 } }, careful)).toBe(0.3);
  expect(dangerUnder({ view: "gloomy", set: { danger: 0.3 } }, bold)).toBe(0.3);
});

test("a setting reads what is held by hand, and what the question changes", () => {
  expect(dangerUnder({ set: { shelter: 1 } }, careful)).toBe(0.2);
  expect(dangerUnder({}, careful, [{ assumption: shelter, value: 0.25 }])).toBe(0.05);
  expect(dangerUnder({ set: { shelter: 1 } }, careful, [{ assumption: shelter, value: 0.25 }])).toBe(0.05);
});

test("the question's own change beats what is held by hand", () => {
  expect(dangerUnder({ set: { danger: 0.3 } }, careful, [{ assumption: danger, value: 0.6 }])).toBe(0.6);
});

test("what is fixed by hand or by a view without a range is no longer uncertain", () => {
  const uncertain = (asked: Asked) =>
    contextFor(model, asked).engine.ranges.map(({ assumption }) => model.assumptions[assumption].id);
  expect(uncertain({})).toContain("danger");
  expect(uncertain({ view: "gloomy" })).not.toContain("danger");
  expect(uncertain({ set: { shelter: 1 } })).not.toContain("shelter");
});
