import { describe, expect, test } from "vitest";
import { build } from "../src/game/build.ts";
import { evaluate, evaluateMany, isFailure } from "../src/game/evaluate.ts";
import type { Graph, Structure } from "../src/game/graph.ts";
import type { Model } from "../src/scenario/model.ts";
import { modelOf } from "./model.ts";
import { differences } from "./plain/compare.ts";
import { type PlainPlay, plainPlay, TooLarge, underSettings } from "./plain/play.ts";
import { unwholesome } from "./plain/wholesome.ts";
import { Draw } from "./random/draw.ts";
import { holdsForRandom, keptChoices } from "./random/kept.ts";
import { scenarioText } from "./random/scenario.ts";
import { centralAssumptions, drawAssumptions, drawStructure } from "./random/talks.ts";

/**
 * Both sides add the same few thousand products in another order, with another exponential; points reach a few hundred,
 * and a choice multiplies an error in points by its precision at every decision on the way.
 */
const EXACT = 1e-9;
/** Points of the talks that the plain evaluator may visit; beyond that the scenario is told in fewer rounds. */
const LIMIT = 3_000;
const SCENARIOS = 300;
/** Lanes of one pass: more than the widest vector, so that whole vectors and what is left over are both met. */
const LANES = 11;

interface Trial {
  readonly model: Model;
  readonly structure: Structure;
  readonly assumptions: readonly (readonly number[])[];
  readonly plain: readonly PlainPlay[];
}

/** A scenario with as many of its rounds as the plain evaluator can walk through, played at two assignments. */
function trialOf(draw: Draw): Trial | null {
  const model = modelOf(scenarioText(draw));
  const central = centralAssumptions(model);
  const drawn = drawAssumptions(draw, model);
  const later = draw.rest();
  for (let rounds = model.clock!.rounds; rounds >= 1; rounds--) {
    const shorter = { ...model, clock: { ...model.clock!, rounds } };
    const structure = drawStructure(later.again(), shorter);
    const assumptions = [central, drawn].map((values) => underSettings(model, structure.settings, values));
    try {
      const plain = assumptions.map((values) => plainPlay(shorter, structure, values, LIMIT));
      return { model: shorter, structure, assumptions, plain };
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
    }
  }
  return null;
}

/** Every assignment in a lane of its own, the first ones filling what is left. */
function inLanes(graph: Graph, assumptions: readonly (readonly number[])[]) {
  const count = assumptions[0].length;
  const side = new Float64Array(count * LANES);
  for (let index = 0; index < count; index++) {
    for (let lane = 0; lane < LANES; lane++) {
      side[index * LANES + lane] = assumptions[lane % assumptions.length][index];
    }
  }
  return evaluateMany(graph, side, LANES);
}

interface Tally {
  compared: number;
  tooLarge: number;
  hair: number;
}

function compare(draw: Draw, tally: Tally): void {
  const trial = trialOf(draw);
  if (trial === null) {
    tally.tooLarge += 1;
    return;
  }
  const { model, structure, assumptions } = trial;
  const graph = build(model, structure);
  const lanes = inLanes(graph, assumptions);
  assumptions.forEach((values, i) => {
    const engine = evaluate(graph, Float64Array.from(values));
    if (isFailure(engine)) throw new Error(`${engine.code}: ${engine.message}`);
    for (let lane = i; lane < LANES; lane += assumptions.length) expect(lanes[lane]).toEqual(engine);
    expect(unwholesome(model, engine, structure.from?.round)).toEqual([]);
    if (trial.plain[i].hair) tally.hair += 1;
    else {
      tally.compared += 1;
      expect(differences(model, structure, graph, engine, trial.plain[i], EXACT)).toEqual([]);
    }
  });
}

describe("the engine against direct recursion without merging", () => {
  test.each(keptChoices())("on what failed once: $file", ({ choices }) => {
    compare(new Draw(choices), { compared: 0, tooLarge: 0, hair: 0 });
  });

  test(`on ${SCENARIOS} random scenarios, at central and random assumptions, in one lane and in ${LANES}`, () => {
    const tally: Tally = { compared: 0, tooLarge: 0, hair: 0 };
    holdsForRandom(20_25, SCENARIOS, (draw) => compare(draw, tally));
    // What cannot be compared must stay the exception, or the test would pass by comparing nothing.
    expect(tally.compared).toBeGreaterThan(1.8 * SCENARIOS);
  }, 120_000);
});
