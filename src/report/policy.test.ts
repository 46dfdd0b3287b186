import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { policy } from "./policy.ts";

it("names the style and the script by their hashes, and lets nothing else in", () => {
  for (const [style, script] of [
    ["", ""],
    ["p { color: red }", "'use strict';"],
    ["é\n", "ß".repeat(300)],
  ]) {
    const [one, two] = [style, script].map((text) => createHash("sha256").update(text).digest("base64"));
    expect(policy(style, script)).toBe(
      `default-src 'none'; style-src 'sha256-${one}'; script-src 'sha256-${two}'; ` +
        "img-src data:; base-uri 'none'; form-action 'none'",
    );
  }
});
