import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { type Asked, contextFor } from "../context.ts";
import { storm, talks } from "../fixtures.laws.ts";
import { lensLaws } from "../lens.laws.ts";
import { play } from "./play.ts";
import type { ApproachValue, RankingValue } from "./value.ts";

lensLaws(play);

function played(text: string, asked: Asked = {}) {
  const model = modelOf(text);
  const results = play.run(model, contextFor(model, asked));
  const one = (approach: string) =>
    results.find((result) => result.approach === approach)!.value as ApproachValue;
  return { results, one, ranking: results.at(-1)!.value as RankingValue };
}

/** A wreck within two days at a danger a day. */
const wreck = (danger: number): number => 1 - (1 - danger) ** 2;

describe("one approach", () => {
  const { one } = played(storm);
  const bold = one("bold");

  test("gives the closed form of two days of the same danger", () => {
    expect(bold.outcomes.wreck).toBeCloseTo(wreck(0.2), 12);
    expect(bold.byRound.map(({ outcomes }) => outcomes.wreck)).toEqual([
      expect.closeTo(0.2, 12),
      expect.closeTo(wreck(0.2), 12),
    ]);
    expect(bold.byRound.map(({ goingOn }) => goingOn)).toEqual([1, expect.closeTo(0.8, 12)]);
    expect(bold.length).toBeCloseTo(1.8, 12);
    expect(bold.expected.anna.own).toBeCloseTo(10 - 20 * wreck(0.2), 12);
    expect(bold.moves).toEqual([
      {
        party: "anna",
        move: "wait",
        open: expect.closeTo(0.8 + 0.64, 12),
        taken: expect.closeTo(1.44, 12),
        share: 1,
      },
    ]);
  });

  test("says how low and how high a number goes, and which assumption does it", () => {
    const { spread } = bold;
    expect(spread.outcomes.wreck).toMatchObject({
      low: expect.closeTo(wreck(0.1), 12),
      lowBy: { assumption: "danger", at: 0.1 },
      high: expect.closeTo(wreck(0.5), 12),
      highBy: { assumption: "danger", at: 0.5 },
      decimals: 1,
    });
    // A lever fixes the danger of the coast, so only the shelter moves it.
    expect(one("careful").spread.outcomes.wreck).toMatchObject({
      lowBy: { assumption: "shelter", at: 0.25 },
      highBy: { assumption: "shelter", at: 1 },
    });
  });

  test("tells its most likely course and how likely it is", () => {
    expect(bold.course.map(({ round, who, what }) => [round, who, what])).toEqual([
      [1, "anna", "wait"],
      [2, "anna", "wait"],
    ]);
    expect(bold.courseProbability).toBeCloseTo(0.64, 12);
  });

  test("states the results at half the round when asked, and a hazard does not change", () => {
    const refined = played(storm, { refine: true }).one("bold").refined!;
    expect(refined.outcomes.wreck).toBeCloseTo(wreck(0.2), 12);
    expect(refined.warns).toBe(false);
  });
});

describe("all approaches", () => {
  test("are ranked by the first number asked for, most or least first", () => {
    const most = played(storm).ranking;
    expect(most.by).toEqual({ text: "P(calm)", least: false });
    expect(most.order.map(({ approach }) => approach)).toEqual(["careful", "bold"]);
    const least = played(storm.replace("[P(calm), {", "[{")).ranking;
    expect(least.by).toEqual({ text: "P(wreck)", least: true });
    expect(least.order.map(({ approach, value }) => [approach, value])).toEqual([
      ["careful", expect.closeTo(wreck(0.1), 12)],
      ["bold", expect.closeTo(wreck(0.2), 12)],
    ]);
  });

  test("say which assumption alone puts another one first; being equal is not being first", () => {
    expect(played(storm).ranking.turns).toEqual([]);
    const harbour = storm.replace("shelter: 0.5 in 0.25..1", "shelter: 0.5 in 0.25..2");
    expect(played(harbour).ranking.turns).toEqual([{ by: { assumption: "shelter", at: 2 }, first: "bold" }]);
  });

  test("say what is best for each row by its own trust", () => {
    const { best } = played(storm).ranking;
    expect(best.map(({ row, approach, next }) => [row, approach, next])).toEqual([
      ["anna", "careful", "bold"],
      ["bert", "careful", "bold"],
    ]);
    expect(best[0].ahead).toBeCloseTo(20 * (wreck(0.2) - wreck(0.1)), 12);
  });

  test("carry at most three limits, chosen by what the file uses", () => {
    expect(played(storm).ranking.limits.map(({ id }) => id)).toEqual([
      "approach-binds",
      "precision-is-assumed",
      "known-end",
    ]);
    expect(played(talks).ranking.limits.map(({ id }) => id)).toEqual([
      "trust-is-read",
      "approach-binds",
      "precision-is-assumed",
    ]);
  });
});

describe("a deal that may break", () => {
  const soft = played(talks).one("soft");

  test("is parted into lasting and broken, and signed is their sum", () => {
    expect(soft.outcomes["deal.kept"] + soft.outcomes["deal.broken"]).toBeCloseTo(soft.signed, 12);
    expect(Object.values(soft.outcomes).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    // Both promises must be kept: 0.7 and, for half the land, 0.8.
    expect(soft.lasting! / soft.signed).toBeCloseTo(0.7 * 0.8, 12);
  });

  test("is expected otherwise by its own trust than by the analyst's", () => {
    expect(soft.expected.anna.own).not.toBeCloseTo(soft.expected.anna.inFact, 3);
  });
});

describe("the findings", () => {
  const findings = (text: string) => played(text).results.map((result) => result.findings);

  test("say how the first two approaches differ, and which assumption alone turns their order", () => {
    // 0.81 - 0.64; at a danger of 0.5 it is 0.81 - 0.25, and a shelter of 1 leaves nothing between them.
    expect(findings(storm).at(-1)).toEqual([
      "careful comes before bold in P(calm) by 0.2 (0.0 to 0.6); no assumption alone turns that.",
    ]);
    // The worst of a package is -10: everything, broken.
    expect(findings(talks).at(-1)).toEqual([
      "soft comes before hard in P(lasting deal) by 0.29 (0.21 to 0.37); no assumption alone turns that.",
      "Worse than anything a package can bring, kept or broken: to Anna, war (-30, against -10 to 40).",
    ]);
  });

  test("tell the likeliest course of each approach, and what of the signed deals lasts", () => {
    expect(findings(storm).slice(0, -1)).toEqual([
      ["Likeliest single course (0.64): anna wait (rounds 1 to 2); calm."],
      ["Likeliest single course (0.81): anna wait (rounds 1 to 2); calm."],
    ]);
    const [hard] = findings(talks);
    expect(hard).toEqual([
      "Likeliest single course (0.19): anna propose (round 1); bert accept (round 1); a deal is signed. " +
        "Of 0.48 (0.37 to 0.57) signed, 0.20 (0.13 to 0.27) lasts.",
    ]);
  });
});

test("an approach that cannot be played fails alone, in the envelope", () => {
  const text = storm.replace("hazard: danger", "chance: 2 * danger");
  const { results, ranking } = played(text, { set: { danger: 0.75 } });
  expect(results.map(({ value }) => value === null)).toEqual([true, true, false]);
  expect(results[0].failure).toMatchObject({ code: "probability-out-of-range" });
  expect(ranking.order.map(({ value }) => value)).toEqual([null, null]);
  expect(ranking.failures.map(({ approach }) => approach)).toEqual(["bold", "careful"]);
});
