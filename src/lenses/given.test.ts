import { expect, test } from "vitest";
import { parseExpression } from "../expression/parse.ts";
import { load } from "../scenario/load.ts";
import { contextFor } from "./context.ts";
import { talks } from "./fixtures.laws.ts";
import { measure } from "./measure.ts";

const model = load(talks, "talks.yaml").model!;
const { engine } = contextFor(model);
const number = (text: string): number => {
  const value = measure(engine, parseExpression(text, 0, { queries: true }), null).at(engine.central);
  if (typeof value !== "number") throw new Error(value.message);
  return value;
};

test("expectations given each outcome, weighed by the outcomes, make the whole expectation", () => {
  for (const approach of ["hard", "soft"]) {
    for (const row of ["anna", "bert"]) {
      for (const kind of ["E", "E*"]) {
        const parts = ["deal", "war", "drift"].map(
          (outcome) =>
            number(`P(${outcome} | ${approach})`) * number(`${kind}(${row} | ${approach}, ${outcome})`),
        );
        const whole = number(`${kind}(${row} | ${approach})`);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole, 10);
      }
    }
  }
});

test("what was paid on the way counts: drift costs anna four weeks at a point each", () => {
  expect(number("E(anna | soft, drift)")).toBeCloseTo(-4, 12);
});
