import { expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { plainDesign } from "../../maths/design.ts";
import { contextFor } from "../context.ts";
import { courseOf } from "../course.ts";
import { storm } from "../fixtures.laws.ts";
import { chanceOf } from "../reading.ts";
import { finish } from "../work.ts";
import { plausible } from "./plausible.ts";
import { evaluate } from "./sample.ts";

function studied(text: string, set: Readonly<Record<string, number>> = {}) {
  const model = modelOf(text);
  const { engine } = contextFor(model, { set });
  const wreck = model.outcomes.findIndex(({ id }) => id === "wreck");
  const measures = model.approaches.map(({ settings }) =>
    chanceOf(engine, courseOf(model, settings), { outcome: wreck, part: "whole" }, null),
  );
  return { engine, measures };
}

/** Rounding of two rounds of a hazard. */
const tolerance = 1e-12;

test("every point is evaluated as the closed form says", () => {
  const { engine, measures } = studied(storm);
  const inputs = plausible(engine);
  const design = plainDesign(inputs.inputs, { method: "sobol", points: 64, seed: 1 });
  const [bold, careful] = finish(engine, evaluate(inputs, design, measures));
  const names = inputs.assumptions.map((assumption) => engine.model.assumptions[assumption].id);
  for (let point = 0; point < design.size; point++) {
    const values = design.point(point);
    const [danger, shelter] = ["danger", "shelter"].map((name) => values[names.indexOf(name)]);
    expect(Math.abs(bold.values[point] - (1 - (1 - danger) ** 2))).toBeLessThan(tolerance);
    // The coast fixes the danger at a fifth of the shelter, whatever the range says.
    expect(Math.abs(careful.values[point] - (1 - (1 - 0.2 * shelter) ** 2))).toBeLessThan(tolerance);
  }
});

/** A normal law reaches beyond the range that check looks at: three times the danger is then no probability any more. */
const reaching = storm
  .replace("{ hazard: danger", "{ chance: 3 * danger")
  .replace("0.2 in 0.1..0.5", "0.2 in 0.1..0.33 normal")
  .replace("{ danger: 0.4 }", "{ danger: 0.3 }");

test("a point without a number is kept with its reason", () => {
  const { engine, measures } = studied(reaching);
  const inputs = plausible(engine);
  const design = plainDesign(inputs.inputs, { method: "sobol", points: 64, seed: 1 });
  const [bold] = finish(engine, evaluate(inputs, design, measures));
  const danger = inputs.assumptions.findIndex((at) => engine.model.assumptions[at].id === "danger");
  expect(bold.failures.length).toBeGreaterThan(0);
  for (let point = 0; point < design.size; point++) {
    const failed = design.point(point)[danger] > 1 / 3;
    expect(Number.isNaN(bold.values[point])).toBe(failed);
    expect(bold.failures.some((one) => one.point === point && /invalid probability/.test(one.reason))).toBe(
      failed,
    );
  }
});

test("what is held by hand is not uncertain; wider ranges keep what must not be negative, or above 1", () => {
  const { engine } = studied(storm, { danger: 0.3 });
  const names = plausible(engine).assumptions.map((at) => engine.model.assumptions[at].id);
  expect(names).not.toContain("danger");
  const { engine: free } = studied(storm);
  const wide = plausible(free, 3);
  const lawOf = (name: string) =>
    wide.inputs.laws[wide.assumptions.findIndex((at) => free.model.assumptions[at].id === name)];
  expect(lawOf("danger")).toMatchObject({ low: 0, high: 1 });
  expect(lawOf("idle")).toMatchObject({ low: 0, high: 4 });
  expect(lawOf("values.anna.wreck")).toMatchObject({ low: -70, high: 5 });
});
