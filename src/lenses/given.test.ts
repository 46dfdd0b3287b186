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

test("expectations given a lasting and a broken deal, weighed by the analyst's chances, make the one given a deal", () => {
  for (const row of ["anna", "bert"]) {
    const [signed, lasting, broken] = ["deal", "lasting deal", "broken deal"].map((event) => ({
      probability: number(`P(${event} | soft)`),
      value: number(`E*(${row} | soft, ${event})`),
    }));
    expect(lasting.probability).toBeGreaterThan(0.001);
    expect(broken.probability).toBeGreaterThan(0.001);
    expect(lasting.probability * lasting.value + broken.probability * broken.value).toBeCloseTo(
      signed.probability * signed.value,
      10,
    );
  }
});

test("a row weighs a lasting deal by its own trust: the parts of its expectation given a deal", () => {
  // Nothing that is seen speaks of bert, so that anna's trust is 0.6 wherever they sign.
  const [lasting, broken, signed] = ["lasting deal", "broken deal", "deal"].map((event) =>
    number(`E(anna | soft, ${event})`),
  );
  expect(0.6 * lasting + 0.4 * broken).toBeCloseTo(signed, 10);
  expect(broken).toBeLessThan(lasting);
});

test("what was paid on the way counts: drift costs anna four weeks at a point each", () => {
  expect(number("E(anna | soft, drift)")).toBeCloseTo(-4, 12);
});
