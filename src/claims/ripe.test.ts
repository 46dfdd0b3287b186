import { expect, test } from "vitest";
import { modelOf } from "../../test/model.ts";
import { storm } from "../lenses/fixtures.laws.ts";
import { judgedAll } from "./fixtures.laws.ts";

/** Two sides (stalemate, escalation, way out): 0.2, 0.08, 0.45 and 0.15, -0.1, 0.35; margins 0.25 and 0.2. */
const sides = `
ripeness:
  anna: { stalemate: 0.2, escalation: 0.08, way out: 0.45 }
  bert: { stalemate: 0.15, escalation: -0.1, way out: 0.35 }
claims:
  both: { says: both sides want a way out, holds: ripe(anna) and ripe(bert), matters: 0.01 }
  one: { says: a, holds: not ripe(bert), matters: 0.01 }
`;

test("a side is ripe when its way out beats both stalemate and escalation, by the margin", () => {
  const model = modelOf(`${storm.slice(0, storm.indexOf("claims:"))}${sides}`);
  const [both, one] = judgedAll(model);
  expect(both.parts.map(({ margin }) => margin)).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.2, 12)]);
  expect(both.status).toBe("holds");
  // The points of two parties are never put on one scale: the whole is in multiples of what matters.
  expect(both.central).toMatchObject({ unit: "times what matters", margin: expect.closeTo(20, 9) });
  expect(one.central).toMatchObject({ verdict: "fails", margin: expect.closeTo(-0.2, 12) });
});
