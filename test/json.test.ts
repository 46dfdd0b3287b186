import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { filesBelow, textOf } from "./repository.ts";
import { parley } from "./shell.ts";

const published = JSON.parse(textOf("schema/output.schema.json"));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(published);
const validateClosed = ajv.compile(closed(published));

/**
 * The published schema lets keys be added, as the version promise says. Here nothing may be undescribed, so every
 * object with named keys is closed.
 */
function closed(schema: unknown): Record<string, unknown> {
  const close = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(close);
    if (part === null || typeof part !== "object") return part;
    const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, close(value)]));
    return "properties" in inner && inner.type === "object"
      ? { ...inner, additionalProperties: false }
      : inner;
  };
  return close(schema) as Record<string, unknown>;
}

const files = filesBelow("scenarios").filter((path) => path.endsWith(".yaml"));

const asked: readonly (readonly string[])[] = [
  ...files.flatMap((file) => ["check", "run", "claims", "test"].map((command) => [command, file])),
  ["run", "scenarios/labour/strike.yaml", "--refine"],
  ["check", ...files],
  ["run", "no-such-file.yaml"],
  ["run", "test/repository.ts"],
  ["check", "test/repository.ts"],
  ["claims"],
];

describe("the JSON of", () => {
  it.each(asked)("%s %s is one document, described in every key", async (...argv) => {
    const { out, err } = await parley([...argv, "--json"]);
    expect(err).toBe("");
    const document = JSON.parse(out);
    expect(validate(document), ajv.errorsText(validate.errors)).toBe(true);
    expect(validateClosed(document), ajv.errorsText(validateClosed.errors?.slice(0, 5))).toBe(true);
  });

  it("the same file is the same to the byte", async () => {
    const argv = ["run", "scenarios/labour/strike.yaml", "--json"];
    expect((await parley(argv)).out).toBe((await parley(argv)).out);
  });

  it("a document with a missing key is not valid", async () => {
    const { out } = await parley(["run", "scenarios/contract/supply.yaml", "--json"]);
    const { seed, ...rest } = JSON.parse(out);
    expect(seed).toBe(1);
    expect(validate(rest)).toBe(false);
  });
});
