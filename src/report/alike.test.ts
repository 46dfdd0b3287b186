import { expect, it } from "vitest";
import { alike } from "./alike.ts";

it("sentences that differ in numbers only become one", () => {
  expect(alike(["4 terms from 256 points", "none", "18 terms from 256 points", "none"])).toEqual([
    "4 to 18 terms from 256 points",
    "none",
  ]);
  expect(alike([])).toEqual([]);
});
