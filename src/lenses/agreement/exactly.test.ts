import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../expression/evaluate.ts";
import type { Term } from "../../expression/term.ts";
import { type Exact, exactOf, toNumber, toText } from "../../maths/exact.ts";
import { type ExactKnown, endless, evaluateExactly, NoNumber } from "./exactly.ts";

const whole = (value: number): Exact => exactOf(value)!;
const known: ExactKnown = {
  assumption: (index) => whole(index + 0.1),
  state: (variable) => whole(variable),
  round: whole(3),
  deadline: endless,
  package: whole(-1),
  issue: (issue) => whole(issue * 0.5),
  trust: () => whole(0.3),
};
const inDoubles = {
  assumption: (index: number) => index + 0.1,
  state: (variable: number) => variable,
  round: 3,
  deadline: Number.POSITIVE_INFINITY,
  package: -1,
  issue: (issue: number) => issue * 0.5,
  trust: () => 0.3,
};
const number = (value: number): Term => ({ op: "number", value });
const exactly = (term: Term): Exact => evaluateExactly(term, known, () => undefined);

test("tenths are tenths", () => {
  const sum: Term = { op: "add", a: number(0.1), b: number(0.2) };
  expect(toText(exactly(sum))).toBe("0.3");
  expect(toText(exactly({ op: "equal", a: sum, b: number(0.3) }))).toBe("1");
  expect(toText(exactly({ op: "divide", a: number(1), b: number(3) }))).toBe("1/3");
  expect(toText(exactly({ op: "power", a: number(0.1), b: number(3) }))).toBe("0.001");
  expect(toText(exactly({ op: "power", a: number(2), b: number(-2) }))).toBe("0.25");
});

test("what no fraction holds is told", () => {
  let told = 0;
  const root = evaluateExactly({ op: "sqrt", a: number(2) }, known, () => told++);
  expect(toNumber(root)).toBe(Math.SQRT2);
  expect(told).toBe(1);
});

test("never is later than every round, and no number", () => {
  expect(toText(exactly({ op: "less", a: { op: "round" }, b: { op: "deadline" } }))).toBe("1");
  expect(() => exactly({ op: "add", a: { op: "deadline" }, b: number(1) })).toThrow(NoNumber);
  expect(() => exactly({ op: "divide", a: number(1), b: number(0) })).toThrow(NoNumber);
  expect(() => exactly({ op: "log", a: number(0) })).toThrow(NoNumber);
});

test("branches not taken are not evaluated", () => {
  const bad: Term = { op: "divide", a: number(1), b: number(0) };
  expect(toText(exactly({ op: "if", test: number(0), then: bad, otherwise: number(7) }))).toBe("7");
  expect(toText(exactly({ op: "or", a: number(1), b: bad }))).toBe("1");
  expect(toText(exactly({ op: "and", a: number(0), b: bad }))).toBe("0");
});

test("agrees with the arithmetic of doubles", () => {
  /** A tree of at most six operations on numbers of one decimal. */
  const tolerance = 1e-9;
  const { term } = fc.letrec<{ term: Term; leaf: Term }>((tie) => ({
    leaf: fc.oneof(
      fc.integer({ min: -50, max: 50 }).map((tenths) => number(tenths / 10)),
      fc.nat(3).map((index): Term => ({ op: "assumption", index })),
      fc.nat(3).map((issue): Term => ({ op: "issue", issue })),
      fc.nat(3).map((variable): Term => ({ op: "state", variable })),
      fc.constantFrom<Term>({ op: "round" }, { op: "package" }, { op: "trust", relation: 0 }),
    ),
    term: fc.oneof(
      { maxDepth: 3 },
      tie("leaf"),
      fc.record({
        op: fc.constantFrom(
          "add" as const,
          "subtract" as const,
          "multiply" as const,
          "min" as const,
          "max" as const,
        ),
        a: tie("term"),
        b: tie("term"),
      }),
      fc.record({
        op: fc.constantFrom("negate" as const, "abs" as const, "logistic" as const),
        a: tie("term"),
      }),
    ),
  }));
  fc.assert(
    fc.property(term, (drawn) => {
      const slow = evaluate(drawn, inDoubles);
      expect(Math.abs(toNumber(exactly(drawn)) - slow)).toBeLessThanOrEqual(
        tolerance * Math.max(1, Math.abs(slow)),
      );
    }),
    { seed: 91, numRuns: 2000 },
  );
});
