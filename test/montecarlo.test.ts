import { afterAll, describe, expect, test } from "vitest";
import { build } from "../src/game/build.ts";
import { Evaluator, isFailure } from "../src/game/evaluate.ts";
import { type Sampled, sample } from "../src/game/montecarlo.ts";
import { modelOf } from "./model.ts";
import { underSettings } from "./plain/play.ts";
import { filesBelow, textOf } from "./repository.ts";

/**
 * Standard errors by which an estimate may miss. An honest one misses by more once in 147,000 times; some 160 are made
 * below, from one seed.
 */
const ERRORS = 4.5;
const PATHS = 50_000;
const SEED = 2025;
/** How many estimates the library gives at the least; fewer would mean that the test has lost its scenarios. */
const COMPARISONS = 150;

const library = filesBelow("scenarios")
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => ({ file, model: modelOf(textOf(file), file) }))
  .filter(({ model }) => model.clock !== null)
  .flatMap(({ file, model }) =>
    model.approaches.map((approach) => ({ file, model, id: approach.id, settings: approach.settings })),
  );

let comparisons = 0;

function agrees(what: string, { mean }: Sampled["kept"], exact: number, error: number): string[] {
  comparisons += 1;
  // One path more or less is always possible; and points carry rounding.
  const allowed = ERRORS * error + 1 / PATHS;
  return Math.abs(mean - exact) <= allowed
    ? []
    : [`${what}: sampled ${mean}, exact ${exact}, allowed ${allowed}`];
}

/** For a share the exact probability tells the error of its estimate better than the sample does. */
const binomial = (p: number): number => Math.sqrt(Math.max(0, p * (1 - p)) / PATHS);

describe(`${PATHS} sampled courses against the exact passes, within ${ERRORS} standard errors`, () => {
  test.each(library)("$file, $id", ({ model, settings }) => {
    const central = model.assumptions.map(({ value }) => value);
    const graph = build(model, { settings, from: null, refine: 1, forced: [] });
    const solution = new Evaluator(graph).solve(Float64Array.from(underSettings(model, settings, central)));
    if (isFailure(solution)) throw new Error(solution.message);
    const exact = solution.evaluation;
    const sampled = sample(solution, PATHS, SEED);
    expect([
      ...model.outcomes.flatMap(({ id }, o) =>
        agrees(`P(${id})`, sampled.outcomes[o], exact.outcomes[o], binomial(exact.outcomes[o])),
      ),
      ...agrees("P(lasting deal)", sampled.kept, exact.kept, binomial(exact.kept)),
      ...model.rows.flatMap(({ id }, r) => {
        const estimate = sampled.expectedInFact[r];
        return agrees(`E*(${id})`, estimate, exact.expectedInFact[r], estimate.error);
      }),
      ...agrees("length", sampled.round, exact.length, sampled.round.error),
    ]).toEqual([]);
  });

  afterAll(() => {
    expect(comparisons).toBeGreaterThanOrEqual(COMPARISONS);
  });
});
