import { expect, it } from "vitest";
import type { Problem } from "./problem.ts";
import { position, render } from "./render.ts";

const problem = (start: number, end: number): Problem => ({
  severity: "error",
  code: "some-code",
  message: "invalid thing",
  note: null,
  span: { start, end },
});

it("counts lines and columns from 1", () => {
  expect(position("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
  expect(position("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
});

it("puts problems in the order of the file", () => {
  const lines = render([problem(3, 4), problem(0, 1)], "ab\ncd", "f").split("\n");
  expect(lines.filter((line) => line.startsWith("f:"))).toEqual([
    "f:1:1: error[some-code]: invalid thing",
    "f:2:1: error[some-code]: invalid thing",
  ]);
});

it("keeps the caret under its place in a line that is too long to show", () => {
  const text = `${"x".repeat(300)}HERE${"y".repeat(300)}`;
  const [, line, caret] = render([problem(300, 304)], text, "f").split("\n");
  expect(line.length).toBeLessThan(100);
  expect(line.slice(caret.indexOf("^"), caret.lastIndexOf("^") + 1)).toBe("HERE");
});

it("stays in the first line when the problem goes over several", () => {
  const [, line, caret] = render([problem(1, 8)], "abc\ndef\nghi", "f").split("\n");
  expect([line, caret]).toEqual(["  abc", "   ^^"]);
});

it("shows no control characters of the file", () => {
  expect(render([problem(0, 3)], "a\u001b[31mb", "f")).not.toContain("\u001b");
});

it("points at the end of an empty file", () => {
  expect(render([problem(0, 0)], "", "f")).toBe("f:1:1: error[some-code]: invalid thing\n  \n  ^");
});
