import { expect, test } from "vitest";
import { load } from "../../scenario/load.ts";
import { engineFor } from "../engine.ts";
import { contract } from "../fixtures.laws.ts";
import { lensLaws } from "../lens.laws.ts";
import { points } from "./points.ts";

lensLaws(points);

const result = (() => {
  const model = load(contract, "contract.yaml").model!;
  const engine = engineFor(model, { view: null, held: new Map() });
  return points.run(model, {
    engine,
    approaches: [],
    view: null,
    from: null,
    refine: false,
    brief: false,
  })[0];
})();
const [list, swap] = result.value!.packages;

test("adds the points of every issue", () => {
  // The buyer: 120 - 110 and 12 for speed; the seller: 110 - 80.
  expect(list.worth.map(({ points }) => points)).toEqual([22, 30]);
  expect(swap.worth.map(({ points }) => points)).toEqual([20, 34]);
});

test("says whom a package leaves better than no deal, and by how much", () => {
  expect(list.worth.map(({ gain }) => gain)).toEqual([7, 10]);
  expect(swap.better).toEqual(["anna", "bert"]);
  expect(result.findings[0]).toBe("Better than no deal for everybody: list terms and the swap.");
});

test("spreads a gain over both ends of each range that it reads", () => {
  // The seller's 34 less a reservation between 10 and 40; the buyer's gain reads the range of speed.
  expect(swap.worth[1].gainSpread).toMatchObject({
    low: -6,
    high: 24,
    lowBy: { assumption: "values.bert.no deal", at: 40 },
    highBy: { assumption: "values.bert.no deal", at: 10 },
  });
  expect(list.worth[0].spread).toMatchObject({ low: 16, high: 30 });
  expect(swap.worth[0].spread).toMatchObject({ low: 20, high: 20, lowBy: null, highBy: null });
});
