import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { prepare, wholeOf } from "../../claims/whole.ts";
import { usualCrossing } from "../../maths/crossings.ts";
import { type Asked, contextFor } from "../context.ts";
import { storm } from "../fixtures.laws.ts";
import { finish } from "../work.ts";
import { plausible } from "./plausible.ts";
import { type Turn, turnsOf } from "./turns.ts";

/** The turns of a claim about the storm, in which a wreck within two days has probability 1 - (1 - danger)². */
function turns(claim: string, asked: Asked = {}, widen = 1): readonly Turn[] {
  const text = `${storm.slice(0, storm.indexOf("claims:"))}claims:\n  C: { says: so, holds: '${claim}' }\n`;
  const model = modelOf(text);
  const { engine } = contextFor(model, asked);
  const prepared = prepare(engine, model.claims[0]);
  if (!("parts" in prepared)) throw new Error(prepared.reason);
  const [found] = finish(engine, turnsOf(engine, plausible(engine, widen), [wholeOf(prepared)]));
  return found;
}

/** The danger at which a wreck has this probability. */
const dangerAt = (wreck: number): number => 1 - Math.sqrt(1 - wreck);
const wreck = (danger: number): number => 1 - (1 - danger) ** 2;

const width = { danger: 0.4, shelter: 0.75 };
/** A crossing is known to the tolerance of the search, in widths of the range; on smooth curves far better. */
const near = (value: number, of: keyof typeof width): number =>
  expect.closeTo(value, -Math.log10(2 * usualCrossing.tolerance * width[of]));

describe("an assumption turns a claim", () => {
  test("where the closed form says, with the side on which it holds", () => {
    const at = dangerAt(0.5);
    expect(turns("P(wreck | bold) < 0.5")).toEqual([
      {
        assumption: "danger",
        central: 0.2,
        low: 0.1,
        high: 0.5,
        at: [{ value: near(at, "danger"), above: "negative" }],
        distance: expect.closeTo((at - 0.2) / 0.4, 3),
      },
    ]);
    expect(turns("P(wreck | bold) > 0.5")[0].at).toEqual([{ value: near(at, "danger"), above: "positive" }]);
  });

  test("at every crossing, from low to high", () => {
    const [{ at, distance }] = turns("abs(P(wreck | bold) - 0.5) > 0.1");
    expect(at).toEqual([
      { value: near(dangerAt(0.4), "danger"), above: "negative" },
      { value: near(dangerAt(0.6), "danger"), above: "positive" },
    ]);
    expect(distance).toBeCloseTo((dangerAt(0.4) - 0.2) / 0.4, 3);
  });

  test("alone, so that each has its own place; the nearest in widths of its range first", () => {
    // On the coast a fifth of the shelter is the danger.
    const [danger, shelter] = [dangerAt(0.65 - wreck(0.1)), dangerAt(0.65 - wreck(0.2)) / 0.2];
    const found = turns("P(wreck | bold) + P(wreck | careful) < 0.65");
    expect(found.map(({ assumption, at }) => [assumption, at])).toEqual([
      ["danger", [{ value: near(danger, "danger"), above: "negative" }]],
      ["shelter", [{ value: near(shelter, "shelter"), above: "negative" }]],
    ]);
    expect(found.map(({ distance }) => distance)).toEqual([
      expect.closeTo((danger - 0.2) / 0.4, 3),
      expect.closeTo((shelter - 0.5) / 0.75, 3),
    ]);
  });

  test("from where a view or a hand has put the others", () => {
    const claim = "P(wreck | bold) + P(wreck | careful) < 0.65";
    const [gloomy] = turns(claim, { view: "gloomy" });
    // With a danger of 0.4 it fails, and only the coast is still uncertain: no shelter makes up for it.
    expect(gloomy).toBeUndefined();
    const [held] = turns(claim, { set: { shelter: 0.3 } });
    expect(held.at[0].value).toEqual(near(dangerAt(0.65 - wreck(0.06)), "danger"));
    // A danger held by hand is that of the coast too, and then its shelter does nothing.
    expect(turns(claim, { set: { danger: 0.19 } })).toEqual([]);
  });

  test("in a range twice as wide, where it is asked for", () => {
    expect(turns("P(wreck | bold) < 0.8")).toEqual([]);
    const [wide] = turns("P(wreck | bold) < 0.8", {}, 2);
    expect([wide.low, wide.high]).toEqual([0, 0.8]);
    expect(wide.at[0].value).toBeCloseTo(dangerAt(0.8), 3);
  });
});

describe("no assumption turns a claim", () => {
  test("that is no difference at the central values", () => {
    // 0.36 at the centre, and 0.01 matters.
    expect(turns("P(wreck | bold) < 0.365")).toEqual([]);
    expect(turns("P(wreck | bold) > 0.365")).toEqual([]);
    expect(turns("P(wreck | bold) < 0.371")).not.toEqual([]);
  });

  test("that it takes across zero, and not so far as matters", () => {
    // 0.75 at the upper end of the danger.
    expect(turns("P(wreck | bold) < 0.745")).toEqual([]);
    expect(turns("P(wreck | bold) < 0.755")).toEqual([]);
    expect(turns("P(wreck | bold) < 0.735")[0].at).toEqual([
      { value: near(dangerAt(0.735), "danger"), above: "negative" },
    ]);
  });

  test("that does not read it", () => {
    const found = turns("P(wreck | bold) < 0.5 and E(anna | bold) > 0");
    expect(found.map(({ assumption }) => assumption).sort()).toEqual(["danger", "values.anna.wreck"]);
  });

  test("which a lever has fixed on the way that the claim is about", () => {
    expect(turns("P(wreck | careful) < 0.25").map(({ assumption }) => assumption)).toEqual(["shelter"]);
  });
});
