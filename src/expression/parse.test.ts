import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExpressionError } from "./error.ts";
import { parseAmount, parseApproach, parseChange, parseExpression, parseFrom } from "./parse.ts";
import { printSyntax } from "./print.ts";
import type { ApproachReference, Change, QuerySubject, Syntax } from "./syntax.ts";

const span = { start: 0, end: 0 };

/** The tree alone, without places. */
function bare<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === "span" ? undefined : part)));
}

function refusal(text: string, queries = false): ExpressionError {
  try {
    parseExpression(text, 0, { queries });
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe("precedence", () => {
  it.each([
    ["1 + 2 * 3", "1 + 2 * 3"],
    ["(1 + 2) * 3", "(1 + 2) * 3"],
    ["a - b - c", "a - b - c"],
    ["a - (b - c)", "a - (b - c)"],
    ["2 ^ 3 ^ 2", "2 ^ (3 ^ 2)"],
    ["(2 ^ 3) ^ 2", "(2 ^ 3) ^ 2"],
    ["-x ^ 2", "-(x ^ 2)"],
    ["-2 ^ 2", "-(2 ^ 2)"],
    ["2 ^ -1", "2 ^ (-1)"],
    ["a or b and not c = d", "a or (b and (not (c = d)))"],
    ["a\n  or b", "(a) or (b)"],
    ["1 + if a then b else c + d", "1 + (if a then b else (c + d))"],
    ["if a then b else if c then d else f", "if (a) then b else (if c then d else f)"],
    ["a − b", "a - b"],
  ])("reads %s as %s", (text, meant) => {
    expect(bare(parseExpression(text))).toEqual(bare(parseExpression(meant)));
  });

  it("groups a power to the right", () => {
    expect(parseExpression("a ^ b ^ c")).toMatchObject({ left: { name: "a" }, right: { operator: "^" } });
  });
});

describe("names", () => {
  it("are words beside each other, in any script, until a keyword", () => {
    expect(parseExpression("stepping  back and größe_2 участник")).toMatchObject({
      left: { name: "stepping back", quoted: false },
      right: { name: "größe_2 участник" },
    });
  });

  it("stand in quotes otherwise, with apostrophes doubled", () => {
    expect(parseExpression("'iran''s two-step in-plan' + 1")).toMatchObject({
      left: { name: "iran's two-step in-plan", quoted: true },
    });
  });
});

describe("ranges", () => {
  it("read the sign with the value and know their shape", () => {
    expect(parseExpression("a + -8 in -10..-4")).toMatchObject({ right: { value: -8, high: -4 } });
    expect(bare(parseExpression("-8 in -10..-4 uniform"))).toEqual({
      kind: "range",
      value: -8,
      low: -10,
      high: -4,
      shape: "uniform",
    });
    expect(parseExpression("1e-3 in 1e-4..1 log-uniform * x")).toMatchObject({
      left: { shape: "log-uniform", low: 1e-4 },
    });
    expect(parseExpression("14 in 8..20")).toMatchObject({ shape: "pert" });
  });
});

describe("spans", () => {
  it("are offsets into the file", () => {
    const tree = parseExpression("a + 'b c' * 12", 100);
    expect(tree.span).toEqual({ start: 100, end: 114 });
    expect(tree).toMatchObject({
      right: { left: { span: { start: 104, end: 109 } }, right: { span: { start: 112 } } },
    });
  });
});

describe("refusals", () => {
  it.each([
    ["4,5", "decimal-comma", "4,5"],
    ["(4,5)", "decimal-comma", "4,5"],
    ["1 in 0,5..2", "decimal-comma", "0,5"],
    ["a ? b : c", "foreign-sign", "?"],
    ["a == b", "foreign-sign", "=="],
    ["a && b", "foreign-sign", "&&"],
    ["a || b", "foreign-sign", "||"],
    ["!a", "foreign-sign", "!"],
    ["a → b", "foreign-sign", "→"],
    ["0.1–0.5", "foreign-sign", "–"],
    ["5%", "foreign-sign", "%"],
    ["deal.kept", "foreign-sign", "."],
    ["'open", "unclosed-quote", "'open"],
    ["''", "invalid-name", "''"],
    ["(1 + 2", "unmatched-parenthesis", ")"],
    ["1 + 2)", "unmatched-parenthesis", ")"],
    ["1 +", "unexpected-end", "value"],
    ["", "unexpected-end", "value"],
    ["3 in 5..1", "invalid-range", "5..1"],
    ["3 in 3..3", "invalid-range", "3..3"],
    ["9 in 1..5", "value-outside-range", "9"],
    ["0.3 in 0..1 log-uniform", "invalid-range", "0..1"],
    ["1 in -1e308..1e308", "invalid-range", "-1e+308..1e+308"],
    ["3 in 1..5 unifrom", "unknown-shape", "unifrom"],
    ["1e999", "invalid-number", "1e999"],
    ["a < b < c", "chained-comparison", "<"],
    ["if a then b", "missing-else", "else"],
    ["plan 2", "unexpected-word", "2"],
    ["2 plans", "unexpected-word", "plans"],
    ["us in iran", "unexpected-word", "in"],
    ["mix(1, 2)", "unknown-function", "mix"],
    ["exp(1, 2)", "wrong-arguments", "2"],
    ["clamp(1)", "wrong-arguments", "clamp"],
    ["P(war | open)", "query-not-allowed", "lens"],
    ["trust(us in iran | open)", "query-not-allowed", "lens"],
    ["value(us, deal)", "query-not-allowed", "lens"],
    ["E*(us | open)", "query-not-allowed", "lens"],
  ])("%s is %s", (text, code, value) => {
    const error = refusal(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(value);
    expect(error.span.end).toBeLessThanOrEqual(text.length);
  });

  it("says what to write instead", () => {
    expect(refusal("a ? b : c").note).toBe("write if … then … else …");
    expect(refusal("4,5").note).toContain("written with a point");
    expect(refusal("plan 2").note).toContain("'plan 2'");
    expect(refusal("sanctions = in force").note).toContain("in single quotes");
    expect(refusal("(1 + 2) in 0..5").note).toContain("behind a plain number");
    expect(refusal("P(war or bomb | open)", true).note).toContain("P(war) + P(bomb)");
  });

  it("refuses what is too deep or too long, and reads what is just below", () => {
    const nested = (levels: number) => `${"(".repeat(levels)}1${")".repeat(levels)}`;
    expect(parseExpression(nested(64))).toMatchObject({ value: 1 });
    expect(refusal(nested(65)).code).toBe("nested-too-deeply");
    expect(refusal("-".repeat(100).concat("x")).code).toBe("nested-too-deeply");
    expect(refusal("2^".repeat(100).concat("2")).code).toBe("nested-too-deeply");
    expect(refusal("1+".repeat(2000).concat("1")).code).toBe("expression-too-long");
    expect(parseExpression("1+".repeat(1999).concat("1")).kind).toBe("binary");
  });

  it("is never anything but an ExpressionError", () => {
    const signs = "abP E*if then else in with from by (),|'..->=<!0123 round trust length value/:^é–";
    const text = fc.array(fc.constantFrom(...signs, "P(", " if ", " in ", "..", " then ", "trust(", "->"), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.boolean(), (parts, queries) => {
        try {
          parseExpression(parts.join(""), 0, { queries });
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { seed: 11, numRuns: 3000 },
    );
  });
});

describe("queries", () => {
  const query = (text: string) => bare(parseExpression(text, 0, { queries: true }));

  it("read approaches changed in place, and where the talks start", () => {
    expect(
      query(
        "P(lasting deal | stepping back with deadline = two months, flip: 0.2 from round 4, forces = back, by round 8)",
      ),
    ).toEqual({
      kind: "query",
      name: "P",
      subjects: [{ kind: "path", parts: ["lasting deal"] }],
      approach: {
        name: "stepping back",
        changes: [
          { name: "deadline", value: { kind: "name", name: "two months", quoted: false } },
          { name: "flip", value: { kind: "number", value: 0.2 } },
        ],
        from: [
          { name: "round", value: { kind: "number", value: 4 } },
          { name: "forces", value: { kind: "name", name: "back", quoted: false } },
        ],
      },
      modifiers: [{ kind: "by round", round: 8 }],
    });
  });

  it("read every kind of query", () => {
    expect(query("E(us/maximalists | open, war)")).toMatchObject({
      subjects: [{ parts: ["us", "maximalists"] }],
      modifiers: [{ kind: "name", name: "war" }],
    });
    expect(query("E*(us | open) > 2")).toMatchObject({ left: { kind: "query", name: "E*" } });
    expect(query("value(us, focused, 0.3)")).toMatchObject({ subjects: [{}, {}, { kind: "expression" }] });
    expect(query("trust(iran in us | open, round 3)")).toMatchObject({
      kind: "query",
      subjects: [{ kind: "trust", holder: "iran", about: "us" }],
      modifiers: [{ kind: "round", round: 3 }],
    });
    expect(query("trust(iran in us)")).toMatchObject({ kind: "trust" });
    expect(query("length")).toMatchObject({ kind: "query", approach: null });
    expect(query("length(open) + 1")).toMatchObject({ left: { approach: { name: "open" } } });
    expect(query("zopa and ripe(us)")).toMatchObject({ left: { name: "zopa" }, right: { name: "ripe" } });
    expect(query("taken(us/strike | open)")).toMatchObject({ subjects: [{ parts: ["us", "strike"] }] });
    expect(query("best(us | open, round 3) = propose maximal")).toMatchObject({ kind: "compare" });
    expect(query("share(deadline, open -> closed with x = 1, P(deal))")).toMatchObject({
      subjects: [
        { kind: "path" },
        { kind: "between", to: { changes: [{ name: "x" }] } },
        { kind: "expression" },
      ],
    });
    expect(query("if P(war | a) > 0.5 then P(deal | a) < 0.1")).toMatchObject({ otherwise: null });
    expect(query("P(deal, by round 8)")).toMatchObject({ approach: null, modifiers: [{ round: 8 }] });
  });

  it("are names where no query may stand", () => {
    expect(parseExpression("length + value")).toMatchObject({
      left: { kind: "name" },
      right: { kind: "name" },
    });
    expect(bare(parseExpression("E*(2)"))).toEqual(bare(parseExpression("E * 2")));
  });
});

describe("the command line", () => {
  it("reads approaches, starts, changes and amounts", () => {
    expect(parseApproach("maximal pressure with deadline = open")).toMatchObject({
      changes: [{ name: "deadline" }],
    });
    expect(parseFrom("round 4, forces = back, on the table = focused").map((change) => change.name)).toEqual([
      "round",
      "forces",
      "on the table",
    ]);
    expect(parseChange("values.us.war-cost=-20")).toMatchObject({
      name: "values.us.war-cost",
      value: { value: -20 },
    });
    expect(parseChange("'a = b': 3 in 1..5")).toMatchObject({ name: "a = b", value: { kind: "range" } });
    expect(parseAmount("0.41 ± 0.001")).toEqual({ value: 0.41, tolerance: 0.001 });
    expect(parseAmount("-3 +- 0.5")).toEqual({ value: -3, tolerance: 0.5 });
    expect(parseAmount("7")).toEqual({ value: 7, tolerance: null });
  });

  it("refuses what goes on too long", () => {
    expect(() => parseApproach("open, closed")).toThrow(ExpressionError);
    expect(() => parseFrom("round 4, round 5")).toThrow(ExpressionError);
    expect(() => parseChange("flip")).toThrow(ExpressionError);
    expect(() => parseAmount("0,41")).toThrow(/invalid number/);
  });
});

const bareName = fc.constantFrom("a", "stepping back", "größe", "round", "P", "value", "x_1");
const anyName = fc.oneof(
  bareName,
  fc.constantFrom("two-step", "8 weeks", "stand in", "o'neil", "values.us.war"),
);
const positive = fc.oneof(fc.nat(100), fc.double({ min: 0, max: 1e300, noNaN: true }));
const amount = fc.tuple(positive, fc.boolean()).map(([x, negative]) => (negative && x !== 0 ? -x : x + 0));
const name: fc.Arbitrary<Syntax> = fc.oneof(
  bareName.map((text): Syntax => ({ kind: "name", name: text, quoted: false, span })),
  anyName.map((text): Syntax => ({ kind: "name", name: text, quoted: true, span })),
);
const range: fc.Arbitrary<Syntax> = fc
  .tuple(
    fc.uniqueArray(amount, { minLength: 2, maxLength: 3 }),
    fc.constantFrom("pert", "uniform", "normal", "beta" as const),
  )
  .map(([numbers, shape]): Syntax => {
    const sorted = [...numbers].sort((x, y) => x - y);
    const [low, high] = [sorted[0], sorted[sorted.length - 1]];
    return { kind: "range", value: sorted[1], low, high, shape: shape as "pert", span };
  });

const { syntax } = fc.letrec<{ syntax: Syntax }>((tie) => {
  const inner = tie("syntax");
  const change: fc.Arbitrary<Change> = fc
    .tuple(anyName, inner)
    .map(([n, value]) => ({ name: n, value, span }));
  const start = fc
    .nat(20)
    .map((round): Change => ({ name: "round", value: { kind: "number", value: round, span }, span }));
  const approach: fc.Arbitrary<ApproachReference> = fc
    .record({
      name: anyName,
      changes: fc.array(change, { maxLength: 2 }),
      from: fc.oneof(fc.array(change, { maxLength: 2 }), fc.tuple(start, change)),
    })
    .map((parts) => ({ ...parts, span }));
  const path = fc
    .array(anyName, { minLength: 1, maxLength: 2 })
    .map((parts): QuerySubject => ({ kind: "path", parts, span }));
  const modifier = fc.oneof(
    fc.integer({ min: 1, max: 30 }).map((round) => ({ kind: "by round" as const, round, span })),
    fc.integer({ min: 1, max: 30 }).map((round) => ({ kind: "round" as const, round, span })),
    anyName.map((n) => ({ kind: "name" as const, name: n, span })),
  );
  const pair = fc.tuple(inner, inner);
  return {
    syntax: fc.oneof(
      { maxDepth: 5, depthIdentifier: "syntax" },
      amount.map((value): Syntax => ({ kind: "number", value, span })),
      name,
      range,
      inner.map((of): Syntax => ({ kind: "negate", of, span })),
      inner.map((of): Syntax => ({ kind: "not", of, span })),
      fc.tuple(fc.constantFrom("+", "-", "*", "/", "^" as const), inner, inner).map(
        ([operator, left, right]): Syntax => ({
          kind: "binary",
          operator: operator as "+",
          left,
          right,
          span,
        }),
      ),
      fc.tuple(fc.constantFrom("<", "<=", ">", ">=", "=", "!="), inner, inner).map(
        ([operator, left, right]): Syntax => ({
          kind: "compare",
          operator: operator as "<",
          left,
          right,
          span,
        }),
      ),
      pair.map(([left, right]): Syntax => ({ kind: "and", left, right, span })),
      pair.map(([left, right]): Syntax => ({ kind: "or", left, right, span })),
      fc
        .tuple(inner, inner, fc.option(inner))
        .map(([test, then, otherwise]): Syntax => ({ kind: "if", test, then, otherwise, span })),
      pair.map((args): Syntax => ({ kind: "call", name: "max", args, span })),
      fc.tuple(anyName, anyName).map(([holder, about]): Syntax => ({ kind: "trust", holder, about, span })),
      fc
        .record({
          name: fc.constantFrom("P", "E", "E*", "best", "taken", "ripe"),
          subjects: fc.tuple(path),
          approach: fc.option(approach),
          modifiers: fc.array(modifier, { maxLength: 2 }),
        })
        .map((parts): Syntax => ({ kind: "query", ...parts, span })),
      fc.tuple(path, path, inner, approach).map(
        ([row, end, of, on]): Syntax => ({
          kind: "query",
          name: "value",
          subjects: [row, end, { kind: "expression", of, span }],
          approach: on,
          modifiers: [],
          span,
        }),
      ),
      approach.map(
        (on): Syntax => ({ kind: "query", name: "length", subjects: [], approach: on, modifiers: [], span }),
      ),
      fc.tuple(path, approach, approach, inner).map(
        ([lever, from, to, of]): Syntax => ({
          kind: "query",
          name: "share",
          subjects: [lever, { kind: "between", from, to, span }, { kind: "expression", of, span }],
          approach: null,
          modifiers: [],
          span,
        }),
      ),
    ),
  };
});

describe("printing", () => {
  it("gives text that reads as the same tree", () => {
    fc.assert(
      fc.property(syntax, (tree) => {
        const text = printSyntax(tree);
        fc.pre(text.length <= 4000);
        expect(bare(parseExpression(text, 0, { queries: true }))).toEqual(bare(tree));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
