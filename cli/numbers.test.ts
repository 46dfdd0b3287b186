import { describe, expect, it } from "vitest";
import { movers, range, written } from "./numbers.ts";

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

describe("a probability", () => {
  it.each([
    [0.4137, 1, "40 %"],
    [0.4137, 2, "41 %"],
    [0.4137, 3, "41.4 %"],
    [0, 2, "0 %"],
    [1, 2, "100 %"],
    [0.003, 2, "<1 %"],
    [0.003, 1, "<10 %"],
    [0.998, 2, ">99 %"],
    [0.9998, 3, ">99.9 %"],
  ])("of %d with %d decimals is %s", (value, decimals, text) => {
    expect(written(value, spread(0, 1, decimals), "probability")).toBe(text);
  });

  it("that nothing moves keeps two places", () => {
    expect(written(0.125, null, "probability")).toBe("12.50 %");
  });
});

describe("a difference", () => {
  it("carries its sign", () => {
    expect(written(0.083, spread(-0.02, 0.15, 2), "difference", true)).toBe("+8 pp");
    expect(written(-0.083, spread(-0.2, 0.15, 2), "difference", true)).toBe("-8 pp");
  });
});

describe("a range", () => {
  it("names its unit once", () => {
    expect(range(spread(0.2, 0.6, 2), "probability")).toBe("20 to 60 %");
    expect(range(spread(-31, 14, 0), "plain")).toBe("-31 to 14");
    expect(range(spread(0.001, 0.6, 2), "probability")).toBe("<1 to 60 %");
  });

  it("is empty when nothing moves the number", () => {
    expect(range(still, "plain")).toBe("");
    expect(range(null, "plain")).toBe("");
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
