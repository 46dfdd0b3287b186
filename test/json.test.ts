import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { closed } from "./closed.ts";
import { root, textOf } from "./repository.ts";
import { parley } from "./shell.ts";

const published = JSON.parse(textOf("schema/output.schema.json"));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(published);
const validateClosed = ajv.compile(closed(published));

const strike = "scenarios/labour/strike.yaml";
const libya = "scenarios/crisis/libya-2003.yaml";
const flagship = "scenarios/crisis/us-iran-2025.yaml";
const explain = ["explain", strike, "--approach", "mediated"];
const asked: readonly (readonly string[])[] = [
  ["run", strike, "--refine"],
  ["check", "scenarios"],
  explain,
  [...explain, "--versus", "hard opening", "--if", "firm holds at round 2"],
  ["explain", strike],
  [...explain, "--if", "firm signs at round 1"],
  ["run", "no-such-file.yaml"],
  ["run", "test/repository.ts"],
  ["check", "test/repository.ts"],
  ["claims"],
  ["claims", strike, "--points", "128", "--widen", "2", "--where"],
  ["claims", strike, "--quick"],
  ["levers", strike, "--from", "hard opening", "--to", "mediated with takeover = 0.1"],
  ["levers", strike, "--from", "mediated", "--to", "mediated"],
  ["crux", libya, "--view", "fear did it", "--view", "relief did it", "--on", "P(deal)"],
  ["crux", flagship, "--view", "article", "--view", "tehran", "--on", "P(deal | stepping back)"],
  ["sure", strike, "--points", "64", "--on", "P(closure | mediated)", "--indices"],
  ["agree", strike],
  ["agree", "scenarios/treaty/river.yaml"],
  ["learn", strike, "--for", "union", "--points", "64", "--widen", "2"],
];

describe("the JSON of", () => {
  it.each(asked)("%s %s is one document, described in every key", async (...argv) => {
    const { out, err } = await parley([...argv, "--json"]);
    expect(err).toBe("");
    const document = JSON.parse(out);
    expect(validate(document), ajv.errorsText(validate.errors)).toBe(true);
    expect(validateClosed(document), ajv.errorsText(validateClosed.errors?.slice(0, 5))).toBe(true);
  });

  it.each([
    ["sweep", strike, "--points", "16", "--out", "runs.csv"],
    ["report", "scenarios/contract/supply.yaml", "--points", "16", "--out", "supply.html"],
  ])("%s, which writes a file, is one document, described in every key", async (...argv) => {
    const folder = mkdtempSync(join(tmpdir(), "parley-json-"));
    symlinkSync(join(root, "scenarios"), join(folder, "scenarios"), "junction");
    const { out, err } = await parley([...argv, "--json"], { folder });
    rmSync(folder, { recursive: true, force: true });
    expect(err).toBe("");
    const document = JSON.parse(out);
    expect(document.file).toBe(argv[argv.length - 1]);
    expect(validateClosed(document), ajv.errorsText(validateClosed.errors?.slice(0, 5))).toBe(true);
  });

  it("the same file is the same to the byte", async () => {
    const argv = ["run", strike, "--json"];
    expect((await parley(argv)).out).toBe((await parley(argv)).out);
  });

  it("a document with a missing key is not valid", async () => {
    const { out } = await parley(["run", "scenarios/contract/supply.yaml", "--json"]);
    const { seed, ...rest } = JSON.parse(out);
    expect(seed).toBe(1);
    expect(validate(rest)).toBe(false);
  });
});
