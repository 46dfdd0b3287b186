import { describe, expect, test } from "vitest";
import { numberNamed } from "../../claims/number.ts";
import { parseExact, zero } from "../../maths/exact.ts";
import { load } from "../../scenario/load.ts";
import { engineFor } from "../engine.ts";
import { contract, talks } from "../fixtures.laws.ts";
import { lensLaws } from "../lens.laws.ts";
import { agreement, answerIn, madeAt, spacesOf } from "./agreement.ts";
import { analysisOf } from "./analysis.ts";
import { findingsOf } from "./findings.ts";
import type { Choices } from "./fromModel.ts";
import { usualLimits } from "./frontier.ts";
import { oracleSpaces } from "./oracles.laws.ts";
import { additive, type Space } from "./space.ts";

lensLaws(agreement);

const nothing: Choices = { reservations: new Map() };
const modelOf = (text: string) => load(text, "test.yaml").model!;
const run = (text: string, choices = nothing) => {
  const model = modelOf(text);
  const assumptions = Float64Array.from(model.assumptions, ({ value }) => value);
  return answerIn(madeAt(model, null, { assumptions, structure: null, trust: new Map() }, choices));
};

test("a contract: the frontier, the zone and the trades in one go", () => {
  const { value, findings, exact } = run(contract);
  expect(exact).toBe(true);
  expect(value!.packages).toBe(18);
  expect(findings).toMatchInlineSnapshot(`
    [
      "Of 18 packages 18 are beaten by no other; 8 could be agreed by all, and 8 of these are beaten by no other.",
      "Nash (largest product of gains), Kalai-Smorodinsky (largest least share of what each could gain) and egalitarian (largest least gain): price 95, delivery eight weeks (The buyer 25, The seller 29).",
      "utilitarian (largest sum): price 90, delivery eight weeks (The buyer 30, The seller 24), and 3 more that tie.",
      "maximin (largest least points): price 105, delivery two weeks (The buyer 27, The seller 25), and 1 more that tie.",
      "Egalitarian (largest least gain), utilitarian (largest sum) and maximin (largest least points) compare points of different parties, which this file does not say may be done.",
      "list terms: no other package is better for one and worse for nobody.",
      "the swap: no other package is better for one and worse for nobody.",
    ]
  `);
  const [list, swap] = value!.named;
  // As the points lens says: 22 and 30, 20 and 34, without an agreement 15 and 20.
  expect(list.gains).toEqual([7, 10]);
  expect(swap).toMatchObject({ inZone: true, undominated: true, rank: 1, distance: 0, better: null });
});

test("reservations from elsewhere close the zone", () => {
  const choices = { reservations: new Map([["bert", 60]]) };
  const { findings, value } = run(contract, choices);
  expect(value!.zone).toMatchObject({ open: false, all: 0 });
  expect(value!.solutions).toEqual([]);
  expect(findings.slice(0, 3)).toMatchInlineSnapshot(`
    [
      "While nobody signs, playing on is worth 60 to The seller: a package is held against that.",
      "Of 18 packages 18 are beaten by no other, and none could be agreed by all.",
      "No package reaches every reservation. At best somebody lacks 11 (price 115, delivery eight weeks, if their points may be compared); The buyer alone cannot open it, The seller alone would have to give 21.",
    ]
  `);
});

test("says from which trust on something could be agreed", () => {
  // Anna needs 7.5 of a deal that is worth 40 or 20 kept, -10 or -5 broken: 0.35 for everything, 0.5 for the split.
  const reservations = new Map([
    ["anna", 7.5],
    ["bert", -30],
  ]);
  const { value, findings } = run(talks, { reservations });
  expect(value!.trust[0]).toMatchObject({
    relation: "anna in bert",
    now: 0.6,
    open: [{ from: 0.35, to: 1 }],
    named: [
      { package: "everything", span: { from: 0.35, to: 1 } },
      { package: "split", span: { from: 0.5, to: 1 } },
    ],
  });
  expect(findings).toContain(
    "Something could be agreed where trust anna in bert is at least 0.35 (now 0.6).",
  );
  expect(findings).toContain(
    "On trust anna in bert (now 0.6) hangs what could be agreed: everything where it is at least 0.35 and split where it is at least 0.5.",
  );
});

describe("talks that are played", () => {
  const model = modelOf(talks);
  const engine = engineFor(model, { view: null, held: new Map() });
  const context = { engine, approaches: [0, 1], view: null, from: null, refine: false, brief: false };
  const number = (asked: string) => numberNamed(engine, asked, null).at(engine.central) as number;

  test("are asked under every approach, against what playing on is worth", () => {
    const results = agreement.run(model, context);
    expect(results.map(({ approach }) => approach)).toEqual(["hard", "soft"]);
    for (const { approach, value, method } of results) {
      expect(method).toContain("nobody ever signs");
      expect(value!.parties.map(({ reservation, without }) => [reservation, without])).toEqual(
        ["anna", "bert"].map((row) => [number(`value(${row}, no deal | ${approach})`), "played"]),
      );
      for (const { package: name, points } of value!.named) {
        for (const [k, row] of ["anna", "bert"].entries())
          expect(points[k]).toBeCloseTo(number(`value(${row}, ${name} | ${approach})`), 9);
      }
    }
  });

  test("start in the middle, with what has been shown", () => {
    const from = { round: 3, variables: [], table: null, shown: [{ evidence: 0, times: 2 }] };
    const [{ value }] = agreement.run(model, { ...context, approaches: [1], from });
    const asked = "soft from round 3, restraint = 2";
    expect(value!.parties[1].reservation).toBe(number(`value(bert, no deal | ${asked})`));
    expect(value!.named[0].points[1]).toBeCloseTo(number(`value(bert, everything | ${asked})`), 9);
    // Bert's trust of one half, by signs that are twice likelier from one who keeps his word, shown twice.
    expect(value!.trust[1].now).toBeCloseTo(0.8, 12);
  });

  test("say nothing of a trust on which playing on hangs too", () => {
    const wary = modelOf(
      talks.replace("fight: { ends: war }", "fight: { when: trust(anna in bert) < 0.9, ends: war }"),
    );
    const own = engineFor(wary, { view: null, held: new Map() });
    const [{ value }] = agreement.run(wary, { ...context, engine: own });
    expect(value!.trust.map(({ relation }) => relation)).toEqual(["bert in anna"]);
  });

  test("have no reservation that a party with no way on would need", () => {
    const stuck = modelOf(
      talks.replace(
        "    wait: {}\n    fight: { ends: war }\n",
        "    wait: { when: on the table = nothing }\n",
      ),
    );
    const own = engineFor(stuck, { view: null, held: new Map() });
    const [{ value, failure }] = agreement.run(stuck, { ...context, engine: own });
    expect(value).toBeNull();
    expect(failure).toMatchObject({ code: "no-way-on" });
  });
});

test("a space that cannot be made is a failure with a remedy", () => {
  const { value, failure } = run(contract.replace("price: price - 80", "price: 1 / (price - 80)"));
  expect(value).toBeNull();
  expect(failure).toMatchObject({ code: "not-finite" });
});

describe("words for spaces that a separate program solved", () => {
  const told = (id: string) => {
    const space = oracleSpaces().find((one) => one.id === id)!.space;
    return findingsOf(analysisOf(space), space.commonScale);
  };

  test("a closed zone", () => {
    expect(told("synthetic/no-zone")).toMatchInlineSnapshot(`
      [
        "Of 36 packages 14 are beaten by no other, and none could be agreed by all.",
        "No package reaches every reservation. At best somebody lacks 8 (ceasefire in 30 days, border new line, observers international, if their points may be compared); East alone would have to give 12, West alone would have to give 13.",
      ]
    `);
  });

  test("homes", () => {
    expect(told("synthetic/two-level")).toMatchInlineSnapshot(`
      [
        "Of 81 packages 22 are beaten by no other; 53 could be agreed by all, and 13 of these are beaten by no other.",
        "Nash (largest product of gains) and egalitarian (largest least gain): relief partial, stockpile diluted, duration 25 years, inspectors limited (Home 70, Rival 63).",
        "Kalai-Smorodinsky (largest least share of what each could gain): relief partial, stockpile diluted, duration 5 years, inspectors full (Home 63, Rival 71).",
        "utilitarian (largest sum): relief partial, stockpile diluted, duration 5 years, inspectors limited (Home 58, Rival 81).",
        "maximin (largest least points): relief partial, stockpile diluted, duration 10 years, inspectors full (Home 65, Rival 65).",
        "Egalitarian (largest least gain), utilitarian (largest sum) and maximin (largest least points) compare points of different parties, which this file does not say may be done.",
        "Of the 53 packages that the leaders could agree 7 pass at home. 0 of the 13 undominated points among them can be ratified. The fairest of them: relief full, stockpile shipped out, duration 5 years, inspectors full (Home 57, Rival 63).",
        "Without the veto of hawks (Home) 24 would pass.",
        "Without the veto of clerics (Rival) 15 would pass.",
        "Bound by its home alone, Home gets 69 at the Nash point instead of 70: tied hands hurt it here.",
      ]
    `);
  });
});

test("beside everything else less is looked at, and that is said once", () => {
  const wide = contract
    .replace("80 to 120 in steps of 5", "80 to 120 in steps of 0.005")
    .replace("price: price - 80", "price: price - 80 + 0.001 * price");
  const model = modelOf(wide);
  const engine = engineFor(model, { view: null, held: new Map() });
  const context = { engine, approaches: [0], view: null, from: null, refine: false, brief: true };
  const [{ exact, findings }] = agreement.run(model, context);
  expect(exact).toBe(false);
  expect(findings.filter((text) => text.startsWith("Not exact"))).toEqual([
    expect.stringMatching(
      /^Not exact: \d+ undominated part packages were found and 6000 kept.* more of such a kind\)\.$/,
    ),
  ]);
  const [whole] = spacesOf(model, context).map((made) => answerIn(made));
  expect([whole.exact, whole.value!.frontier.points]).toEqual([true, 10_401]);
});

test("data survive serialisation, and what was not done is said first", () => {
  const issues = Array.from({ length: 8 }, (_, issue) => ({
    id: `issue ${issue}`,
    values: ["0", "1", "2", "3"],
  }));
  const sign = (party: number) =>
    additive(
      issues.map((_, issue) =>
        [0, 1, 2, 3].map((value) => parseExact(String((1 - 2 * party) * value * 4 ** issue))!),
      ),
      zero,
    );
  const space: Space = {
    issues,
    parties: [0, 1].map((party) => ({
      id: `p${party}`,
      name: `P${party}`,
      worth: sign(party),
      reservation: null,
      home: null,
    })),
    rules: [],
    named: [],
    commonScale: true,
  };
  const value = analysisOf(space, {}, { ...usualLimits, points: 500 });
  expect(value.exact).toBe(false);
  expect(value.frontier.points).toBe(500);
  expect(findingsOf(value, true)[0]).toMatch(/^Not exact: .* 500 kept/);
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  const whole = analysisOf(space);
  expect(whole.frontier).toMatchObject({ points: 65536, packages: 65536, counted: true });
  expect(whole.frontier.shown.length).toBe(1000);
});
