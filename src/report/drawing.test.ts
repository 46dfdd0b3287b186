import { expect, test } from "vitest";
import { drawing } from "./drawing.ts";
import { written } from "./html.ts";

const name = { id: "one", title: "A <title>", description: `"What" it shows` };
const around = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="marks" width="9" height="9" viewBox="0 0 9 9">${inner}</svg>`;
const drawn = (inner: string): string => written(drawing(around(inner), name)).replace(/^.*?<\/desc>/s, "");

test("a drawing is one image with a title and a description, as wide as the page lets it", () => {
  expect(written(drawing(around(""), name))).toBe(
    '<svg class="chart" role="img" aria-labelledby="one-title" aria-describedby="one-description" viewBox="0 0 9 9">' +
      '<title id="one-title">A &lt;title&gt;</title>' +
      '<desc id="one-description">&quot;What&quot; it shows</desc></svg>',
  );
});

test("what readers neither see nor need is left out", () => {
  expect(
    drawn('<g class="mark-rule" role="graphics-symbol" aria-label="x"><path display="none" d="M0,0"/></g>'),
  ).toBe("<g></g></svg>");
  expect(drawn('<path class="background" aria-hidden="true" d="M0,0h1"/>')).toBe("</svg>");
  expect(drawn('<path class="background" d="M0,0h1" fill="red"/>')).toBe(
    '<path d="M0,0h1" fill="red"/></svg>',
  );
});

test("numbers have two decimals, colours keep their digits, gaps take the colour of the page", () => {
  expect(drawn('<path d="M0.12345,-1e-9L1.005,20" fill="#0072B2" stroke="white" stroke-width="0.7"/>')).toBe(
    '<path d="M0.12,0L1,20" fill="#0072B2" stroke="var(--paper, white)" stroke-width="0.7"/></svg>',
  );
});

test("ids begin with the chart's and are counted from 1, whatever was drawn before", () => {
  expect(
    drawn('<g clip-path="url(#clip17)"></g><defs><clipPath id="clip17"><rect width="1"/></clipPath></defs>'),
  ).toBe(
    '<g clip-path="url(#one-1)"></g><defs><clipPath id="one-1"><rect width="1"/></clipPath></defs></svg>',
  );
});

test("texts are read as they were meant and escaped anew", () => {
  expect(drawn("<text>a &lt;b&gt; &amp;amp; 'c'</text>")).toBe(
    "<text>a &lt;b&gt; &amp;amp; &#39;c&#39;</text></svg>",
  );
});

test.each([
  ['<image x="1"/>', "unsupported element in a drawing: image"],
  ["<script>1</script>", "unsupported element in a drawing: script"],
  ['<g onclick="x"></g>', "unsupported attribute in a drawing: onclick"],
  ['<g style="cursor: pointer;"></g>', "unsupported attribute in a drawing: style"],
  ['<a xlink:href="x"></a>', "unsupported element in a drawing: a"],
  ["<g x='1'></g>", "a drawing is not written as drawings are"],
  ["<!-- note -->", "a drawing is not written as drawings are"],
])("%s is no part of a drawing", (inner, message) => {
  expect(() => drawing(around(inner), name)).toThrow(message);
});
