import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileTape, emitTape } from "./emit.ts";
import { UndefinedNumber } from "./error.ts";
import { evaluate, type Known } from "./evaluate.ts";
import { Opcode } from "./operation.ts";
import { runTape } from "./run.ts";
import { type Context, type Tape, TapeBuilder } from "./tape.ts";
import { number, type Term } from "./term.ts";

const assumptionCount = 3;
const context: Context = {
  round: 4,
  deadline: Number.POSITIVE_INFINITY,
  package: 1,
  state: (variable) => variable,
  issue: (issue) => issue * 10,
  trust: () => 0,
};
const assumption = (index: number): Term => ({ op: "assumption", index });
const binary = (op: "add" | "multiply" | "less" | "and" | "or" | "divide", a: Term, b: Term): Term => ({
  op,
  a,
  b,
});
const choose = (test: Term, yes: Term, no: Term): Term => ({ op: "if", test, then: yes, otherwise: no });

const hard = fc.constantFrom(
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  3,
  64,
  1e-300,
  1e300,
  800,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
);
const anyNumber = fc.oneof(hard, fc.double({ noNaN: true, min: -50, max: 50 }));

const terms = fc.letrec<{ num: Term; truth: Term }>((tie) => {
  const num = tie("num");
  const truth = tie("truth");
  return {
    num: fc.oneof(
      { maxDepth: 6, depthIdentifier: "term", withCrossShrink: true },
      anyNumber.map(number),
      fc.nat(assumptionCount - 1).map(assumption),
      fc.constantFrom<Term>(
        { op: "round" },
        { op: "package" },
        { op: "state", variable: 2 },
        { op: "issue", issue: 3 },
      ),
      fc
        .tuple(fc.constantFrom("add", "subtract", "multiply", "divide", "power", "min", "max"), num, num)
        .map(([op, a, b]): Term => ({ op: op as "add", a, b })),
      fc
        .tuple(fc.constantFrom("negate", "exp", "log", "sqrt", "logit", "logistic", "abs"), num)
        .map(([op, a]): Term => ({ op: op as "exp", a })),
      fc.tuple(truth, num, num).map(([test, yes, no]) => choose(test, yes, no)),
    ),
    truth: fc.oneof(
      { maxDepth: 6, depthIdentifier: "term", withCrossShrink: true },
      fc
        .tuple(fc.constantFrom("less", "less or equal", "equal"), num, num)
        .map(([op, a, b]): Term => ({ op: op as "less", a, b })),
      truth.map((a): Term => ({ op: "not", a })),
      fc
        .tuple(fc.constantFrom("and", "or"), truth, truth)
        .map(([op, a, b]): Term => ({ op: op as "and", a, b })),
      fc.tuple(truth, truth, truth).map(([test, yes, no]) => choose(test, yes, no)),
    ),
  };
});

const lanesOf = (lanes: number) =>
  fc.array(anyNumber, { minLength: assumptionCount * lanes, maxLength: assumptionCount * lanes });

function knownOf(assumptions: Float64Array, lanes: number, lane: number): Known {
  return { ...context, assumption: (index) => assumptions[index * lanes + lane], trust: () => Number.NaN };
}

/** The tape of some terms, with the slot of each; null stands for one that is undefined at every assignment. */
function tapeOf(list: readonly Term[]): { readonly tape: Tape; readonly slots: readonly (number | null)[] } {
  const builder = new TapeBuilder();
  const slots = list.map((term) => {
    try {
      return builder.specialise(term, context);
    } catch (error) {
      if (error instanceof UndefinedNumber) return null;
      throw error;
    }
  });
  return { tape: builder.finish(), slots };
}

const bits = (values: Float64Array) =>
  [...values].map((value) => (Object.is(value, -0) ? "-0" : String(value)));

describe("a tape", () => {
  it("gives every term the value of its definition, bit for bit, at one lane and at several", () => {
    let compared = 0;
    for (const lanes of [1, 3]) {
      fc.assert(
        fc.property(
          fc.array(fc.oneof(terms.num, terms.truth), { minLength: 1, maxLength: 4 }),
          lanesOf(lanes),
          (list, input) => {
            const assumptions = Float64Array.from(input);
            const { tape, slots } = tapeOf(list);
            const out = new Float64Array(tape.length * lanes);
            runTape(tape, assumptions, lanes, out);
            list.forEach((term, which) => {
              const slot = slots[which];
              if (slot === null) return;
              for (let lane = 0; lane < lanes; lane++) {
                compared++;
                expect(out[slot * lanes + lane]).toBe(evaluate(term, knownOf(assumptions, lanes, lane)));
              }
            });
          },
        ),
        { seed: 21, numRuns: 3000 },
      );
    }
    expect(compared).toBeGreaterThan(10000);
  });

  it("runs to the same bytes when it is compiled, also over several functions", () => {
    for (const lanes of [1, 2, 8]) {
      fc.assert(
        fc.property(fc.array(terms.num, { minLength: 1, maxLength: 6 }), lanesOf(lanes), (list, input) => {
          const assumptions = Float64Array.from(input);
          const { tape } = tapeOf(list);
          const expected = new Float64Array(tape.length * lanes);
          runTape(tape, assumptions, lanes, expected);
          for (const chunk of [3, 300]) {
            const out = new Float64Array(tape.length * lanes);
            compileTape(tape, { chunk })(assumptions, lanes, out);
            expect(bits(out)).toEqual(bits(expected));
          }
        }),
        { seed: 22, numRuns: 300 },
      );
    }
  });

  it("is interpreted where code may not be generated", () => {
    const { tape } = tapeOf([binary("add", assumption(0), assumption(1))]);
    const forbidden = () => {
      throw new EvalError("code generation is not allowed here");
    };
    const out = new Float64Array(tape.length);
    compileTape(tape, { generate: forbidden })(Float64Array.of(1, 2, 0), 1, out);
    expect(out).toContain(3);
  });

  it("is emitted from opcodes and numbers only", () => {
    const { tape } = tapeOf([binary("add", assumption(0), { op: "exp", a: assumption(1) })]);
    const words = emitTape(tape, 2)
      .join("\n")
      .match(/[a-zA-Z_]\w*/g)!;
    const allowed = /^(?:use|strict|NaN|Infinity|e|const|for|let|exp|log|logistic|logit|power|[fslo]|v\d+)$/;
    expect(words.filter((word) => !allowed.test(word))).toEqual([]);
  });
});

describe("the builder", () => {
  it("gives equal operations one slot, in either order where order does not matter", () => {
    const builder = new TapeBuilder();
    const [x, y] = [builder.assumption(0), builder.assumption(1)];
    expect(builder.binary("add", x, y)).toBe(builder.binary("add", y, x));
    expect(builder.binary("subtract", x, y)).not.toBe(builder.binary("subtract", y, x));
    expect(builder.constant(0.1)).toBe(builder.constant(0.1));
    expect(builder.constant(0)).not.toBe(builder.constant(-0));
    expect(builder.constant(Number.NaN)).toBe(builder.constant(0 / 0));
  });

  it("keeps slots apart while it grows", () => {
    const builder = new TapeBuilder();
    const many = 5000;
    const first = Array.from({ length: many }, (_, i) =>
      builder.binary("multiply", builder.assumption(i), builder.constant(i + 2)),
    );
    const again = Array.from({ length: many }, (_, i) =>
      builder.binary("multiply", builder.assumption(i), builder.constant(i + 2)),
    );
    expect(again).toEqual(first);
    expect(new Set(first).size).toBe(many);
  });

  it("folds what is the same at every assignment", () => {
    const builder = new TapeBuilder();
    const x = builder.assumption(0);
    const one = builder.constant(1);
    const zero = builder.constant(0);
    const less = builder.binary("less", x, one);
    expect(builder.constantOf(builder.binary("power", builder.constant(3), builder.constant(2)))).toBe(9);
    expect(builder.constantOf(x)).toBeNull();
    expect(builder.binary("multiply", x, one)).toBe(x);
    expect(builder.binary("subtract", x, zero)).toBe(x);
    expect(builder.select(one, x, zero)).toBe(x);
    expect(builder.select(less, x, x)).toBe(x);
    expect(builder.select(less, one, zero)).toBe(less);
    expect(builder.binary("and", less, one)).toBe(less);
    expect(builder.binary("and", zero, less)).toBe(zero);
    expect(builder.binary("or", less, one)).toBe(one);
    expect(builder.unary("not", builder.unary("not", less))).toBe(less);
  });

  it("keeps 0 * x, and x + 0 while x may be -0", () => {
    const builder = new TapeBuilder();
    const x = builder.assumption(0);
    const zero = builder.constant(0);
    expect(builder.constantOf(builder.binary("multiply", zero, x))).toBeNull();
    const sum = builder.binary("add", x, zero);
    expect(sum).not.toBe(x);
    expect(builder.binary("add", sum, zero)).toBe(sum);
    expect(builder.binary("add", x, builder.constant(-0))).toBe(x);
  });

  it("knows state, round, package and trust", () => {
    const builder = new TapeBuilder();
    const trusted = builder.assumption(7);
    const place = { ...context, trust: (relation: number) => (relation === 2 ? trusted : -1) };
    expect(builder.specialise({ op: "trust", relation: 2 }, place)).toBe(trusted);
    const guard = binary(
      "and",
      binary("less", { op: "round" }, number(5)),
      binary("less", { op: "state", variable: 3 }, number(4)),
    );
    expect(builder.constantOf(builder.specialise(guard, place))).toBe(1);
    expect(builder.constantOf(builder.specialise(guard, { ...place, round: 6 }))).toBe(0);
  });

  it("lets one walk begin inside another", () => {
    const builder = new TapeBuilder();
    const term = binary(
      "add",
      { op: "state", variable: 0 },
      choose(binary("less", { op: "round" }, number(2)), number(100), { op: "trust", relation: 0 }),
    );
    const inner: Context = { ...context, round: 1, state: () => 5 };
    const outer: Context = {
      ...context,
      round: 3,
      state: () => 7,
      trust: () => builder.specialise(term, inner),
    };
    expect(builder.constantOf(builder.specialise(term, outer))).toBe(112);
  });

  it("lays a term that shares its parts out once", () => {
    let term: Term = assumption(0);
    for (let i = 0; i < 200; i++) term = binary("add", term, term);
    const builder = new TapeBuilder();
    builder.specialise(term, context);
    expect(builder.length).toBeLessThan(210);
  });
});

describe("what is undefined", () => {
  const nothing: Context = { ...context, package: -1, issue: () => Number.NaN };
  const price: Term = { op: "issue", issue: 3 };
  const at = (term: Term) => {
    const builder = new TapeBuilder();
    return builder.constantOf(builder.specialise(term, nothing));
  };

  it("makes comparisons false", () => {
    expect(at(binary("less", price, number(5)))).toBe(0);
    expect(at(binary("less", number(5), price))).toBe(0);
    expect(at({ op: "equal", a: price, b: price })).toBe(0);
  });

  it("is an error that names the issue anywhere else", () => {
    const test = binary("less", assumption(0), number(1));
    for (const term of [
      price,
      binary("add", price, number(1)),
      binary("less", { op: "negate", a: price }, number(1)),
      choose(test, price, number(0)),
      binary("add", number(1), choose(number(1), price, number(0))),
    ]) {
      expect(() => at(term)).toThrow(expect.objectContaining({ issue: 3 }));
    }
    expect(() => at(binary("divide", number(0), number(0)))).toThrow(
      expect.objectContaining({ issue: null }),
    );
  });

  it("does no harm in a branch that is not taken", () => {
    const offered = binary("less", number(-1), { op: "package" });
    expect(at(choose(offered, price, number(8)))).toBe(8);
    expect(at(binary("and", offered, binary("less", binary("add", price, number(1)), number(5))))).toBe(0);
    expect(
      at(binary("or", { op: "not", a: offered }, binary("less", { op: "negate", a: price }, number(5)))),
    ).toBe(1);
  });
});

it("has an opcode of its own for everything", () => {
  expect(new Set(Object.values(Opcode)).size).toBe(Object.keys(Opcode).length);
});
