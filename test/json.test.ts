import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { closed } from "./closed.ts";
import { textOf } from "./repository.ts";
import { parley } from "./shell.ts";

const published = JSON.parse(textOf("schema/output.schema.json"));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(published);
const validateClosed = ajv.compile(closed(published));

const explain = ["explain", "scenarios/labour/strike.yaml", "--approach", "mediated"];
const asked: readonly (readonly string[])[] = [
  ["run", "scenarios/labour/strike.yaml", "--refine"],
  ["check", "scenarios"],
  explain,
  [...explain, "--versus", "hard opening", "--if", "firm holds at round 2"],
  ["explain", "scenarios/labour/strike.yaml"],
  [...explain, "--if", "firm signs at round 1"],
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
