import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assumptionsOf, MIXED, played, structureOf } from "../../test/game/played.ts";
import { modelOf } from "../../test/model.ts";
import { build } from "./build.ts";
import { Evaluator, evaluate, isFailure } from "./evaluate.ts";
import type { Reading } from "./reading.ts";
import { expectations } from "./summary.ts";

/** Sums of a few dozen products of doubles. */
const ROUNDING = 1e-12;

const own: Reading<Float64Array> = {
  ...{ key: "own", data: null, needs: {} },
  read: (lane) => expectations(lane).expected,
};
const inFact: Reading<Float64Array> = {
  ...{ key: "in fact", data: null, needs: { inFact: true } },
  read: (lane) => expectations(lane).expectedInFact,
};

const hazards = (rounds: number, deal: number, war: number): string => `parley: 1
title: Two hazards
clock: { round: 1 week, rounds: ${rounds}, at the end: open }
parties: { us: { name: US } }
outcomes: { settled: yes, war: war, open: still talking }
values: { us: { settled: 1, war: 0 } }
turns: [events]
chance:
  events:
    one of:
      - { hazard: ${deal}, ends: settled }
      - { hazard: ${war}, ends: war }
`;

describe("hazards alone", () => {
  // P(deal by n) = 1 - (1 - h)^n; with a competing hazard w, the share h/(h+w) of 1 - (1 - h - w)^n.
  test("a constant chance of a deal adds up over the rounds", () => {
    expect(played(hazards(8, 0.12, 0)).outcomes[0]).toBeCloseTo(0.640365475194, 11);
    expect(played(hazards(26, 0.12, 0)).outcomes[0]).toBeCloseTo(0.963979521652, 11);
  });

  test("competing hazards share what the talks lose", () => {
    const { outcomes, byRound, alive, length, expected } = played(hazards(8, 0.12, 0.03));
    expect([...outcomes].map((p) => p.toFixed(11))).toEqual([
      "0.58200757997",
      "0.14550189499",
      "0.27249052504",
    ]);
    expect(byRound[0]).toBeCloseTo(0.12, 14);
    expect(alive[2]).toBeCloseTo(0.85 ** 2, 14);
    expect(length).toBeCloseTo((1 - 0.85 ** 8) / 0.15, 12);
    expect(expected[0]).toBeCloseTo(outcomes[0], 14);
  });

  test("half the round says the same of pure hazards", () => {
    const whole = played(hazards(8, 0.12, 0.03));
    const half = played(hazards(8, 0.12, 0.03), { refine: 2 });
    expect(half.byRound).toHaveLength(whole.byRound.length);
    whole.byRound.forEach((p, i) => {
      expect(Math.abs(half.byRound[i] - p)).toBeLessThan(ROUNDING);
    });
    expect(half.length).toBeCloseTo(whole.length, 11);
  });

  test("probabilities 0 and 1 are exact", () => {
    expect(played(hazards(3, 0, 1)).outcomes).toEqual(Float64Array.of(0, 1, 0));
    expect(played(hazards(3, 0, 0)).outcomes).toEqual(Float64Array.of(0, 0, 1));
  });
});

test("a line that changes hands is a two-state chain", () => {
  const text = `parley: 1
title: Who speaks
clock: { round: 1 week, rounds: 5, at the end: neither }
parties: { us: { name: US } }
outcomes: { doves: "", hawks: "", neither: "" }
values: { us: { doves: 1 } }
state: { line: { values: [doves, hawks], start: doves } }
turns: [contest, doves at last, hawks at last]
chance:
  contest: { hazard: if line = doves then 0.1 else 0.3, does: { line: other } }
  doves at last: { when: round = 5 and line = doves, chance: 1, ends: doves }
  hawks at last: { when: round = 5 and line = hawks, chance: 1, ends: hawks }
`;
  const { outcomes } = played(text);
  expect(outcomes[0]).toBeCloseTo(0.76944, 12);
  expect(outcomes[2]).toBe(0);
});

const TIE = (best: string): string => `parley: 1
title: A tie
clock: { round: 1 day, rounds: 1, at the end: left }
parties: { us: { name: US, precision: ${best} } }
outcomes: { left: "", right: "", down: "" }
values: { us: { left: 0.1 + 0.2, right: 0.3, down: 0.2999 } }
turns: [us]
moves:
  us:
    go left: { ends: left }
    go right: { ends: right }
    go down: { ends: down }
`;

describe("choice", () => {
  test("a best response shares ties, up to rounding, and never takes what is worse", () => {
    expect(played(TIE("best")).outcomes).toEqual(Float64Array.of(0.5, 0.5, 0));
  });

  test("a precision of 0 takes every kind of move alike", () => {
    for (const p of played(TIE("0")).outcomes) expect(p).toBeCloseTo(1 / 3, 14);
  });

  test("an extreme precision tends to the best response and stays finite", () => {
    const { outcomes, expected } = played(TIE("1000000"));
    expect(outcomes[2]).toBeLessThan(1e-40);
    expect(outcomes[0] + outcomes[1]).toBeCloseTo(1, 14);
    expect(expected[0]).toBeCloseTo(0.3, 12);
  });

  test("naming a package twice changes nothing", () => {
    const twice = MIXED.replace(
      "wall: { border: closed } }",
      "wall: { border: closed }, again: { border: closed } }",
    );
    const more = twice.replace("[thaw, freeze, wall]", "[thaw, freeze, wall, again]");
    expect(more).not.toBe(twice);
    expect(played(more)).toEqual(played(MIXED));
  });
});

/** Open everywhere in the ranges; the tests close it from outside them. */
const GUARDED = `parley: 1
title: A guard that an assumption decides
clock: { round: 1 day, rounds: 2, at the end: peace }
parties: { us: { name: US, precision: 1 } }
assumptions: { force: 1 in 0..2, patience: 1 in 0..2 }
outcomes: { war: "", peace: "" }
values: { us: { war: 5 } }
turns: [us]
moves:
  us:
    strike: { when: force > 0.5, ends: war }
    wait: { when: patience > -1 }
`;

describe("guards that assumptions decide", () => {
  test("a masked move has probability exactly 0 and is not open", () => {
    const { outcomes, open, taken } = played(GUARDED, {}, { force: 0.2 });
    expect(outcomes[0]).toBe(0);
    expect([...open].filter((n) => n > 0)).toEqual([2]);
    expect([...taken].filter((n) => n > 0)).toEqual([2]);
  });

  test("where every move is masked the assignment fails, with round, party and state", () => {
    const model = modelOf(GUARDED);
    const graph = build(model, structureOf(model));
    const result = evaluate(graph, assumptionsOf(model, { force: 0, patience: -2 }));
    expect(result).toMatchObject({
      code: "no-open-move",
      message: "missing an open move of us in round 1 (as at the start)",
    });
  });

  test("where nobody can come, closed guards do no harm", () => {
    const text = GUARDED.replace(", patience: 1 in 0..2", "")
      .replace("turns:", "state: { place: { values: [here, away], start: here } }\nturns:")
      .replace("when: force > 0.5,", "when: place = away and force > -1,")
      .replace("wait: { when: patience > -1 }", "wait: { when: place = here }")
      .concat("    leave: { when: place = here and force > -1, does: { place: away } }\n");
    expect(played(text, {}, { force: -2 }).outcomes).toEqual(Float64Array.of(0, 1));
    expect(played(text, {}, { force: 1 }).outcomes[0]).toBeGreaterThan(0);
  });
});

test("a probability out of its range fails the assignment at its place in the file", () => {
  const text = hazards(3, 0.12, 0.03)
    .replace("hazard: 0.12", "hazard: 0.6 in 0..0.7")
    .replace("hazard: 0.03", "hazard: 0.1 in 0..0.3");
  const model = modelOf(text);
  const graph = build(model, structureOf(model));
  const sum = evaluate(graph, Float64Array.of(0.7, 0.6));
  if (!isFailure(sum)) throw new Error("a sum of 1.3 went through");
  expect(sum.code).toBe("probability-out-of-range");
  expect(sum.message).toMatch(/^invalid sum of probabilities 1\.29*.*: the sum of the chances of events$/);
  expect(text.slice(sum.start!, sum.end!)).toContain("0.1 in 0..0.3");
  const negative = evaluate(graph, Float64Array.of(-0.1, 0.6));
  expect(negative).toMatchObject({ message: "invalid probability -0.1: the chance of events" });
});

describe("many assignments at once", () => {
  const model = modelOf(MIXED);
  const evaluator = new Evaluator(build(model, structureOf(model)));
  const assignment = (shares: readonly number[]): Float64Array =>
    Float64Array.from(model.assumptions, ({ low, high }, i) => low + shares[i] * (high - low));
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: model.assumptions.length,
    maxLength: model.assumptions.length,
  });

  test("are the same to the bit as one at a time, in full and in short", () => {
    fc.assert(
      fc.property(fc.array(shares, { minLength: 1, maxLength: 19 }), (points) => {
        const lanes = points.length;
        const all = new Float64Array(model.assumptions.length * lanes);
        points.forEach((point, lane) => {
          assignment(point).forEach((value, i) => {
            all[i * lanes + lane] = value;
          });
        });
        const many = evaluator.evaluateMany(all, lanes);
        const short = evaluator.outlineMany(all, lanes);
        points.forEach((point, lane) => {
          const one = evaluator.evaluate(assignment(point));
          expect(many[lane]).toEqual(one);
          if (isFailure(one)) return;
          expect(one.outcomes.map((_, o) => short.outcomes[o * lanes + lane])).toEqual(one.outcomes);
          expect(one.expected.map((_, row) => short.expected[row * lanes + lane])).toEqual(one.expected);
          expect(short.kept[lane]).toBe(one.kept);
        });
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  test("a lane that fails leaves its neighbours alone", () => {
    const guarded = modelOf(GUARDED);
    const graph = build(guarded, structureOf(guarded));
    const all = Float64Array.of(1, 0, 1, 1, -2, 1);
    const [first, second, third] = new Evaluator(graph).evaluateMany(all, 3);
    expect(isFailure(first)).toBe(false);
    expect(isFailure(second)).toBe(true);
    expect(third).toEqual(first);
  });

  test("a lane fails by what is wanted of it, whatever is wanted of its neighbours", () => {
    // Too large by the analyst's chance of a war, and not by the party's own.
    const text = hazards(2, 0, 0.9)
      .replace("{ hazard: 0.9, ends", "{ hazard: 0.9, believed: { us: 0.1 }, ends")
      .replace("war: 0 }", "war: 1 in 0..1.7e308, each week: 1 in 0..5e307 }");
    const huge = modelOf(text);
    const graph = build(huge, structureOf(huge));
    const highest = Float64Array.from(huge.assumptions, ({ high }) => high);
    const all = Float64Array.from([...highest].flatMap((value) => [value, value]));
    const [alone] = new Evaluator(graph).readMany(highest, 1, [[own]]);
    const [beside, wanting] = new Evaluator(graph).readMany(all, 2, [[own], [inFact]]);
    expect(isFailure(alone)).toBe(false);
    expect(beside).toEqual(alone);
    expect(wanting).toMatchObject({ code: "not-a-number" });
  });
});

test("values too large for numbers fail instead of leaving as such", () => {
  // The file is fine at its central values; the ends of its ranges are not.
  const huge = "1 in 0..1e308";
  const text = TIE("1").replace("right: 0.3", `right: ${huge}`).replace("rounds: 1,", "rounds: 2,");
  const flowing = text
    .replace("down: 0.2999", `down: ${huge}, each day: ${huge}`)
    .replace("go down: { ends: down }", "go on: {}");
  const model = modelOf(flowing);
  const highest = Float64Array.from(model.assumptions, ({ high }) => high);
  const result = evaluate(build(model, structureOf(model)), highest);
  expect(result).toMatchObject({ code: "not-a-number" });
});
