import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { width } from "../cli/text.ts";
import { closed } from "./closed.ts";
import { filesBelow, textOf } from "./repository.ts";
import { type Outcome, parley } from "./shell.ts";

const yaml = (folder: string) => filesBelow(folder).filter((path) => path.endsWith(".yaml"));
const library = yaml("scenarios");
const templates = yaml("cli/templates");
const commands = ["check", "run", "claims", "test"] as const;

const published = JSON.parse(textOf("schema/output.schema.json"));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(published);
const validateClosed = ajv.compile(closed(published));

describe("the library", () => {
  it("is there", () => {
    expect(library.length).toBeGreaterThanOrEqual(6);
    expect(templates.map((path) => path.replace(/^.*\//, ""))).toEqual([
      "ceasefire.yaml",
      "contract.yaml",
      "crisis.yaml",
      "strike.yaml",
    ]);
  });
});

describe.each([...library, ...templates])("%s", (file) => {
  const human: Record<string, Outcome> = {};
  const machine: Record<string, Outcome> = {};
  beforeAll(async () => {
    for (const command of commands) {
      human[command] = await parley([command, file]);
      machine[command] = await parley([command, file, "--json"]);
    }
  });

  it("has neither errors nor warnings", () => {
    const [{ problems }] = JSON.parse(machine.check.out).files;
    expect(problems.filter(({ severity }: { severity: string }) => severity !== "note")).toEqual([]);
    expect(human.run.err).toBe("");
  });

  it("meets its expectations", () => {
    expect(human.test.code, human.test.out).toBe(0);
  });

  it("can be run, and its claims be judged", () => {
    expect([human.run.code, human.claims.code]).toEqual([0, 0]);
    expect(JSON.parse(machine.run.out).results.length).toBeGreaterThan(0);
    const results: readonly { value: { status: string } }[] = JSON.parse(machine.claims.out).results;
    expect(results.map(({ value }) => value.status)).not.toContain("invalid");
  });

  it.each(commands)("fits 100 columns in %s, without colour in a pipe", (command) => {
    const { out } = human[command];
    for (const line of out.split("\n")) expect(width(line), line).toBeLessThanOrEqual(100);
    expect(out).not.toContain("\u001b");
  });

  it.each(commands)("gives one JSON document in %s, described in every key", (command) => {
    const { out, err } = machine[command];
    expect(err).toBe("");
    const document = JSON.parse(out);
    expect(validate(document), ajv.errorsText(validate.errors)).toBe(true);
    expect(validateClosed(document), ajv.errorsText(validateClosed.errors?.slice(0, 5))).toBe(true);
  });
});

describe.each(library)("%s", (file) => {
  it("holds itself to at least one number", async () => {
    const { out } = await parley(["test", file, "--json"]);
    expect(JSON.parse(out).passed).toBeGreaterThan(0);
  });
});
