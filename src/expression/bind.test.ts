import { describe, expect, it } from "vitest";
import { type Binding, bind, type Scope, type Type } from "./bind.ts";
import { ExpressionError } from "./error.ts";
import { parseExpression } from "./parse.ts";
import type { Term } from "./term.ts";

const set = (name: string, ...members: string[]): Extract<Type, { kind: "set" }> => ({
  kind: "set",
  name,
  members: new Map(members.map((member, position) => [member, position])),
});
const forces = set("forces", "forward", "back");
const enrichment = set("enrichment", "as now", "civil", "none", "two-step", "5");
const known: Record<string, Binding> = {
  flip: { type: { kind: "number" }, term: { op: "assumption", index: 0 } },
  "ally strikes": { type: { kind: "number" }, term: { op: "assumption", index: 1 } },
  "war-cost": { type: { kind: "number" }, term: { op: "assumption", index: 2 } },
  round: { type: { kind: "number" }, term: { op: "round" } },
  deadline: { type: { kind: "number" }, term: { op: "deadline" } },
  price: { type: { kind: "number" }, term: { op: "issue", issue: 1 } },
  enrichment: { type: enrichment, term: { op: "issue", issue: 0 } },
  forces: { type: forces, term: { op: "state", variable: 0 } },
  "first forces": { type: forces, term: { op: "state", variable: 1 } },
};

function scope(): Scope & { readonly ranges: number[] } {
  const ranges: number[] = [];
  return {
    ranges,
    lookup: (name) => known[name],
    names: () => Object.keys(known),
    relation: (holder, about) => (holder === "iran" && about === "us" ? 3 : undefined),
    assume: (range) => 10 + ranges.push(range.value),
  };
}

const term = (text: string, expected: Parameters<typeof bind>[2] = null): Term =>
  bind(parseExpression(text), scope(), expected).term;

function refusal(
  text: string,
  expected: Parameters<typeof bind>[2] = null,
  where: Scope = scope(),
): ExpressionError {
  try {
    bind(parseExpression(text, 0, { queries: true }), where, expected);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe("bind", () => {
  it("resolves names, calls and trust", () => {
    expect(term("flip * -ally strikes")).toEqual({
      op: "multiply",
      a: { op: "assumption", index: 0 },
      b: { op: "negate", a: { op: "assumption", index: 1 } },
    });
    expect(term("'war-cost' ^ 2")).toMatchObject({ op: "power", a: { index: 2 } });
    expect(term("trust(iran in us)")).toEqual({ op: "trust", relation: 3 });
    expect(term("clamp(flip, 0, 1)")).toMatchObject({ op: "min", a: { op: "max" }, b: { value: 1 } });
    expect(term("max(1, 2, 3)")).toMatchObject({ op: "max", a: { op: "max" }, b: { value: 3 } });
  });

  it("knows members of a set on either side, bare or quoted, through conditions", () => {
    const isBack: Term = { op: "equal", a: { op: "state", variable: 0 }, b: { op: "number", value: 1 } };
    expect(term("forces = back")).toEqual(isBack);
    expect(term("back = forces")).toMatchObject({ op: "equal", a: { value: 1 }, b: { op: "state" } });
    expect(term("forces = first forces")).toMatchObject({ b: { op: "state", variable: 1 } });
    expect(term("enrichment = 'two-step'")).toMatchObject({ b: { value: 3 } });
    expect(term("if flip > 1 then back else forward", forces)).toMatchObject({
      then: { value: 1 },
      otherwise: { value: 0 },
    });
    expect(term("forces = if flip > 1 then back else first forces")).toMatchObject({
      b: { then: { value: 1 } },
    });
    expect(bind(parseExpression("if flip > 1 then forces else back"), scope(), null).type).toBe(forces);
  });

  it("turns > and >= round, and differs into not equal", () => {
    expect(term("flip > 2")).toEqual({
      op: "less",
      a: { op: "number", value: 2 },
      b: { op: "assumption", index: 0 },
    });
    expect(term("flip >= 2")).toMatchObject({ op: "less or equal", a: { value: 2 } });
    expect(term("forces != back")).toMatchObject({ op: "not", a: { op: "equal" } });
  });

  it("makes differs false when nothing is on the table", () => {
    expect(term("enrichment != none")).toMatchObject({ op: "or", a: { op: "less" }, b: { op: "less" } });
  });

  it("compares with never and does nothing else with it", () => {
    expect(term("deadline = never")).toMatchObject({ op: "equal", b: { value: Number.POSITIVE_INFINITY } });
    expect(refusal("deadline + never").code).toBe("misplaced-never");
    expect(refusal("never").code).toBe("misplaced-never");
  });

  it("registers assumptions written in place, in reading order", () => {
    const where = scope();
    bind(parseExpression("(3 in 1..5) * flip + 2 in 1..9"), where, "number");
    expect(where.ranges).toEqual([3, 2]);
    expect(refusal("3 in 1..5", null, { ...where, assume: null }).code).toBe("range-not-allowed");
  });

  it("asks the scope what a query means, where it may stand", () => {
    const where: Scope = { ...scope(), query: () => known.flip };
    expect(
      bind(parseExpression("value(us, deal) + 1", 0, { queries: true }), where, "number").term,
    ).toMatchObject({
      a: { op: "assumption" },
    });
    expect(refusal("value(us, deal) + 1").code).toBe("query-not-allowed");
  });

  it.each([
    ["enrichment = 7", "type-mismatch", "7"],
    ["enrichment = 5", "unquoted-name", "5"],
    ["enrichment < none", "type-mismatch", "<"],
    ["enrichment = forces", "type-mismatch", "forces"],
    ["enrichment = nonne", "unknown-name", "nonne"],
    ["enrichment + 1", "type-mismatch", "enrichment"],
    ["enrichement = none", "unknown-name", "enrichement"],
    ["flip = (round > 2)", "type-mismatch", "flip"],
    ["(round > 2) < (round > 3)", "type-mismatch", "<"],
    ["flip and round > 2", "type-mismatch", "flip"],
    ["not flip", "type-mismatch", "flip"],
    ["-(round > 2)", "type-mismatch", "round > 2"],
    ["exp(round > 2)", "type-mismatch", "round > 2"],
    ["if flip then 1 else 2", "type-mismatch", "flip"],
    ["if round > 2 then 1 else round > 3", "type-mismatch", "round > 3"],
    ["if round > 2 then forces else 1", "type-mismatch", "1"],
    ["if round > 2 then 1", "missing-else", "else"],
    ["trust(us in iran)", "unknown-trust", "us in iran"],
    ["war-cost + 1", "unquoted-name", "war-cost"],
    ["enrichment = two-step", "unquoted-name", "two-step"],
    ["two-step-plan", "unknown-name", "two"],
    ["flipp", "unknown-name", "flipp"],
  ])("refuses %s: %s", (text, code, value) => {
    const error = refusal(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(value);
    expect(error.span.end).toBeLessThanOrEqual(text.length);
  });

  it("points at the part that is wrong and says what to do", () => {
    const error = refusal("flip > 1 and enrichment = 7");
    expect(error.span).toEqual({ start: 26, end: 27 });
    expect(error.note).toContain("'two-step'");
    expect(refusal("flipp").note).toBe("did you mean flip?");
    expect(refusal("war-cosd").note).toContain("'war-cosd'");
    expect(refusal("war-cost + 1").note).toContain("'war-cost'");
  });

  it("refuses another type than the place needs", () => {
    expect(refusal("round", "truth").note).toBe("compare it, as in round > 0");
    expect(refusal("forces", "truth").note).toBe("compare it, as in forces = forward");
    expect(refusal("round > 2", "number").code).toBe("type-mismatch");
    expect(refusal("round", forces).code).toBe("type-mismatch");
    expect(refusal("enrichment", forces).code).toBe("type-mismatch");
    expect(term("flip = 1", "truth").op).toBe("equal");
  });
});
