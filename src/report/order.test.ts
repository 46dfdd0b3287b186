import { describe, expect, it } from "vitest";
import { storm } from "../lenses/fixtures.laws.ts";
import { plausible } from "../lenses/hinges/plausible.ts";
import { plainDesign } from "../maths/design.ts";
import { materialOf, openedText } from "./page.laws.ts";

const points = 256;
/** What parts the game's arithmetic from the formula's. */
const rounding = 1e-12;

describe("the order of approaches", () => {
  // Two rounds with a hazard each: calm has the probability (1 - hazard)², 0.2 in the open and 0.2 · 0.5 at the coast.
  const { orders } = materialOf(storm, points);

  it("is by each number that is asked for, the least first where less is better", () => {
    expect(orders.map(({ text, least }) => [text, least])).toEqual([
      ["P(calm)", false],
      ["P(wreck)", true],
    ]);
    for (const { standing } of orders)
      expect(standing.map(({ approach }) => approach)).toEqual(["careful", "bold"]);
    expect(orders[0].standing.map(({ value }) => value)).toEqual([
      expect.closeTo(0.81, 12),
      expect.closeTo(0.64, 12),
    ]);
    expect(orders.map(({ ahead }) => ahead)).toEqual([expect.closeTo(0.17, 12), expect.closeTo(0.17, 12)]);
  });

  it("holds in the share of the sample in which the formula says so", () => {
    const { engine } = openedText(storm).context;
    const { inputs, assumptions } = plausible(engine);
    const design = plainDesign(inputs, { method: "sobol", points, seed: 1 });
    const place = (name: string) =>
      assumptions.findIndex((index) => engine.model.assumptions[index].id === name);
    const [danger, shelter] = [place("danger"), place("shelter")];
    const margins = Array.from({ length: points }, (_, at) => {
      const point = design.point(at);
      return (1 - 0.2 * point[shelter]) ** 2 - (1 - point[danger]) ** 2;
    });
    expect(margins.every((margin) => Math.abs(Math.abs(margin) - 0.01) > rounding)).toBe(true);
    const share = (is: (margin: number) => boolean) => margins.filter(is).length / points;
    for (const { study, matters } of orders) {
      expect(matters).toBe(0.01);
      expect(study!.shares.holds.share).toBe(share((margin) => margin >= 0.01));
      expect(study!.shares.fails.share).toBe(share((margin) => margin <= -0.01));
    }
  });

  it("is turned where the formulas cross", () => {
    // With the shelter alone at most 1 the coast is as dangerous as the open sea and never more.
    expect(orders[0].study!.turns).toEqual([]);
    const near = storm.replace("0.2 in 0.1..0.5", "0.2 in 0.05..0.5");
    const [{ study }] = materialOf(near, 64).orders;
    expect(study!.turns.map(({ assumption, at }) => [assumption, at.map(({ value }) => value)])).toEqual([
      ["danger", [expect.closeTo(0.1, 6)]],
    ]);
  });

  it("of one approach is no order, and of a file without ranges is certain", () => {
    const single = storm.replace("  careful: { course: coast }\n", "").replace(/claims:.*/s, "");
    const [alone] = materialOf(single, 64).orders;
    expect([alone.standing.length, alone.ahead, alone.study]).toEqual([1, null, null]);
    const certain = storm.replace(/ in -?[\d.]+\.\.-?[\d.]+/g, "");
    const [sure] = materialOf(certain, 64).orders;
    expect([sure.standing.length, sure.ahead, sure.study]).toEqual([2, expect.closeTo(0.17, 12), null]);
  });
});

describe("each approach through each view", () => {
  it("is as with the view's numbers", () => {
    const { through } = materialOf(storm, 64);
    expect(through[0]).toEqual({
      ...{ text: "P(calm)", least: false, columns: ["gloomy"] },
      rows: [
        { approach: "bold", values: [expect.closeTo(0.64, 12), expect.closeTo(0.36, 12)] },
        { approach: "careful", values: [expect.closeTo(0.81, 12), expect.closeTo(0.81, 12)] },
      ],
    });
  });
});
