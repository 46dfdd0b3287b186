import { describe, expect, it } from "vitest";
import { storm } from "../lenses/fixtures.laws.ts";
import { written } from "./html.ts";
import { namesOf, paragraph, said, strong } from "./names.ts";
import { openedText } from "./page.laws.ts";

const { model } = openedText(storm);
const names = namesOf({
  ...model,
  sources: [
    { id: "oped", fields: {} },
    { id: "oped two", fields: {} },
  ],
});

describe("a text of the file", () => {
  it("keeps its own direction inside a sentence and as a paragraph", () => {
    expect(written(said("<b>"))).toBe("<bdi>&lt;b&gt;</bdi>");
    expect(written(strong("a"))).toBe("<strong><bdi>a</bdi></strong>");
    expect(written(paragraph(" a\n"))).toBe('<p dir="auto">a</p>');
  });
});

describe("an assumption", () => {
  it("is a link to its number in the file, by name or by its sign", () => {
    expect(written(names.assumption("shelter"))).toBe(
      '<a class="assumption" href="#a3" data-a="3"><bdi>shelter</bdi></a>',
    );
    expect(written(names.mark("shelter"))).toBe('<a class="assumption" href="#a3" data-a="3">A3</a>');
  });

  it("may break after the dots of its path", () => {
    expect(written(names.assumption("values.anna.wreck"))).toContain(
      "<bdi>values.<wbr>anna.<wbr>wreck</bdi>",
    );
  });

  it("that the file does not have is no link", () => {
    expect(written(names.assumption("nothing"))).toBe("<bdi>nothing</bdi>");
  });
});

describe("other names", () => {
  it("of claims and of sources lead to their rows", () => {
    expect(written(names.claim("C2"))).toBe('<a href="#c2"><bdi>C2</bdi></a>');
    expect(written(names.source("oped p7"))).toBe('<a href="#s1"><bdi>oped p7</bdi></a>');
    expect(written(names.source("oped"))).toBe('<a href="#s1"><bdi>oped</bdi></a>');
  });

  it("of sources are the longest that fits, and none where none does", () => {
    expect(written(names.source("oped two p7"))).toBe('<a href="#s2"><bdi>oped two p7</bdi></a>');
    expect(written(names.source("opedia"))).toBe("<bdi>opedia</bdi>");
  });

  it("of rows are those of parties and factions", () => {
    expect(written(names.row("anna"))).toBe("<bdi>Anna</bdi>");
    expect(written(names.row("nobody"))).toBe("<bdi>nobody</bdi>");
  });
});
