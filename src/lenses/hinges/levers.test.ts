import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { courseOfText, nowhere, numberNamed } from "../../claims/number.ts";
import { contextFor } from "../context.ts";
import { factorialOf } from "../factorial.ts";
import { ship } from "../fixtures.laws.ts";
import { Unsayable } from "../unsayable.ts";
import { finish } from "../work.ts";
import { type Effect, type LeversValue, levers } from "./levers.ts";

/** One round, nothing to decide: a wreck has probability sail · sea, and each lever sets one of the two. */
const crossing = `
parley: 1
title: A crossing
asks: [P(wreck)]
clock: { round: 1 day, rounds: 1, at the end: calm }
${ship}chance:
  weather: { hazard: sail * sea, ends: wreck }
assumptions:
  sail: 0.8 in 0.3..1
  sea: 0.9 in 0.6..1
  idle: 1 in 0..2
levers:
  rig: { by: anna, settings: { full: {}, reefed: { assume: { sail: 0.5 } } } }
  course: { by: anna, settings: { open: {}, coast: { assume: { sea: 0.4 } } } }
  flag: { by: anna, settings: { furled: {}, flying: { assume: { idle: 0.3 } } } }
approaches:
  bold: { rig: full, course: open, flag: furled }
  careful: { rig: reefed, course: coast, flag: flying }
  flagged: { rig: full, course: open, flag: flying }
  reefed: { rig: reefed, course: open, flag: furled }
`;

function leversOf(text: string, from: string, to: string, on = "P(wreck)", set = {}): LeversValue {
  const model = modelOf(text);
  const { engine } = contextFor(model, { set });
  const [first, second] = [from, to].map((name) => courseOfText(engine, name));
  const factorial = factorialOf(model, first, second, nowhere);
  const measure = (course: typeof first) => numberNamed(engine, on, course);
  const value = finish(engine, levers(engine, { from, to, on, measure, factorial }));
  if ("code" in value) throw new Error(value.message);
  return value;
}

const lever = ({ levers: all }: LeversValue, name: string) => all.find((one) => one.name === name)!;

/** Exact up to rounding in a handful of operations. */
const digits = 14;

describe("two levers that multiply", () => {
  const found = leversOf(crossing, "bold", "careful");
  const game = { none: 0.72, rig: 0.5 * 0.9, course: 0.8 * 0.4, both: 0.5 * 0.4 };

  test("share the difference as the closed form says", () => {
    expect([found.before, found.after]).toEqual([
      expect.closeTo(game.none, digits),
      expect.closeTo(game.both, digits),
    ]);
    expect(found.whole.value).toBeCloseTo(game.both - game.none, digits);
    const half = (alone: number, last: number): number => (alone + last) / 2;
    const rig = { alone: game.rig - game.none, last: game.both - game.course };
    const course = { alone: game.course - game.none, last: game.both - game.rig };
    for (const [name, { alone, last }] of Object.entries({ rig, course })) {
      expect(lever(found, name).alone.value).toBeCloseTo(alone, digits);
      expect(lever(found, name).last.value).toBeCloseTo(last, digits);
      expect(lever(found, name).part.value).toBeCloseTo(half(alone, last), digits);
    }
    const together = game.both - game.rig - game.course + game.none;
    expect(found.interactions.find(({ a, b }) => a === "rig" && b === "course")?.value).toBeCloseTo(
      together,
      digits,
    );
  });

  test("have a spread and turn where the closed form says", () => {
    // The rig's part is (0.5 - sail) · (sea + 0.4) / 2.
    const part = (sail: number, sea: number): number => ((0.5 - sail) * (sea + 0.4)) / 2;
    const { spread, turns } = lever(found, "rig").part;
    expect(spread.low).toBeCloseTo(part(1, 0.9), digits);
    expect(spread.lowBy).toEqual({ assumption: "sail", at: 1 });
    expect(spread.high).toBeCloseTo(part(0.3, 0.9), digits);
    expect(spread.highBy).toEqual({ assumption: "sail", at: 0.3 });
    expect(turns).toEqual([
      {
        assumption: "sail",
        central: 0.8,
        low: 0.3,
        high: 1,
        at: [{ value: expect.closeTo(0.5, 9), above: "negative" }],
        distance: expect.closeTo(0.3 / 0.7, 9),
      },
    ]);
    // The sea lies above 0.4 throughout.
    expect(lever(found, "course").part.turns).toEqual([]);
  });

  test("act through the survival of the talks alone, which is all of what each does", () => {
    for (const name of ["rig", "course"]) {
      const { channels, alone } = lever(found, name);
      expect(channels.map((channel) => [channel.name, channel.through])).toEqual([
        ["survival of the talks", ["weather"]],
      ]);
      expect(channels[0].effect).toEqual(alone);
    }
  });

  test("turn round with the approaches", () => {
    const back = leversOf(crossing, "careful", "bold");
    for (const { name, part, alone, last } of found.levers) {
      const { part: other, ...ends } = lever(back, name);
      expect(other.value).toBeCloseTo(-part.value, digits);
      expect(ends.alone.value).toBeCloseTo(-last.value, digits);
      expect(ends.last.value).toBeCloseTo(-alone.value, digits);
    }
    expect(lever(back, "rig").channels[0].effect.value).toBeCloseTo(0.8 * 0.4 - 0.5 * 0.4, digits);
  });
});

test("a lever that changes only what nothing reads has exactly nothing, everywhere", () => {
  const nothing: Effect = {
    value: 0,
    spread: { low: 0, high: 0, lowBy: null, highBy: null, decimals: expect.any(Number), undefinedAt: [] },
    turns: [],
  };
  for (const on of ["P(wreck)", "E(anna)", "length"]) {
    const found = leversOf(crossing, "bold", "careful", on);
    const { part, alone, last, channels } = lever(found, "flag");
    expect([part, alone, last, channels]).toEqual([nothing, nothing, nothing, []]);
    for (const { a, b, value } of found.interactions) if ([a, b].includes("flag")) expect(value).toBe(0);
  }
  const { whole } = leversOf(crossing, "bold", "flagged");
  expect(whole).toEqual(nothing);
});

test("two levers written alike share alike, to the last bit", () => {
  // Both in the same range, and each lever does to the one what the other does to the other.
  const alike = crossing
    .replace("sea: 0.9 in 0.6..1", "sea: 0.8 in 0.3..1")
    .replace("assume: { sea: 0.4 }", "assume: { sea: 0.5 }");
  const found = leversOf(alike, "bold", "careful");
  const [rig, course] = ["rig", "course"].map((name) => lever(found, name));
  const renamed = (one: typeof rig): unknown =>
    JSON.parse(JSON.stringify([one.part, one.alone, one.last, one.channels]).replaceAll("sail", "sea"));
  expect(course.part.value).toBe(rig.part.value);
  // A part moves with both assumptions, and which of two equal moves is named first is the file's order.
  expect(renamed({ ...course, part: rig.part })).toEqual(renamed(rig));
});

test("an assumption changed in place is a factor like a lever", () => {
  const found = leversOf(crossing, "bold", "bold with rig = reefed, sea = 0.5");
  expect(found.levers.map(({ kind, name, from, to }) => [kind, name, from, to])).toEqual([
    ["lever", "rig", "full", "reefed"],
    ["assumption", "sea", "as the file has it", "0.5"],
  ]);
  const [none, rig, sea, both] = [0.72, 0.45, 0.4, 0.25];
  expect(lever(found, "rig").part.value).toBeCloseTo((rig - none + both - sea) / 2, digits);
  expect(lever(found, "sea").part.value).toBeCloseTo((sea - none + both - rig) / 2, digits);
  expect(lever(found, "sea").channels).toEqual([]);
  const between = leversOf(crossing, "bold with sea = 0.7", "bold with sea = 0.5");
  expect(between.levers).toMatchObject([{ name: "sea", from: "0.7", to: "0.5" }]);
  expect(between.whole.value).toBeCloseTo(0.8 * -0.2, digits);
});

test("what is held by hand no lever changes", () => {
  const found = leversOf(crossing, "bold", "careful", "P(wreck)", { sail: 0.6 });
  expect(lever(found, "rig").part.value).toBe(0);
  expect(lever(found, "rig").channels).toEqual([]);
  expect(found.whole.value).toBeCloseTo(0.6 * (0.4 - 0.9), digits);
});

describe("what cannot be taken apart is refused", () => {
  const many = Array.from({ length: 9 }, (_, at) => `extra ${at}: 0.5 in 0..1`);
  const text = crossing.replace("  idle: 1 in 0..2", `  idle: 1 in 0..2\n  ${many.join("\n  ")}`);
  const changes = (count: number): string =>
    many
      .slice(0, count)
      .map((line) => `'${line.split(":")[0]}' = 0.1`)
      .join(", ");
  const refusal = (from: string, to: string): unknown => {
    try {
      return leversOf(text, from, to).levers.length;
    } catch (error) {
      if (!(error instanceof Unsayable)) throw error;
      return [error.code, error.note];
    }
  };

  test("one approach twice", () => {
    const note = "name two approaches, or one approach twice with another setting";
    expect(refusal("bold", "bold")).toEqual(["no-difference", note]);
    expect(refusal("bold", "bold with rig = full")).toEqual(["no-difference", note]);
    expect(refusal("bold with sea = 0.5", "bold with sea = 0.5")).toEqual(["no-difference", note]);
    expect(refusal("bold", "reefed")).toBe(1);
  });

  test("different starts", () => {
    const note = "let both start in the same state; what is compared is what levers do from there";
    expect(refusal("bold", "careful from round 1")).toEqual(["different-starts", note]);
    expect(refusal("bold from round 1", "careful from round 1")).toBe(3);
  });

  test("more differences than eight", () => {
    const note = "compare two ways that differ in fewer levers: A with lever = setting";
    expect(refusal("bold", `bold with ${changes(9)}`)).toEqual(["too-many-factors", note]);
    expect(refusal("bold", `reefed with ${changes(8)}`)).toEqual(["too-many-factors", note]);
    expect(refusal("bold", `bold with ${changes(8)}`)).toBe(8);
  });
});
