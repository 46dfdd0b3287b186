import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { prepare, wholeOf } from "../../claims/whole.ts";
import { plainDesign } from "../../maths/design.ts";
import { type Asked, contextFor } from "../context.ts";
import { storm } from "../fixtures.laws.ts";
import { finish } from "../work.ts";
import { type Overturn, overturns } from "./overturn.ts";
import { plausible } from "./plausible.ts";
import { evaluate } from "./sample.ts";

/** What overturns a claim about the storm. */
function overturn(claim: string, asked: Asked = {}): Overturn | null {
  const text = `${storm.slice(0, storm.indexOf("claims:"))}claims:\n  C: { says: so, holds: '${claim}' }\n`;
  const model = modelOf(text);
  const { engine } = contextFor(model, asked);
  const prepared = prepare(engine, model.claims[0]);
  if (!("parts" in prepared)) throw new Error(prepared.reason);
  const whole = wholeOf(prepared);
  const inputs = plausible(engine);
  const design = plainDesign(inputs.inputs, { method: "sobol", points: 64, seed: 1 });
  const runs = finish(engine, evaluate(inputs, design, [whole.measure]));
  return finish(engine, overturns(engine, inputs, design, [whole], runs))[0];
}

const wreck = (danger: number): number => 1 - (1 - danger) ** 2;
const dangerAt = (probability: number): number => 1 - Math.sqrt(1 - probability);

/** A border is known to a thousandth of a range, and never told on the near side of it. */
const border = 2e-3;
/** A change of fewer assumptions is preferred where it is at most this much longer. */
const slack = 1.1;

describe("one assumption alone", () => {
  test("overturns where the opposite holds by what matters, at the closed form's distance", () => {
    const at = dangerAt(0.51);
    const found = overturn("P(wreck | bold) < 0.5")!;
    expect(found.moves).toEqual([
      { assumption: "danger", from: 0.2, to: expect.closeTo(at, 3), ranges: found.distance },
    ]);
    expect(found.distance).toBeGreaterThanOrEqual((at - 0.2) / 0.4);
    expect(found.distance).toBeLessThan((at - 0.2) / 0.4 + border);
    expect(found.margin).toBeLessThanOrEqual(-0.01);
    expect(found.margin).toBeCloseTo(-0.01, 2);
  });

  test("overturns a claim that fails, downwards", () => {
    const at = dangerAt(0.24);
    const found = overturn("P(wreck | bold) < 0.25")!;
    expect(found.moves.map(({ assumption, to }) => [assumption, to])).toEqual([
      ["danger", expect.closeTo(at, 3)],
    ]);
    expect(found.margin).toBeGreaterThanOrEqual(0.01);
  });

  test("is the nearer one of two", () => {
    const found = overturn("abs(P(wreck | bold) - 0.42) < 0.2")!;
    // It leaves below 0.22 - 0.01 and above 0.62 + 0.01; the centre is 0.36.
    expect(found.moves[0].to).toBeCloseTo(dangerAt(0.21), 3);
  });
});

test("nothing overturns what no plausible change turns, nor what is no difference", () => {
  expect(overturn("P(wreck | bold) < 0.77")).toBeNull();
  expect(overturn("P(wreck | bold) < 0.755")).toBeNull();
  expect(overturn("P(wreck | bold) < 0.745")).toBeNull();
  expect(overturn("P(wreck | bold) < 0.365")).toBeNull();
  expect(overturn("P(wreck | bold) < 0.5", { set: { danger: 0.2 } })).toBeNull();
});

describe("two assumptions together", () => {
  const centre = { danger: 0.2, shelter: 0.5 };
  const width = { danger: 0.4, shelter: 0.75 };
  const steps = 1000;

  /** The least distance, in ranges, of all grid points of the plane at which the claim has turned by what matters. */
  function nearestOnGrid(margin: (danger: number, shelter: number) => number): number {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const [danger, shelter] = [0.1 + (0.4 * i) / steps, 0.25 + (0.75 * j) / steps];
        const away = Math.hypot(
          (danger - centre.danger) / width.danger,
          (shelter - centre.shelter) / width.shelter,
        );
        if (away < best && margin(danger, shelter) <= -0.01) best = away;
      }
    }
    return best;
  }

  test.each([0.6, 0.7, 0.8, 0.9, 1.0])(
    "overturn the sum of two wrecks below %d as near as any point of a dense grid",
    (bound) => {
      const margin = (danger: number, shelter: number): number =>
        bound - wreck(danger) - wreck(0.2 * shelter);
      const best = nearestOnGrid(margin);
      const found = overturn(`P(wreck | bold) + P(wreck | careful) < ${bound}`)!;
      const at = Object.fromEntries(found.moves.map(({ assumption, to }) => [assumption, to]));
      const { danger, shelter } = { ...centre, ...at };
      expect(found.margin).toBeCloseTo(margin(danger, shelter), 12);
      expect(found.margin).toBeLessThanOrEqual(-0.01);
      expect(found.distance).toBeCloseTo(
        Math.hypot((danger - centre.danger) / width.danger, (shelter - centre.shelter) / width.shelter),
        12,
      );
      expect(found.distance).toBeGreaterThan(best - 2 / steps);
      expect(found.distance).toBeLessThan(slack * best + border);
      expect(found.moves.map(({ ranges }) => ranges)).toEqual(
        [...found.moves].sort((a, b) => b.ranges - a.ranges).map(({ ranges }) => ranges),
      );
    },
  );

  test("may be what neither does alone", () => {
    // At its end each alone leaves 1.0 and 0.72 of what the two together reach: 1.11.
    const found = overturn("P(wreck | bold) + P(wreck | careful) < 1.08")!;
    expect(found.moves.map(({ assumption }) => assumption).sort()).toEqual(["danger", "shelter"]);
    expect(overturn("P(wreck | bold) + P(wreck | careful) < 1.11")).toBeNull();
  });
});
