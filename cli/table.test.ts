import { describe, expect, it } from "vitest";
import type { Style } from "./style.ts";
import { item, paragraph, table } from "./table.ts";
import { width } from "./text.ts";

const same = (text: string) => text;
const style: Style = {
  plain: false,
  columns: 40,
  strong: same,
  faint: same,
  good: same,
  bad: same,
  open: same,
};

describe("a table", () => {
  const columns = [
    { head: "approach", align: "left", flows: true },
    { head: "signed", align: "right" },
  ] as const;

  it("aligns words left and numbers right", () => {
    expect(
      table(
        columns,
        [
          ["stepping back", "41 %"],
          ["協定", "7 %"],
        ],
        style,
      ),
    ).toEqual([
      "approach       signed",
      "─────────────  ──────",
      "stepping back    41 %",
      "協定              7 %",
    ]);
  });

  it("breaks the texts that may flow and keeps within the width", () => {
    const long = "a name that goes on and on until no line of forty columns could hold it";
    const lines = table(columns, [[long, "41 %"]], style);
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(40);
    expect(lines[2]).toMatch(/^a name that goes on and on until +41 %$/);
  });

  it("reads as sentences in plain form", () => {
    expect(table(columns, [["stepping back", "41 %"]], { ...style, plain: true })).toEqual([
      "stepping back: signed 41 %",
    ]);
  });
});

describe("text in lines", () => {
  it("is set in, and hangs under its mark", () => {
    expect(paragraph("one two", { ...style, columns: 6 }, 2)).toEqual(["  one", "  two"]);
    expect(item("- ", "one two", { ...style, columns: 6 })).toEqual(["- one", "  two"]);
  });
});
