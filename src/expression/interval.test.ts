import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, type Known } from "./evaluate.ts";
import { between, type Interval, interval, type Leaf } from "./interval.ts";
import { number, type Term } from "./term.ts";

const assumption = (index: number): Term => ({ op: "assumption", index });
const bounds = [
  [0.1, 0.5],
  [-2, 3],
  [0, 1],
  [-5, -1],
] as const;
const leaves: Readonly<Record<Leaf["op"], (index: number) => Interval>> = {
  assumption: (index) => between(bounds[index][0], bounds[index][1]),
  state: () => between(0, 2),
  round: () => between(1, 26),
  deadline: () => between(8, Number.POSITIVE_INFINITY),
  package: () => between(-1, 3),
  issue: () => ({ low: 60, high: 120, undefined: true }),
  trust: () => between(0, 1),
};
const box = (leaf: Leaf): Interval => leaves[leaf.op](leaf.op === "assumption" ? leaf.index : 0);

const num = fc.letrec<{ num: Term; truth: Term }>((tie) => {
  const one = tie("num");
  const truth = tie("truth");
  return {
    num: fc.oneof(
      { maxDepth: 5, depthIdentifier: "term" },
      fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 800).map(number),
      fc.nat(bounds.length - 1).map(assumption),
      fc.constantFrom<Term>(
        { op: "round" },
        { op: "deadline" },
        { op: "trust", relation: 0 },
        { op: "state", variable: 0 },
        { op: "issue", issue: 0 },
      ),
      fc
        .tuple(fc.constantFrom("add", "subtract", "multiply", "divide", "power", "min", "max"), one, one)
        .map(([op, a, b]): Term => ({ op: op as "add", a, b })),
      fc
        .tuple(fc.constantFrom("negate", "exp", "log", "sqrt", "logit", "logistic", "abs"), one)
        .map(([op, a]): Term => ({ op: op as "exp", a })),
      fc
        .tuple(truth, one, one)
        .map(([test, yes, no]): Term => ({ op: "if", test, then: yes, otherwise: no })),
    ),
    truth: fc.oneof(
      { maxDepth: 5, depthIdentifier: "term" },
      fc
        .tuple(fc.constantFrom("less", "less or equal", "equal"), one, one)
        .map(([op, a, b]): Term => ({ op: op as "less", a, b })),
      truth.map((a): Term => ({ op: "not", a })),
      fc
        .tuple(fc.constantFrom("and", "or"), truth, truth)
        .map(([op, a, b]): Term => ({ op: op as "and", a, b })),
    ),
  };
}).num;

/** A share of the way through a range, its ends drawn often. */
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const inRange = (low: number, high: number, at: number) => Math.min(high, low + at * (high - low));

describe("interval", () => {
  it("holds every number that the term can be", () => {
    let narrow = 0;
    fc.assert(
      fc.property(num, fc.array(share, { minLength: 9, maxLength: 9 }), fc.boolean(), (term, at, empty) => {
        const known: Known = {
          assumption: (index) => inRange(bounds[index][0], bounds[index][1], at[index]),
          state: () => Math.round(inRange(0, 2, at[4])),
          round: Math.round(inRange(1, 26, at[5])),
          deadline: at[6] === 1 ? Number.POSITIVE_INFINITY : inRange(8, 1000, at[6]),
          package: 1,
          issue: () => (empty ? Number.NaN : inRange(60, 120, at[7])),
          trust: () => at[8],
        };
        const { low, high, undefined: open } = interval(term, box);
        if (Number.isFinite(low) && Number.isFinite(high)) narrow++;
        const value = evaluate(term, known);
        if (Number.isNaN(value)) expect(open).toBe(true);
        else expect(value >= low && value <= high).toBe(true);
      }),
      { seed: 31, numRuns: 20000 },
    );
    expect(narrow).toBeGreaterThan(5000);
  });

  it("proves what scenarios write", () => {
    const rest: Term = { op: "subtract", a: number(1), b: assumption(0) };
    expect(interval(rest, box)).toEqual(between(0.5, 0.9));
    const one: Term = { op: "add", a: (rest as { b: Term }).b, b: rest };
    expect(interval(one, box).high).toBeCloseTo(1, 11);
    expect(interval(one, box).low).toBeCloseTo(1, 11);
    const logistic: Term = { op: "logistic", a: { op: "multiply", a: assumption(1), b: number(1000) } };
    expect(interval(logistic, box)).toEqual(between(0, 1));
    const clamped: Term = { op: "min", a: { op: "max", a: assumption(1), b: number(0) }, b: number(1) };
    expect(interval(clamped, box)).toEqual(between(0, 1));
    expect(interval({ op: "power", a: assumption(1), b: number(2) }, box).low).toBe(0);
  });

  it("follows only the branch that is certain", () => {
    const late: Term = { op: "less", a: number(30), b: { op: "round" } };
    expect(interval({ op: "if", test: late, then: number(7), otherwise: assumption(0) }, box)).toEqual(
      between(0.1, 0.5),
    );
    const perhaps: Term = { op: "less", a: number(3), b: { op: "round" } };
    expect(interval({ op: "if", test: perhaps, then: number(7), otherwise: assumption(0) }, box)).toEqual(
      between(0.1, 7),
    );
  });

  it("lets a comparison with a missing package be false", () => {
    expect(interval({ op: "less", a: { op: "issue", issue: 0 }, b: number(200) }, box)).toEqual(
      between(0, 1),
    );
  });

  it("says when a value may be no number", () => {
    expect(interval({ op: "log", a: assumption(1) }, box).undefined).toBe(true);
    expect(interval({ op: "log", a: assumption(0) }, box).undefined).toBe(false);
    expect(interval({ op: "divide", a: number(1), b: assumption(1) }, box)).toMatchObject({
      high: Number.POSITIVE_INFINITY,
      undefined: false,
    });
    expect(interval({ op: "divide", a: assumption(1), b: assumption(1) }, box).undefined).toBe(true);
  });
});
