import { describe, expect, test } from "vitest";
import {
  block,
  branch,
  clock,
  effect,
  endsIn,
  modelOf,
  outcomes,
  plain,
  state,
  variable,
} from "../../test/game/samples.ts";
import { build } from "./build.ts";
import { evaluate, isFailure } from "./evaluate.ts";
import type { Evaluation } from "./evaluation.ts";

/** Sums of a few dozen products of doubles. */
const ROUNDING = 1e-12;

function evaluated(model: Parameters<typeof build>[0], structure = plain): Evaluation {
  const result = evaluate(build(model, structure), new Float64Array(0));
  if (isFailure(result)) throw new Error(result.message);
  return result;
}

describe("hazards alone", () => {
  const hazards = (rounds: number, deal: number, war: number) =>
    modelOf({
      clock: clock(rounds, 2),
      outcomes: outcomes("agreed", "war", "drift"),
      chances: [block("events", [branch(deal, endsIn(0)), branch(war, endsIn(1))])],
      turns: [{ kind: "chance", block: 0 }],
    });

  test("a constant chance of a deal: 1 - (1 - h)^n", () => {
    expect(evaluated(hazards(8, 0.12, 0)).outcomes[0]).toBeCloseTo(0.640365475194, 11);
    expect(evaluated(hazards(26, 0.12, 0)).outcomes[0]).toBeCloseTo(0.963979521652, 11);
  });

  test("competing hazards share what the talks lose", () => {
    const { outcomes, byRound, alive, length } = evaluated(hazards(8, 0.12, 0.03));
    expect(outcomes[0]).toBeCloseTo(0.582007579969, 11);
    expect(outcomes[1]).toBeCloseTo(0.145501894992, 11);
    expect(outcomes[2]).toBeCloseTo(0.272490525039, 11);
    expect(byRound[0]).toBeCloseTo(0.12, 12);
    expect(alive[2]).toBeCloseTo(0.85 ** 2, 12);
    expect(length).toBeCloseTo((1 - 0.85 ** 8) / 0.15, 11);
  });

  test("half the round says the same of pure hazards", () => {
    const whole = evaluated(hazards(8, 0.12, 0.03));
    const half = evaluated(hazards(8, 0.12, 0.03), { ...plain, refine: 2 });
    whole.byRound.forEach((p, i) => {
      expect(Math.abs(half.byRound[i] - p)).toBeLessThan(ROUNDING);
    });
  });
});

test("a line that changes hands is a two-state chain", () => {
  const model = modelOf({
    clock: clock(8, 0),
    outcomes: outcomes("pragmatists", "maximalists"),
    state: [variable("line", ["pragmatists", "maximalists"])],
    chances: [
      block("contest", [
        branch(
          {
            op: "if",
            test: { op: "equal", a: state(0), b: { op: "number", value: 0 } },
            then: { op: "number", value: 0.1 },
            otherwise: { op: "number", value: 0.3 },
          },
          effect({
            assigns: [{ variable: 0, value: { op: "subtract", a: { op: "number", value: 1 }, b: state(0) } }],
          }),
        ),
      ]),
    ],
    turns: [{ kind: "chance", block: 0 }],
  });
  const graph = build(model, plain);
  expect(graph.nodeCount).toBe(1 + 7 * 2 + 1);
});
