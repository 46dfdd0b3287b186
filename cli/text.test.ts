import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { json, padEnd, safe, safely, width, wrap } from "./text.ts";

const esc = "\u001b";

describe("safe", () => {
  it("takes escape sequences out whole", () => {
    expect(safe(`a${esc}[31mred${esc}[0m b`)).toBe("ared b");
    expect(safe(`${esc}]0;title\u0007after`)).toBe("after");
    expect(safe(`${esc}]8;;http://x${esc}\\link${esc}]8;;${esc}\\`)).toBe("link");
    expect(safe("\u009b2Jgone")).toBe("gone");
    expect(safe(`${esc}cgone`)).toBe("gone");
  });

  it("takes out what turns the direction of writing, and keeps what joins letters", () => {
    expect(safe("a\u202eb\u2066c\u200fd")).toBe("abcd");
    expect(safe("می\u200cخواهم")).toBe("می\u200cخواهم");
    expect(safe("👩\u200d🚀")).toBe("👩\u200d🚀");
  });

  it("turns line ends and tabs into spaces", () => {
    expect(safe("a\r\nb\tc\u2028d")).toBe("a b c d");
  });

  it("leaves no control character of any text, and does nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const clean = safe(text);
        expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(safe(clean)).toBe(clean);
      }),
      { seed: 11 },
    );
  });

  it("cleans every text inside a value", () => {
    expect(safely({ [`k${esc}[1m`]: [`v${esc}[1m`, 1, null] })).toEqual({ k: ["v", 1, null] });
  });
});

describe("json", () => {
  it("gives back what went in, and no sign that could act on a terminal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const written = json({ text });
        // A lone half of a surrogate pair is no text; JSON writes it as an escape.
        expect(JSON.parse(written)).toEqual({ text });
        expect(written.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
      }),
      { seed: 12 },
    );
    expect(json("\u{e0041}")).toBe('"\\udb40\\udc41"\n');
  });
});

describe("width", () => {
  it.each([
    ["abc", 3],
    ["", 0],
    ["e\u0301", 1],
    ["協定", 4],
    ["한국", 4],
    ["ｆｕｌｌ", 8],
    ["👩‍🚀", 2],
    ["🇮🇷", 2],
    ["❤️", 2],
    ["−±→≤…", 5],
    [`${esc}[1mbold${esc}[0m`, 4],
  ])("of %j is %i", (text, columns) => {
    expect(width(text)).toBe(columns);
  });
});

describe("wrap", () => {
  it("keeps every sign and no line too wide", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 40 }), (text, columns) => {
        const lines = wrap(safe(text), columns);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(lines.join("").replaceAll(" ", "")).toBe(safe(text).replaceAll(" ", ""));
      }),
      { seed: 13 },
    );
  });

  it("breaks at spaces where it can, else inside a word", () => {
    expect(wrap("a lasting deal", 9)).toEqual(["a lasting", "deal"]);
    expect(wrap("unbreakable", 4)).toEqual(["unbr", "eaka", "ble"]);
    expect(wrap("trust.iran in us", 6)).toEqual(["trust.", "iran", "in us"]);
    expect(wrap("協定協定", 4)).toEqual(["協定", "協定"]);
    expect(wrap("", 9)).toEqual([""]);
  });
});

describe("padEnd", () => {
  it("counts columns, not characters", () => {
    expect(padEnd("協", 4)).toBe("協  ");
  });
});
