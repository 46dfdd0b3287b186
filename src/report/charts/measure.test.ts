import fc from "fast-check";
import { expect, test } from "vitest";
import { lines, oneLine, widthOf } from "./measure.ts";

const seed = 42;

test("a text that fits is one line, unchanged but for the space around and between its words", () => {
  expect(lines("  stepping\n back ", 200, 12, 2)).toEqual(["stepping back"]);
  expect(lines("", 200, 12, 2)).toEqual([""]);
});

test("a longer one is broken between words, and what does not fit is told by an ellipsis", () => {
  const width = widthOf("from two months", 12);
  expect(lines("from two months to open", width, 12, 2)).toEqual(["from two months", "to open"]);
  expect(oneLine("from two months to open", width, 12)).toBe("from two mont…");
});

test("no line is wider than it may be, none is empty, and nothing is lost where lines are many", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "M", " ", "漢", "😀", "i", "—"), maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 40, max: 200 }), (given, width) => {
      const made = lines(given, width, 12, 1000);
      for (const line of made) expect(widthOf(line, 12)).toBeLessThanOrEqual(width);
      expect(made.join("").replace(/\s/g, "")).toBe(given.replace(/\s/g, ""));
      if (given.trim() !== "") expect(made.every((line) => line !== "")).toBe(true);
      for (const line of lines(given, width, 12, 2)) expect(widthOf(line, 12)).toBeLessThanOrEqual(width);
    }),
    { seed },
  );
});

test("ten thousand letters are shortened at once", () => {
  const [first, second, ...more] = lines("x".repeat(10_000), 200, 12, 2);
  expect([first.length > 20, second.endsWith("…"), more]).toEqual([true, true, []]);
});
