import { describe, expect, it } from "vitest";
import { key } from "./key.ts";
import { figureWithRange, movers, range } from "./numbers.ts";

const by = (assumption: string, at: number) => ({ assumption, at });
const spread = (low: number, high: number, decimals: number) => ({
  low,
  high,
  lowBy: by("trust.iran in us.at first", 0.1),
  highBy: by("strike hazard", 0.02),
  decimals,
  undefinedAt: [],
});
const still = { low: 1, high: 1, lowBy: null, highBy: null, decimals: 4, undefinedAt: [] };

describe("a range", () => {
  it("goes from lowest to highest", () => {
    expect(range(spread(0.2, 0.6, 2))).toBe("0.20 to 0.60");
    expect(range(spread(-31, 14, 0))).toBe("-31 to 14");
  });

  it("is empty when nothing moves the number", () => {
    expect(range(still)).toBe("");
    expect(range(null)).toBe("");
  });

  it("names what moves each end by a letter of the key", () => {
    const letters = key();
    letters.mark("strike hazard");
    expect(figureWithRange(0.4, spread(0.2, 0.6, 1), {}, letters)).toBe("0.4 (0.2b..0.6a)");
    expect(letters.entries()).toEqual([
      ["a", "strike hazard"],
      ["b", "trust.iran in us.at first"],
    ]);
  });
});

describe("the key", () => {
  it("names assumptions to those who listen", () => {
    expect(figureWithRange(0.4, spread(0.2, 0.6, 1), {}, key(true))).toBe(
      "0.4 (0.2 by trust.iran in us.at first to 0.6 by strike hazard)",
    );
  });

  it("goes on after z", () => {
    const letters = key();
    const given = Array.from({ length: 60 }, (_, at) => letters.mark(`assumption ${at}`));
    expect([given[0], given[25], given[26], given[27], given[52]]).toEqual(["a", "z", "aa", "ab", "ba"]);
    expect(letters.mark("assumption 27")).toBe("ab");
  });
});

describe("what moves a number", () => {
  it("is named with where it goes", () => {
    expect(movers(spread(0, 1, 2))).toBe("trust.iran in us.at first (0.1); strike hazard (0.02)");
    expect(movers({ ...spread(0, 1, 2), highBy: by("trust.iran in us.at first", 0.5) })).toBe(
      "trust.iran in us.at first (0.1, 0.5)",
    );
    expect(movers({ ...still, lowBy: by("a", 1 / 3) })).toBe("a (0.333333)");
  });
});
