import { describe, expect, it } from "vitest";
import { percent, writingOf, written } from "./written.ts";

const mover = { assumption: "hazard", at: 0.1 };
const spread = (low: number, high: number, decimals: number) => ({
  ...{ low, high, decimals, lowBy: mover, highBy: mover },
  undefinedAt: [],
});
const still = { low: 1, high: 1, lowBy: null, highBy: null, decimals: 4, undefinedAt: [] };

describe("a probability", () => {
  it.each([
    [0.4137, 1, "0.4"],
    [0.4137, 2, "0.41"],
    [0, 2, "0.00"],
    [1, 2, "1.00"],
    [0.003, 2, "<0.01"],
    [0.003, 1, "<0.1"],
    [0.998, 2, ">0.99"],
  ])("of %d with %d decimals is %s", (value, decimals, text) => {
    expect(written(value, spread(0, 1, decimals), { probability: true })).toBe(text);
  });

  it("that nothing moves has no noughts at its end", () => {
    expect(written(0.125, null, { probability: true })).toBe("0.125");
    expect(written(30, still)).toBe("30");
    expect(written(0.00001, still, { probability: true })).toBe("<0.0001");
  });
});

describe("a difference", () => {
  it("carries its sign", () => {
    expect(written(0.083, spread(-0.02, 0.15, 2), { signed: true })).toBe("+0.08");
    expect(written(-0.083, spread(-0.2, 0.15, 2), { signed: true })).toBe("-0.08");
    expect(written(0.003, spread(-0.2, 0.15, 2), { signed: true })).toBe("0.00");
  });
});

describe("a share", () => {
  it.each([
    [0, "0"],
    [0.0004, "<1"],
    [0.125, "13"],
    [0.9999, ">99"],
    [1, "100"],
  ])("of %d is %s %%", (share, text) => expect(percent(share)).toBe(text));
});

describe("what is asked for", () => {
  it("is a probability when it is written as one", () => {
    expect(writingOf("P(deal)")).toEqual({ probability: true });
    expect(writingOf("E(union)")).toEqual({ probability: false });
  });
});
