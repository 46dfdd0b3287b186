import { describe, expect, it } from "vitest";
import { storm } from "../lenses/fixtures.laws.ts";
import {
  amount,
  endOf,
  figure,
  found,
  hingesText,
  marked,
  overturnText,
  ranged,
  share,
  signedFound,
  turnsText,
} from "./figures.ts";
import { type Html, written } from "./html.ts";
import { namesOf } from "./names.ts";
import { openedText } from "./page.laws.ts";

const names = namesOf(openedText(storm).model);
/** What a reader sees. */
const seen = (html: Html): string =>
  written(html)
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("\u00a0", " ");

const by = (assumption: string, at: number) => ({ assumption, at });
const spread = {
  ...{ low: 0.04, high: 0.52, decimals: 2, undefinedAt: [] },
  ...{ lowBy: by("danger", 0.5), highBy: by("shelter", 1) },
};
const still = { ...spread, lowBy: null, highBy: null };

describe("a number", () => {
  it.each([
    [figure(-0.25), "\u22120.25"],
    [figure(1 / 3), "0.333333"],
    [found(0.061875), "0.0619"],
    [found(1234.5, 2), "1200"],
    [signedFound(0.1), "+0.1"],
    [signedFound(-0.1), "\u22120.1"],
    [signedFound(0), "0"],
    [amount(0.004, spread, { probability: true }), "<0.01"],
    [ranged(0.3, spread), "0.30 (0.04 to 0.52)"],
    [ranged(0.3, still), "0.3"],
    [ranged(0.3, null), "0.3"],
    [marked(0.3, spread, names), "0.30 (0.04 A2 to 0.52 A3)"],
    [marked(0.3, { ...spread, highBy: null }, names), "0.30 (0.04 A2 to 0.52)"],
    [endOf(0.04, spread.lowBy, spread, names, {}), "0.04 danger at 0.5"],
    [endOf(0.3, null, spread, names, {}), "moved by no assumption alone"],
    [share({ share: 0.936, low: 0.91, high: 1 }), "94 % (91 to 100)"],
  ])("is written as a reader reads it (%#)", (html, text) => expect(seen(html)).toBe(text));
});

describe("what a number hangs on", () => {
  const hinge = (assumption: string, effect: number, tied: boolean) => ({
    ...{ assumption, effect, tied, low: effect / 2, high: effect },
  });
  const hinges = (list: readonly ReturnType<typeof hinge>[]) => ({
    hinges: { method: "", list, unexplained: 0 },
  });

  it("is told with those that are not told apart together", () => {
    const list = [hinge("danger", 0.6, false), hinge("shelter", 0.2, false), hinge("idle", 0.18, true)];
    expect(seen(hingesText(hinges(list), names))).toBe(
      "danger 60 % (30 to 60); shelter 20 % (10 to 20) and idle 18 % (9 to 18), not told apart",
    );
  });

  it("is nothing where nothing is told apart from the rest", () => {
    const nothing = "nothing that this sample tells apart from the rest";
    expect(seen(hingesText(hinges([]), names))).toBe(nothing);
    expect(seen(hingesText({ hinges: null }, names))).toBe(nothing);
  });
});

describe("what turns something", () => {
  const turn = (assumption: string, at: number) => ({
    ...{ assumption, central: 0.2, low: 0, high: 1, distance: 0 },
    at: [{ value: at, above: "positive" as const }],
  });

  it("is told with the side on which it lies, the first few by name", () => {
    const turns = [turn("danger", 0.1), turn("shelter", 0.8123), turn("idle", 0.9), turn("idle", 1)];
    expect(seen(turnsText(turns.slice(0, 2), names))).toBe(
      "danger below 0.1 (now 0.2) and shelter above 0.812 (now 0.2)",
    );
    expect(seen(turnsText(turns, names, 2))).toBe(
      "danger below 0.1 (now 0.2), shelter above 0.812 (now 0.2) and 2 more",
    );
  });

  it("together is told with every move and how far that is in all", () => {
    const move = (assumption: string) => ({ assumption, from: -1, to: 0.5, ranges: 0.1 });
    const moves = ["danger", "shelter", "idle", "danger", "shelter", "idle"].map(move);
    expect(seen(overturnText({ moves: moves.slice(0, 2), distance: 0.141, margin: 0 }, names))).toBe(
      "danger \u22121 to 0.5 and shelter \u22121 to 0.5 (0.14 of a range in all)",
    );
    expect(seen(overturnText({ moves, distance: 1, margin: 0 }, names))).toContain(" and 1 more (1 of");
  });
});
