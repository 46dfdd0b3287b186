import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { z } from "zod";
import { load } from "../load.ts";
import { languageSchema } from "./json.ts";
import { reference } from "./reference.ts";
import { scenario } from "./schema.ts";

const repository = new URL("../../../", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, repository), "utf8");
const library = readdirSync(new URL("scenarios/", repository), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort();

const validate = new Ajv2020({ strict: false }).compile(languageSchema());

describe("the JSON Schema", () => {
  it.each(library)("accepts %s", (name) => {
    validate(parse(textOf(`scenarios/${name}`)));
    expect(validate.errors).toBeNull();
  });
  it("refuses an unknown key", () =>
    expect(validate({ parley: 1, title: "x", parties: {}, titel: 1 })).toBe(false));
  it("refuses a missing key", () => expect(validate({ parley: 1, title: "x" })).toBe(false));
  it("refuses a later version", () => expect(validate({ parley: 2, title: "x", parties: {} })).toBe(false));
  it("marks expressions with what they give", () =>
    expect(JSON.stringify(languageSchema()).match(/"expression":"(number|truth|result)"/g)).toHaveLength(3));
  it("is the one in the repository", () =>
    expect(JSON.parse(textOf("schema/parley.schema.json"))).toEqual(
      JSON.parse(JSON.stringify(languageSchema())),
    ));
});

describe("the reference", () => {
  it("is the one in the page on the language", () =>
    expect(textOf("docs/language.md")).toContain(reference()));
  it("has a section for every key of a file", () => {
    for (const key of Object.keys(scenario.shape)) expect(reference()).toContain(`### ${key}\n`);
  });
});

describe("every key", () => {
  const keys = (schema: z.ZodType, path: string): [string, z.ZodType][] => {
    const def = schema._zod.def as unknown as Record<string, unknown>;
    if (def.type === "optional") return keys(def.innerType as z.ZodType, path);
    if (def.type === "array") return keys(def.element as z.ZodType, path);
    if (def.type === "record") return keys(def.valueType as z.ZodType, `${path}.*`);
    if (def.type === "union") return (def.options as z.ZodType[]).flatMap((option) => keys(option, path));
    if (def.type !== "object") return [];
    return Object.entries(def.shape as Record<string, z.ZodType>).flatMap(([key, inner]) => [
      [`${path}.${key}`, inner] as [string, z.ZodType],
      ...keys(inner, `${path}.${key}`),
    ]);
  };
  const all = keys(scenario, "");

  it("says what it means", () =>
    expect(
      all
        .filter(([, schema]) => !(schema.meta() as { description?: string })?.description)
        .map(([path]) => path),
    ).toEqual([]));
  it("has examples that it accepts itself", () => {
    for (const [path, schema] of all)
      for (const example of (schema.meta() as { examples?: unknown[] }).examples ?? [])
        expect({ path, ok: schema.safeParse(example).success }).toEqual({ path, ok: true });
  });
});

describe("the page on the language", () => {
  const blocks = [...textOf("docs/language.md").matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(
    (match) => match[1],
  );
  it("has examples", () => expect(blocks.length).toBeGreaterThan(3));
  it.each(blocks.map((block, index) => [index + 1, block] as const))(
    "has nothing wrong in block %i",
    (_, block) => expect(load(block, "language.md").problems).toEqual([]),
  );
});
