import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read } from "./read.ts";
import { at, emptied, get, overlay, placesInside, plain, type Scalar } from "./tree.ts";

const rootOf = (text: string) => read(text).root!;

const scalarAt = (text: string, key: string): Scalar => {
  const node = get(rootOf(text), key);
  if (node?.kind !== "scalar") throw new Error(`${key} is no scalar`);
  return node;
};

/** The part of the file that a word inside the scalar `a` is mapped to. */
const found = (text: string, word: string): string => {
  const scalar = scalarAt(text, "a");
  const start = scalar.text.indexOf(word);
  const span = placesInside(text, scalar)({ start, end: start + word.length });
  return text.slice(span.start, span.end);
};

describe("placesInside", () => {
  it("finds a word in a plain scalar", () => expect(found("a: one two", "two")).toBe("two"));
  it("finds a word in quotes", () => expect(found(`a: "one two"`, "two")).toBe("two"));
  it("finds a word on a folded line", () =>
    expect(found("a: >-\n  one\n  two three\n", "three")).toBe("three"));
  it("finds a word in a literal block", () => expect(found("a: |\n  one\n  two\n", "two")).toBe("two"));
  it("finds a word in a plain scalar over two lines", () =>
    expect(found("a: one\n  two\n", "two")).toBe("two"));
  it("points at the whole scalar where escapes hide the letters", () =>
    expect(found(`a: 'it''s two'`, "two")).toBe("'it''s two'"));

  it("maps every word of folded text to itself", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), fc.nat(), (words, seed) => {
        const breaks = words.map((_, i) => ((seed >> i) & 1 ? "\n  " : " "));
        const text = `a: >-\n  ${words.map((w, i) => w + (i < words.length - 1 ? breaks[i] : "")).join("")}\n`;
        const scalar = scalarAt(text, "a");
        let from = 0;
        for (const w of words) {
          const start = scalar.text.indexOf(w, from);
          const span = placesInside(text, scalar)({ start, end: start + w.length });
          expect(text.slice(span.start, span.end)).toBe(w);
          from = start + w.length;
        }
      }),
      { seed: 11 },
    );
  });
});

describe("overlay", () => {
  const merged = (base: string, over: string): unknown =>
    JSON.parse(JSON.stringify(plain(overlay(rootOf(base), rootOf(over)))));
  it("changes what the upper names, key by key", () =>
    expect(merged("a: { b: 1, c: 2 }\nd: 3", "a: { c: 5, e: 6 }")).toEqual({
      a: { b: 1, c: 5, e: 6 },
      d: 3,
    }));
  it("replaces a quantity with its reason whole", () =>
    expect(merged("a: { is: 1, because: x }", "a: { is: 2 }")).toEqual({ a: { is: 2 } }));
  it("replaces lists whole", () => expect(merged("a: [1, 2]", "a: [3]")).toEqual({ a: [3] }));
});

describe("emptied", () => {
  it("keeps the key of what it empties", () => {
    const root = rootOf("a: [1]\nb: 2");
    expect(plain(emptied(root, new Set([at(root, ["a"])])))).toMatchObject({ a: {}, b: 2 });
  });
});

describe("plain", () => {
  it("keeps a key that is called __proto__ a key", () =>
    expect(Object.keys(plain(rootOf("__proto__: 1")) as object)).toEqual(["__proto__"]));
  it("keeps yes, no, true and dates words", () =>
    expect(plain(rootOf("a: [yes, no, true, 2025-01-01, 0x10, 1e2]"))).toMatchObject({
      a: ["yes", "no", "true", "2025-01-01", 16, 100],
    }));
});
