import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { position } from "../scenario/render.ts";
import { Notebook } from "./problem.ts";
import { type Element, readXml } from "./xml.ts";

function read(text: string): { root: Element | null; told: string[] } {
  const notebook = new Notebook("a.xml");
  const root = readXml(text, notebook.tell);
  const told = notebook.problems.map(({ severity, code, message, span }) => {
    const { line, column } = position(text, span.start);
    return `${line}:${column} ${severity} ${code} ${message}`;
  });
  return { root, told };
}

describe("an XML file", () => {
  it("is read with the places of its tags and values", () => {
    const text = `<?xml version="1.0"?>\n<!-- why -->\n<a x='1'>\r\n  <b y = "two &amp; &#x33;" />\n  <b/>\n</a>\n`;
    const { root, told } = read(text);
    expect(told).toEqual([]);
    expect(root?.children.map(({ name }) => name)).toEqual(["b", "b"]);
    const [first] = root!.children;
    const y = first.attributes.get("y")!;
    expect(y.value).toBe("two & 3");
    expect(text.slice(y.span.start, y.span.end)).toBe("two &amp; &#x33;");
    expect(text.slice(first.span.start, first.span.end)).toBe('<b y = "two &amp; &#x33;" />');
    expect(text.slice(root!.span.start, root!.span.end)).toBe("<a x='1'>");
  });

  it("may begin with a byte order mark, and hold quotes of the other kind", () => {
    const { root, told } = read(`\uFEFF<a x="19'' LCD" y='"'/>`);
    expect(told).toEqual([]);
    expect(root?.attributes.get("x")?.value).toBe("19'' LCD");
    expect(root?.attributes.get("y")?.value).toBe('"');
  });

  it.each([
    ["<a>\n  <b>\n</a>", "3:1 error invalid-xml invalid XML: missing closing tag </b>"],
    ["<a>\n  <b/>\n", "1:1 error invalid-xml invalid XML: missing closing tag </a>"],
    ["<a>\n</a>\n<c/>", "3:3 error invalid-xml invalid XML: documents may contain only one root"],
    ["<a x=1/>", "1:6 error invalid-xml invalid XML: unquoted attribute value"],
    ["<a\n x='1' x='2'/>", '2:11 error invalid-xml invalid XML: duplicate attribute "x"'],
    ["<a x='&nbsp;'/>", "1:12 error invalid-xml invalid XML: undefined entity"],
    ["<a x='1 < 2'/>", "1:9 error invalid-xml invalid XML: disallowed character"],
    ["", "1:1 error invalid-xml invalid XML: document must contain a root element"],
    ["uA, uB", "1:1 error invalid-xml invalid XML: the file does not begin with <"],
    [
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>\n<a>&b;</a>',
      "1:1 error unsupported-doctype unsupported document type",
    ],
    [`\n${"<a>".repeat(1000)}`, "2:193 error nested-too-deeply invalid XML: elements nested deeper than 64"],
  ])("is refused with the place of the fault: %j", (text, problem) => {
    const { root, told } = read(text);
    expect(told).toEqual([problem]);
    expect(root).toBeNull();
  });

  it("is read past text between its elements, which is told once", () => {
    const { root, told } = read("<a>\n what <b/> is this <b/></a>");
    expect(root?.children.length).toBe(2);
    expect(told).toEqual(['2:6 warning ignored-text text between elements is ignored: "what"']);
  });

  it("is refused beyond sixteen mebicharacters", () => {
    expect(read(" ".repeat(16 * 1024 * 1024 + 1)).told[0]).toMatch(/invalid file: 16777217 characters/);
  });
});

describe("any text", () => {
  it("gives a root or an error, and never both nor an exception", () => {
    const piece = fc.constantFrom(
      "<a",
      "<b",
      ">",
      "/>",
      "</a>",
      "</b>",
      " x=",
      '"',
      "'",
      "1",
      "&lt;",
      "&#0;",
      "&",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?p ?>",
      "<!DOCTYPE",
      "\n",
      " ",
      "\0",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { root, told } = read(pieces.join(""));
        expect(told.some((line) => line.includes(" error "))).toBe(root === null);
      }),
      { numRuns: 5000, seed: 5 },
    );
  });

  it("written with its signs replaced is read back", () => {
    const escaped = (value: string) => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (x, y) => {
        // XML has no control characters but white space, which becomes a blank inside a value, and no unassigned ends.
        fc.pre(!/[\p{Cc}\ufffe\uffff]/u.test(x + y));
        const { root } = read(`<a x="${escaped(x)}"><b y='${escaped(y)}'/></a>`);
        expect(root?.attributes.get("x")?.value).toBe(x);
        expect(root?.children[0].attributes.get("y")?.value).toBe(y);
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});
