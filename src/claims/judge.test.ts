import { expect, test } from "vitest";
import { modelOf } from "../../test/model.ts";
import { storm } from "../lenses/fixtures.laws.ts";
import { judgedAll } from "./fixtures.laws.ts";
import type { Judgement } from "./judge.ts";

/** Exact up to rounding in a handful of operations. */
const tolerance = 1e-12;

/** The storm with other claims; a wreck within two days has probability 1 - (1 - danger)². */
function judged(claims: string, more = ""): readonly Judgement[] {
  const text = `${storm.slice(0, storm.indexOf("claims:"))}claims:\n${claims}\n${more}`;
  const model = modelOf(text);
  return judgedAll(model);
}

const wreck = (danger: number): number => 1 - (1 - danger) ** 2;

test("the margin of a comparison is the difference, with the ends that alone move it", () => {
  const [claim] = judged("  C1: { says: the coast is safer, holds: P(wreck | careful) < P(wreck | bold) }");
  expect(claim.status).toBe("holds");
  expect(claim.central!.unit).toBe("probability");
  expect(claim.central!.matters).toBe(0.01);
  expect(claim.central!.margin).toBeCloseTo(wreck(0.2) - wreck(0.1), 12);
  // Only the shelter moves the coast, only the danger the open sea.
  expect(claim.central!.spread.highBy).toEqual({ assumption: "danger", at: 0.5 });
  expect(claim.central!.spread.high).toBeCloseTo(wreck(0.5) - wreck(0.1), 12);
  expect(claim.central!.spread.lowBy).toEqual({ assumption: "danger", at: 0.1 });
  expect(Math.abs(claim.central!.spread.low)).toBeLessThan(tolerance);
  expect(claim.parts[0].sides.map(({ value }) => value)).toEqual([
    expect.closeTo(wreck(0.1), 12),
    expect.closeTo(wreck(0.2), 12),
  ]);
});

test("names the assumption that alone overturns a claim, and only one that does", () => {
  const [claim] = judged("  C1: { says: it is safe enough, holds: P(wreck | bold) < 0.5 }");
  expect(claim.status).toBe("holds");
  expect(claim.central!.flips).toEqual([
    { by: { assumption: "danger", at: 0.5 }, verdict: "fails", margin: expect.closeTo(0.5 - wreck(0.5), 12) },
  ]);
});

test("a margin smaller than what matters is no difference, in either direction", () => {
  const verdicts = judged(
    [
      "  C1: { says: a, holds: P(wreck | bold) < 0.361 }",
      "  C2: { says: b, holds: P(wreck | bold) > 0.361 }",
      "  C3: { says: c, holds: P(wreck | bold) < 0.361, matters: 0.0005 }",
    ].join("\n"),
  ).map(({ status }) => status);
  expect(verdicts).toEqual(["no difference", "no difference", "holds"]);
});

test("equality holds within what matters, and fails beyond three times that", () => {
  const verdicts = judged(
    [
      "  C1: { says: a, holds: P(wreck | bold) = 0.365 }",
      "  C2: { says: b, holds: P(wreck | bold) = 0.38 }",
      "  C3: { says: c, holds: P(wreck | bold) = 0.4 }",
      "  C4: { says: d, holds: P(wreck | bold) != 0.4 }",
    ].join("\n"),
  ).map(({ status }) => status);
  expect(verdicts).toEqual(["holds", "no difference", "fails", "holds"]);
});

test("and is the minimum, or the maximum, not the negative, if the maximum of not-A and B", () => {
  const [and, or, not, conditional, both] = judged(
    [
      "  C1: { says: a, holds: P(wreck | bold) > 0.3 and P(wreck | bold) < 0.5 }",
      "  C2: { says: b, holds: P(wreck | bold) > 0.3 or P(wreck | bold) < 0.5 }",
      "  C3: { says: c, holds: not P(wreck | bold) > 0.3 }",
      "  C4: { says: d, holds: if P(wreck | bold) > 0.3 then P(wreck | bold) < 0.5 }",
      "  C5: { says: e, holds: if P(wreck | bold) > 0.3 then P(wreck | bold) < 0.5 else P(wreck | bold) > 0.9 }",
    ].join("\n"),
  ).map((claim) => claim.central!.margin);
  const above = wreck(0.2) - 0.3;
  const below = 0.5 - wreck(0.2);
  expect(and).toBeCloseTo(Math.min(above, below), 12);
  expect(or).toBeCloseTo(Math.max(above, below), 12);
  expect(not).toBeCloseTo(-above, 12);
  expect(conditional).toBeCloseTo(Math.max(-above, below), 12);
  expect(both).toBeCloseTo(Math.min(below, Math.max(above, wreck(0.2) - 0.9)), 12);
});

test("parts in different units are put together in multiples of what matters, and it says so", () => {
  // Anna's values span from -10 to 10, so 0.2 points matter; she expects 0.64 · 10 - 0.36 · 10 = 2.8.
  const [claim] = judged("  C1: { says: a, holds: P(wreck | bold) < 0.5 and E(anna | bold) > 2 }");
  expect(claim.central!.unit).toBe("times what matters");
  expect(claim.parts.map(({ unit, matters }) => [unit, matters])).toEqual([
    ["probability", 0.01],
    ["points of anna", expect.closeTo(0.2, 12)],
  ]);
  expect(claim.parts.map(({ margin }) => margin)).toEqual([
    expect.closeTo(0.14, 12),
    expect.closeTo(0.8, 12),
  ]);
  expect(claim.central!.margin).toBeCloseTo(4, 9);
});

test("approaches are changed in place, by lever and by assumption", () => {
  const [claim] = judged(
    "  C1: { says: a, holds: 'P(wreck | bold with course = coast, danger = 0.3) = P(wreck | bold with danger = 0.3)', matters: 0.001 }",
  );
  // The question's own change beats what the lever assumes.
  expect(claim.parts[0].sides.map(({ value }) => value)).toEqual([
    expect.closeTo(wreck(0.3), 12),
    expect.closeTo(wreck(0.3), 12),
  ]);
});

test("expectations given an outcome are those of the paths that end in it", () => {
  const [claim] = judged("  C1: { says: a, holds: 'E(anna | bold, wreck) < E(anna | bold, calm)' }");
  expect(claim.parts[0].sides.map(({ value }) => value)).toEqual([-10, 10]);
});

test("what waits for a word or a lens is not yet sayable and names it", () => {
  const claims = judged(
    ["  C1: { says: a, holds: stable(calm) }", "  C2: { says: b, not yet: needs a model of weather }"].join(
      "\n",
    ),
  );
  expect(claims.map(({ status }) => status)).toEqual(Array(2).fill("not yet sayable"));
  expect(claims.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("stability lens"),
    "needs a model of weather",
  ]);
  expect(claims.every(({ central }) => central === null)).toBe(true);
});

test("conditioning on what never happens is undefined with a reason, never a number", () => {
  const [claim] = judged(
    "  C1: { says: a, holds: 'E(anna | bold with danger = 0, wreck) > 0 and P(wreck | bold) > 0' }",
  );
  expect(claim.status).toBe("undefined");
  expect(claim.reason).toContain("wreck has probability 0");
  expect(claim.parts.map(({ verdict }) => verdict)).toEqual(["undefined", "holds"]);
  expect(JSON.stringify(claim)).not.toMatch(/NaN/);
});
