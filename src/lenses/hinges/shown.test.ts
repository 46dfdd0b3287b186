import { describe, expect, it } from "vitest";
import { hingesShown, nearestTurn } from "./shown.ts";

const hinge = (assumption: string, effect: number, tied = false, low = effect / 2) => ({
  ...{ assumption, effect, tied, low },
  high: effect * 1.5,
});
const names = (all: Parameters<typeof hingesShown>[0]) =>
  hingesShown(all).map(({ named, more }) => [...named.map(({ assumption }) => assumption), more]);

describe("what a number hangs on", () => {
  it("is told in groups of those that are not told apart", () => {
    expect(names([hinge("a", 0.5), hinge("b", 0.2), hinge("c", 0.19, true), hinge("d", 0.1)])).toEqual([
      ["a", 0],
      ["b", "c", 0],
    ]);
  });

  it("names three of a large group and counts the rest", () => {
    const tied = ["b", "c", "d", "e"].map((name) => hinge(name, 0.2, true));
    expect(names([hinge("a", 0.2), ...tied])).toEqual([["a", "b", "c", 2]]);
  });

  it("leaves out what is small or may be nothing", () => {
    expect(names([hinge("a", 0.5), hinge("b", 0.3, false, 0), hinge("c", 0.019)])).toEqual([["a", 0]]);
    expect(names([])).toEqual([]);
  });
});

describe("where an assumption turns something", () => {
  const turn = (...at: readonly number[]) => ({
    ...{ assumption: "a", central: 0.5, low: 0, high: 1, distance: 0 },
    at: at.map((value) => ({ value, above: "positive" as const })),
  });

  it("is told by the crossing nearest to the central value", () => {
    expect(nearestTurn(turn(0.1, 0.4, 0.9))).toEqual({ value: 0.4, side: "below" });
    expect(nearestTurn(turn(0.9))).toEqual({ value: 0.9, side: "above" });
  });
});
