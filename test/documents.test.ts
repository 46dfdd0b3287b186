import { describe, expect, it } from "vitest";
import { blocksOf, sessionsOf, shows } from "./documents.ts";

describe("blocks of a page", () => {
  it("are found with their line and their kind", () => {
    expect(
      blocksOf("a.md", "x\n```yaml sketch\na: 1\n```\n\n1. b\n   ```console\n   $ parley\n   ```\n"),
    ).toEqual([
      { page: "a.md", line: 2, info: "yaml sketch", text: "a: 1\n" },
      { page: "a.md", line: 7, info: "console", text: "$ parley\n" },
    ]);
  });

  it("must be closed", () => {
    expect(() => blocksOf("a.md", "```yaml\na: 1\n")).toThrow("a.md:1");
  });
});

describe("console blocks", () => {
  it("hold commands and what they print", () => {
    expect(sessionsOf("$ parley a\none\ntwo\n$ parley b\n")).toEqual([
      { command: "parley a", output: "one\ntwo\n" },
      { command: "parley b", output: "" },
    ]);
  });

  it.each([
    ["one\ntwo\n", "one\ntwo\n", true],
    ["one\n", "one\ntwo\n", false],
    ["one\n…\nfour\n", "one\ntwo\nthree\nfour\n", true],
    ["one\n…\nfour\n", "one\nfour\n", true],
    ["one\n…\n", "one\ntwo\n", true],
    ["P(deal) 0.4…\n", "P(deal) 0.41 (x)\n", true],
    ["P(deal) 0.4…\n", "P.deal. 0.41\n", false],
    ["one\n…\nfour\n", "one\ntwo\n", false],
  ])("%j against %j: %s", (page, output, expected) => {
    expect(shows(page, output)).toBe(expected);
  });
});
