import { expect, test } from "vitest";
import { MIXED, solved } from "../../test/game/played.ts";
import { sample } from "./montecarlo.ts";

/** Standard errors that an honest estimate may miss by: once in some 16,000 numbers, and the seed is fixed. */
const ERRORS = 4;

test("sampled courses agree with the exact passes within their error bars", () => {
  const solution = solved(MIXED);
  const { outcomes, kept, expectedInFact, round } = sample(solution, 40_000, 2025);
  const exact = solution.evaluation;
  const check = ({ mean, error }: { mean: number; error: number }, truth: number): void => {
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(mean - truth)).toBeLessThan(ERRORS * error);
  };
  outcomes.forEach((estimate, o) => {
    check(estimate, exact.outcomes[o]);
  });
  expectedInFact.forEach((estimate, row) => {
    check(estimate, exact.expectedInFact[row]);
  });
  check(kept, exact.kept);
  check(round, exact.length);
});

test("a path is the same whatever else is walked", () => {
  const solution = solved(MIXED);
  const few = sample(solution, 100, 5);
  expect(sample(solution, 100, 5)).toEqual(few);
  expect(sample(solution, 100, 6)).not.toEqual(few);
});
