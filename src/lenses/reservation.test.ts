import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/model.ts";
import { numberNamed } from "../claims/number.ts";
import { courseOf } from "./course.ts";
import { engineFor } from "./engine.ts";
import { talks } from "./fixtures.laws.ts";
import { expectationOf } from "./reading.ts";
import { reservation, withoutOf } from "./reservation.ts";
import { unsigned } from "./unsigned.ts";

const engineOf = (text: string) => engineFor(modelOf(text), { view: null, held: new Map() });
const at = (text: string, asked: string): number => {
  const engine = engineOf(text);
  const value = numberNamed(engine, asked, null).at(engine.central);
  if (typeof value !== "number") throw new Error(value.message);
  return value;
};
/** The same additions in another order. */
const rounding = 1e-12;

/** One who can only wait, and one who may accept or wait: without signing nothing is left to decide. */
const waiting = `
parley: 1
title: Waiting
clock: { round: 1 week, rounds: 3, at the end: drift }
parties: { a: { precision: 1 }, b: { precision: 1 } }
issues: { land: [all, half] }
packages: { split: { land: half } }
outcomes: { drift: nothing, war: war }
values:
  a: { deal: { land: { half: 5 } }, drift: -4, war: -20, each week: -1 }
  b: { deal: { land: { half: 2 } }, no deal: 1.5, drift: -3, war: -9 }
turns: [spark, a, b]
chance: { spark: { hazard: 0.1, ends: war } }
moves:
  a: { offer: { offers: split }, wait: {} }
  b: { accept: { accepts: the offer }, wait: {} }
levers: { tone: { settings: { soft: {}, loud: { assume: { unused: 1 } } } } }
approaches: { kind: { tone: soft }, harsh: { tone: loud } }
assumptions: { unused: 0 in 0..1 }
`;

describe("what a row has without an agreement", () => {
  test("is what the file says, or what playing on without signing is worth", () => {
    const engine = engineOf(waiting);
    expect([0, 1].map((row) => withoutOf(engine, row))).toEqual(["played", "given"]);
    // War in week k with 0.1 * 0.9^(k - 1), after k - 1 weeks that cost a point each; drift after three weeks.
    const closed = 0.1 * -20 + 0.09 * (-1 - 20) + 0.081 * (-2 - 20) + 0.729 * (-3 - 4);
    expect(at(waiting, "value(a, no deal | kind)")).toBeCloseTo(closed, 12);
    expect(at(waiting, "value(b, no deal | kind)")).toBe(1.5);
    // From the last round on one chance of war and one week are left.
    const late = 0.1 * -20 + 0.9 * (-1 - 4);
    expect(at(waiting, "value(a, no deal | kind from round 3)")).toBeCloseTo(late, 12);
  });

  test("knows no deal by chance either", () => {
    const lucky = waiting
      .replace("turns: [spark,", "turns: [luck, spark,")
      .replace("chance: {", "chance: { luck: { when: on the table != nothing, chance: 0.3, ends: deal },");
    expect(at(lucky, "P(deal | kind)")).toBeGreaterThan(at(waiting, "P(deal | kind)"));
    expect(at(lucky, "value(a, no deal | kind)")).toBeCloseTo(at(waiting, "value(a, no deal | kind)"), 12);
  });

  test("needs an approach where the file has several and the talks decide", () => {
    expect(() => at(waiting, "value(a, no deal)")).toThrow("missing approach in value(…)");
    expect(at(waiting, "value(b, no deal)")).toBe(1.5);
  });

  test("is nothing where nobody says and nothing is played", () => {
    const contract = `
parley: 1
title: Nobody says
parties: { a: {}, b: {} }
issues: { land: [all, half] }
packages: { split: { land: half } }
values: { a: { deal: { land: { half: 5 } } }, b: { deal: { land: { all: 5 } } } }
`;
    const engine = engineOf(contract);
    expect(withoutOf(engine, 0)).toBe("unsaid");
    expect(reservation(engine, null, 0)).toBeNull();
  });

  test("tells that there is no way on where signing is all that a party can do", () => {
    const stuck = waiting.replace(
      "accept: { accepts: the offer }, wait: {} }",
      "accept: { accepts: the offer }, wait: { when: on the table = nothing } }",
    );
    const engine = engineOf(stuck);
    const found = reservation(engine, courseOf(engine.model, [0]), 0)!.at(engine.central);
    expect(found).toMatchObject({ code: "no-way-on" });
    expect(found).toHaveProperty("message", expect.stringContaining('for "a" without an agreement'));
  });
});

describe("talks in which nobody signs", () => {
  test("are those of a file without the moves that sign", () => {
    const without = talks.replace("    accept: { accepts: the offer }\n", "");
    const [signing, silent] = [talks, without].map(engineOf);
    for (const row of [0, 1]) {
      for (const settings of [[0], [1]]) {
        const own = (engine: typeof signing, course: ReturnType<typeof courseOf>) =>
          expectationOf(engine, course, row, "own", null).at(engine.central);
        const here = own(signing, unsigned(signing.model, courseOf(signing.model, settings)));
        const there = own(silent, courseOf(silent.model, settings));
        expect(here).toBeCloseTo(there as number, -Math.log10(rounding));
      }
    }
  });

  const folder = new URL("../../scenarios/", import.meta.url);
  const library = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".yaml"),
  );
  for (const name of library.sort()) {
    const engine = engineOf(readFileSync(new URL(name, folder), "utf8"));
    const { model } = engine;
    if (model.clock === null) continue;
    test(`never end in a deal in ${name}, and go on to their end`, () => {
      const course = unsigned(model, courseOf(model, model.approaches[0].settings));
      const played = engine.at(course, engine.central);
      if (!played.ok) throw new Error(played.failure.message);
      const { outcomes } = played.evaluation;
      model.outcomes.forEach(({ agreement }, index) => {
        if (agreement) expect(outcomes[index]).toBe(0);
      });
      expect(outcomes.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    });
  }
});
