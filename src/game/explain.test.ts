import { describe, expect, test } from "vitest";
import { MIXED, solved } from "../../test/game/played.ts";
import { happened, mostLikely, openIn, parting } from "./explain.ts";

/** One decision and one chance: every course can be counted by hand. */
const SHORT = (war: number): string => `parley: 1
title: Short
clock: { round: 1 day, rounds: 2, at the end: peace }
parties: { us: { name: US, precision: 0.1 } }
outcomes: { war: "", peace: "", retreat: "" }
values: { us: { war: ${war}, retreat: -10 } }
turns: [storm, us]
chance: { storm: { chance: 0.3, ends: peace } }
moves:
  us:
    strike: { ends: war }
    leave: { ends: retreat }
`;

describe("a move", () => {
  test("is open as often as the talks come to a decision that has it", () => {
    // Seven times in ten the storm spares the first round; both moves end the talks, so no second one is reached.
    expect([...openIn(solved(SHORT(0)), 0, 0)].map((times) => times.toFixed(12))).toEqual([
      (0.7).toFixed(12),
      (0).toFixed(12),
    ]);
  });
});

describe("the most likely course", () => {
  test("is the product of its steps, and no course is likelier", () => {
    const way = mostLikely(solved(SHORT(0)));
    const strike = 1 / (1 + Math.exp(0.1 * -10));
    expect(way.probability).toBeCloseTo(0.7 * strike, 12);
    expect(way.steps.map(({ taken }) => taken.label)).toEqual([
      { kind: "branch", block: 0, branch: -1 },
      { kind: "move", party: 0, move: 0 },
    ]);
    expect(way.steps[1]).toMatchObject({ round: 1, decider: 0 });
    expect(way.steps[1].options.map(({ value }) => value)).toEqual([0, -10]);
    expect(way.steps[1].options[1].probability).toBeCloseTo(1 - strike, 12);
    expect(way.end).toEqual({ outcome: 0, package: -1, round: 1, kept: null });
  });

  test("on a larger game its probability is that of its steps", () => {
    const way = mostLikely(solved(MIXED));
    const product = way.steps.reduce((p, { taken }) => p * taken.probability, 1);
    expect(way.probability).toBeCloseTo(product, 14);
    for (const { options } of way.steps) {
      expect(options.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    }
  });
});

describe("where two courses part", () => {
  test("at the first thing that happens on one and not on the other", () => {
    const attacked = mostLikely(solved(SHORT(0)));
    const left = mostLikely(solved(SHORT(-40)));
    const found = parting(attacked, left);
    expect(found?.shared).toEqual([]);
    expect(found?.first?.taken.label).toEqual({ kind: "move", party: 0, move: 0 });
    expect(found?.second?.taken.label).toEqual({ kind: "move", party: 0, move: 1 });
    expect(attacked.steps.filter(happened)).toHaveLength(1);
  });

  test("nowhere, when they are the same", () => {
    expect(parting(mostLikely(solved(SHORT(0))), mostLikely(solved(SHORT(1))))).toBeNull();
  });
});
