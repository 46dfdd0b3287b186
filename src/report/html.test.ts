import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html, joined, nothing, trusted, written } from "./html.ts";

const text = (part: string): string => written(html`${part}`);

describe("markup", () => {
  it("escapes what is put in, in text and in attributes", () => {
    const name = `"><img src=x onerror='alert(1)'>&`;
    expect(written(html`<i title="${name}">${name}</i>`)).toBe(
      '<i title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;">' +
        "&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;</i>",
    );
  });

  it("keeps markup, writes lists out, and leaves null out", () => {
    const item = html`<li>${"a & b"}</li>`;
    expect(written(html`<ul>${[item, [item, null], 7]}</ul>`)).toBe(
      "<ul><li>a &amp; b</li><li>a &amp; b</li>7</ul>",
    );
    expect(written(joined(["a", html`<b>b</b>`, "<"], ", "))).toBe("a, <b>b</b>, &lt;");
    expect(written(nothing)).toBe("");
    expect(written(html`${trusted("<svg></svg>")}`)).toBe("<svg></svg>");
  });

  it("takes nothing for markup that only looks like it", () => {
    const forged = JSON.parse('{"markup":"<script>"}');
    expect(() => written(html`${forged}<`)).not.toThrow();
    expect(written(html`${forged}`)).not.toContain("<script>");
  });

  it("shows what HTML forbids, and takes out what turns the direction around", () => {
    expect(text("a\u0000b\u001bc\u007fd\u0085e")).toBe("a\u2400b\u241bc\ufffdd\ufffde");
    expect(text("\ud800x\udc00y\u{1f600}")).toBe("\ufffdx\ufffdy\u{1f600}");
    expect(text("a\u202eb\u2066c\u2069d\u202ce")).toBe("abcde");
    expect(text("a\r\u2028\u2029b\tc\nd")).toBe("a   b\tc\nd");
    expect(text("שלום\u200f 10\u200d")).toBe("שלום\u200f 10\u200d");
  });

  it("leaves no sign with which a tag, an attribute or an entity could begin or end", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (any) => {
        expect(text(any)).not.toMatch(/[<>"'`]|&(?!(?:amp|lt|gt|quot|#39|#96);)/);
      }),
      { seed: 11, numRuns: 2000 },
    );
  });
});
