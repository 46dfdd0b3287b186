import { describe, expect, test } from "vitest";
import { build } from "../src/game/build.ts";
import { evaluate, evaluateMany, isFailure } from "../src/game/evaluate.ts";
import type { Structure } from "../src/game/graph.ts";
import type { Model } from "../src/scenario/model.ts";
import { type Extreme, extremes } from "./laws/extreme.ts";
import { modelOf } from "./model.ts";
import { underSettings } from "./plain/play.ts";
import { unwholesome } from "./plain/wholesome.ts";
import { Draw } from "./random/draw.ts";
import { holdsForRandom, keptChoices } from "./random/kept.ts";
import { scenarioText } from "./random/scenario.ts";
import { drawAssumptions, drawStructure } from "./random/talks.ts";
import { filesBelow, textOf } from "./repository.ts";

const SCENARIOS = 25;
/** More than the widest vector, so that vectors and what is left over both meet the extremes. */
const LANES = 9;

/** Every extreme must give numbers, not a failure: each of them is a valid, if odd, thing to write. */
function survives(model: Model, structure: Structure, assumptions: readonly number[]): void {
  const graph = build(model, structure);
  const values = Float64Array.from(underSettings(model, structure.settings, assumptions));
  const one = evaluate(graph, values);
  if (isFailure(one)) throw new Error(`${one.code}: ${one.message}`);
  expect(unwholesome(model, one, structure.from?.round)).toEqual([]);
  const side = new Float64Array(values.length * LANES);
  values.forEach((value, index) => {
    side.fill(value, index * LANES, (index + 1) * LANES);
  });
  for (const lane of evaluateMany(graph, side, LANES)) expect(lane).toEqual(one);
}

/** One extreme, or two of them at once. */
function pushed(draw: Draw, model: Model): Model {
  const first: Extreme = draw.pick(extremes);
  return draw.sometimes(50) ? draw.pick(extremes).push(first.push(model)) : first.push(model);
}

function randomSurvives(draw: Draw, push: (model: Model) => Model): void {
  const model = push(modelOf(scenarioText(draw)));
  survives(model, drawStructure(draw, model), drawAssumptions(draw, model));
}

const library = filesBelow("scenarios")
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => ({ file, model: modelOf(textOf(file), file) }))
  .filter(({ model }) => model.clock !== null);

describe.each(extremes)("$name", ({ push }) => {
  test(`in ${SCENARIOS} random scenarios`, () => {
    holdsForRandom(1729, SCENARIOS, (draw) => randomSurvives(draw, push));
  });

  test.each(library)("in $file", ({ model }) => {
    const { settings } = model.approaches[0];
    // Caps stay as they are here: with forty of each kind the states of a long game would be too many.
    const extreme = push(model);
    const evidence = extreme.evidence.map((kind, k) => ({ ...kind, cap: model.evidence[k].cap }));
    const assumptions = model.assumptions.map(({ value }) => value);
    survives({ ...extreme, evidence }, { settings, from: null, refine: 1, forced: [] }, assumptions);
  });
});

describe("extremes in pairs", () => {
  test(`in ${8 * SCENARIOS} random scenarios`, () => {
    holdsForRandom(4104, 8 * SCENARIOS, (draw) => {
      randomSurvives(draw, (model) => pushed(draw, model));
    });
  });

  test.each(keptChoices())("in what failed once: $file", ({ choices }) => {
    const draw = new Draw(choices);
    randomSurvives(draw, (model) => pushed(draw, model));
  });
});
