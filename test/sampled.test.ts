import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { build } from "../src/game/build.ts";
import { Evaluator, isFailure } from "../src/game/evaluate.ts";
import { sample } from "../src/game/montecarlo.ts";
import { assumptionsOf } from "./game/played.ts";
import { modelOf } from "./model.ts";
import { filesBelow } from "./repository.ts";

const PATHS = 20_000;
/** Some two hundred numbers are compared; one in two million honest ones misses by this many errors. */
const ERRORS = 5;
/** What never came up in all paths may still have a probability of this order. */
const UNSEEN = 10 / PATHS;

const scenarios = filesBelow("scenarios").filter((path) => path.endsWith(".yaml"));

describe("the exact passes against sampled courses, on every scenario of the library", () => {
  test.each(scenarios)("%s", (path) => {
    const model = modelOf(readFileSync(path, "utf8"));
    if (model.clock === null) {
      expect(model.turns).toEqual([]);
      return;
    }
    for (const [index, { settings }] of model.approaches.entries()) {
      const graph = build(model, { settings, from: null, refine: 1, forced: [] });
      const solution = new Evaluator(graph).solve(assumptionsOf(model));
      if (isFailure(solution)) throw new Error(solution.message);
      const { outcomes, kept, expectedInFact } = sample(solution, PATHS, 1 + index);
      const { evaluation } = solution;
      outcomes.forEach(({ mean, error }, o) => {
        expect(Math.abs(mean - evaluation.outcomes[o])).toBeLessThan(ERRORS * error + UNSEEN);
      });
      expect(Math.abs(kept.mean - evaluation.kept)).toBeLessThan(ERRORS * kept.error + UNSEEN);
      expectedInFact.forEach(({ mean, error }, row) => {
        const span = 1 + Math.abs(evaluation.expectedInFact[row]);
        expect(Math.abs(mean - evaluation.expectedInFact[row])).toBeLessThan(ERRORS * error + UNSEEN * span);
      });
    }
  });
});
