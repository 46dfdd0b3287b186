import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import { beforeAll, describe, expect, it } from "vitest";
import type { Chart } from "../chart.ts";
import { render } from "../render.ts";
import { renamed } from "./hostile.laws.ts";
import { chartsOf, type Results, resultsOf, scene } from "./scene.laws.ts";

let results: Results;
let charts: readonly Chart[];
beforeAll(() => {
  results = resultsOf(scene);
  charts = chartsOf(results);
});

describe("a specification", () => {
  let validate: ValidateFunction;
  beforeAll(() => {
    const path = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
    const ajv = new Ajv({ strict: false, validateFormats: false });
    validate = ajv.compile(JSON.parse(readFileSync(path, "utf8")));
  });

  it("is one of Vega-Lite, by the schema that Vega-Lite ships", () => {
    for (const { id, spec } of charts) expect([id, validate(spec)]).toEqual([id, true]);
    for (const { id, spec } of chartsOf(renamed(results))) expect([id, validate(spec)]).toEqual([id, true]);
  });

  it("would not be one with a mark or a key that Vega-Lite does not know", () => {
    const [{ spec }] = charts;
    expect(validate({ ...spec, spec: { mark: "bargraph", encoding: {} } })).toBe(false);
    expect(validate({ ...spec, colour: "red" })).toBe(false);
  });

  it("gives Vega nothing to wonder about", async () => {
    const warnings: string[] = [];
    for (const chart of [...charts, ...chartsOf(renamed(results))]) {
      await render(chart, (warning) => warnings.push(`${chart.id}: ${warning}`));
    }
    expect(warnings).toEqual([]);
    const [, , ranking] = charts;
    await render({ ...ranking, spec: { ...ranking.spec, data: { values: [] } } }, (warning) =>
      warnings.push(warning),
    );
    expect(warnings.length).toBeGreaterThan(0);
  });

  it("hands no text of a scenario to code that Vega makes of it", async () => {
    const { compile } = await import("vega-lite");
    const mark = "zqx";
    const marked = JSON.parse(
      JSON.stringify(results)
        .replaceAll(
          /"(hard|soft|war|drift|anna in bert|bert in anna|C\d|demand|guard|bright|gloomy|Anna|Bert|Carl|everything|split|draft|wish|land|all|half|dam|small|P\(war\))"/g,
          `"${mark}$1"`,
        )
        .replaceAll(/"(values\.|trust\.|chance\.)/g, `"${mark}$1`),
    ) as Results;
    const found = new Set<string>();
    const walk = (value: unknown, path: readonly string[]): void => {
      if (typeof value === "string" && value.includes(mark))
        found.add(path.filter((key) => !/^\d+$/.test(key)).join("."));
      if (typeof value !== "object" || value === null) return;
      for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    };
    for (const { spec } of chartsOf(marked)) {
      const quiet = {
        level: () => quiet,
        error: () => quiet,
        warn: () => quiet,
        info: () => quiet,
        debug: () => quiet,
      };
      walk(compile(spec as never, { logger: quiet as never }).spec, []);
    }
    const places = [...found].map((path) => path.split(".").slice(-2).join("."));
    expect(places.length).toBeGreaterThan(10);
    // Rows of data, domains of scales and titles of axes are read as they are; everything else could be an expression.
    const plain = places.filter((place) => !/^values\.|^scales\.domain$|^axes\.title$/.test(place));
    expect(plain).toEqual([]);
  });
});
