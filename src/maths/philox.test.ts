import { expect, it } from "vitest";
import { philox, uniform } from "./philox.ts";

const block = (counter: readonly number[], key: readonly number[]) => {
  const [c0, c1, c2, c3] = counter;
  return [...philox(c0, c1, c2, c3, key[0], key[1], new Uint32Array(4))].map((word) =>
    word.toString(16).padStart(8, "0"),
  );
};

/** Known answers of the Random123 library (Salmon et al. 2011), the last recomputed for other words. */
it("gives the known answers", () => {
  const ones = 0xffffffff;
  expect(block([0, 0, 0, 0], [0, 0])).toEqual(["6627e8d5", "e169c58d", "bc57ac4c", "9b00dbd8"]);
  expect(block([ones, ones, ones, ones], [ones, ones])).toEqual([
    "408f276d",
    "41c83b0e",
    "a20bc7c6",
    "6d5451fd",
  ]);
  expect(block([1, 2, 3, 4], [42, 7])).toEqual(["aaed2eb5", "7fa7f2c5", "a7aebe85", "a6b86a43"]);
});

it("makes numbers strictly inside 0..1, evenly spread", () => {
  expect(uniform(0)).toBeGreaterThan(0);
  expect(uniform(0xffffffff)).toBeLessThan(1);
  const out = new Uint32Array(4);
  const draws = 40000;
  const bins = new Array<number>(10).fill(0);
  for (let i = 0; i < draws / 4; i++) {
    for (const word of philox(i, 0, 0, 0, 1, 2, out)) bins[Math.floor(uniform(word) * 10)]++;
  }
  const expected = draws / 10;
  const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  /** 99.9 percent of the chi-square law with 9 degrees of freedom lie below. */
  const unlikely = 27.88;
  expect(chiSquare).toBeLessThan(unlikely);
});
