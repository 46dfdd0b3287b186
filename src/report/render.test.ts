import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import type { Chart } from "./chart.ts";
import { renamed } from "./charts/hostile.laws.ts";
import { chartsOf, type Results, resultsOf, scene } from "./charts/scene.laws.ts";
import { width } from "./charts/theme.ts";
import { written } from "./html.ts";
import { render } from "./render.ts";

let results: Results;
let charts: readonly Chart[];
beforeAll(() => {
  results = resultsOf(scene);
  charts = chartsOf(results);
});

async function drawn(list: readonly Chart[]): Promise<readonly string[]> {
  const pictures: string[] = [];
  for (const chart of list) pictures.push(written(await render(chart)));
  return pictures;
}

interface Picture {
  readonly elements: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly texts: readonly string[];
}

/** What a strict parser of XML finds in a picture. */
function parsed(picture: string): Picture {
  const found = { elements: [] as string[], attributes: [] as [string, string][], texts: [] as string[] };
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    found.elements.push(name);
    for (const [key, value] of Object.entries(attributes)) found.attributes.push([key, String(value)]);
  });
  parser.on("text", (text) => {
    if (text.trim() !== "") found.texts.push(text);
  });
  parser.write(picture).close();
  return found;
}

/** Letters: a page of ten such drawings is still a mail. */
const small = 25_000;

describe("a drawing", () => {
  it("is the same to the byte a second time and in another process", async () => {
    const once = await drawn(charts);
    expect(await drawn([...charts].reverse())).toEqual([...once].reverse());
    const code = `
      const { chartsOf, resultsOf, scene } = await import("./charts/scene.laws.ts");
      const { render } = await import("./render.ts");
      const { written } = await import("./html.ts");
      const list = [];
      for (const chart of chartsOf(resultsOf(scene))) list.push(written(await render(chart)));
      process.stdout.write(JSON.stringify(list));
    `;
    const folder = fileURLToPath(new URL(".", import.meta.url));
    const argv = [
      "--import",
      "tsx",
      "--input-type=module",
      "--eval",
      code.replaceAll('"./', `"${new URL(".", import.meta.url)}`),
    ];
    const other = execFileSync(process.execPath, argv, { cwd: folder, encoding: "utf8", maxBuffer: 1e8 });
    expect(JSON.parse(other)).toEqual(once);
  });

  it("is small, and as wide as a phone shows without shrinking its text by more than a fifth", async () => {
    for (const [at, picture] of (await drawn(charts)).entries()) {
      const [, wide] = /viewBox="0 0 ([\d.]+) [\d.]+"/.exec(picture)!;
      expect([charts[at].id, Number(wide) > 0.9 * width, Number(wide) < 1.1 * width]).toEqual([
        charts[at].id,
        true,
        true,
      ]);
      expect(picture.length).toBeLessThan(small);
    }
  });

  it("names no place outside itself and has no style, class of its own or script", async () => {
    for (const picture of await drawn(charts)) {
      const { attributes } = parsed(picture);
      expect(attributes.filter(([name]) => /^on|^style$|href|^src$/.test(name))).toEqual([]);
      expect(attributes.filter(([, value]) => /url\((?!#)|https?:|javascript:/.test(value))).toEqual([]);
    }
  });

  it("has text and lines in the colour of the page", async () => {
    for (const picture of await drawn(charts)) {
      const { elements, attributes } = parsed(picture);
      expect(elements.filter((name) => name === "text").length).toBeGreaterThan(1);
      expect(attributes.some(([name, value]) => name === "fill" && value === "currentColor")).toBe(true);
      expect(attributes.filter(([, value]) => value === "#000" || value === "black")).toEqual([]);
    }
  });

  it("shows hostile names as texts, and has no element or attribute but its own", async () => {
    const [plain, attacked] = [await drawn(charts), await drawn(chartsOf(renamed(results)))].map((list) =>
      list.map(parsed),
    );
    const known = (pictures: readonly Picture[]) => ({
      // A long name goes into several lines.
      elements: new Set(["tspan", ...pictures.flatMap(({ elements }) => elements)]),
      attributes: new Set([
        "x",
        "dy",
        ...pictures.flatMap(({ attributes }) => attributes.map(([name]) => name)),
      ]),
    });
    expect([...known(attacked).elements].filter((name) => !known(plain).elements.has(name))).toEqual([]);
    expect([...known(attacked).attributes].filter((name) => !known(plain).attributes.has(name))).toEqual([]);
    const texts = attacked.flatMap((one) => one.texts).join("\n");
    expect(texts).toContain("</text></svg><script>alert(1)");
    expect(texts).toContain("&lt;b&gt;&amp;");
    expect(texts).toContain("constructor");
    expect(texts).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(texts).not.toContain("\u0007");
    for (const { attributes } of attacked) {
      const values = attributes.filter(([name]) => name !== "viewBox").map(([, value]) => value);
      expect(values.filter((value) => /alert|example|script>|datum/.test(value))).toEqual([]);
    }
  });
});
