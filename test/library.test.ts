import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { width } from "../cli/text.ts";
import { closed } from "./closed.ts";
import { modelOf } from "./model.ts";
import { filesBelow, textOf } from "./repository.ts";
import { type Outcome, parley } from "./shell.ts";

const yaml = (folder: string) => filesBelow(folder).filter((path) => path.endsWith(".yaml"));
const library = yaml("scenarios");
const templates = yaml("cli/templates");

/** What is asked of each file: every command that it has the sections for, on a sample no larger than it takes to run. */
function askedOf(file: string): readonly (readonly [command: string, ...argv: string[]])[] {
  const { approaches, views, parties, rows, packages, turns, clock } = modelOf(textOf(file), file);
  const few = ["--points", "32"];
  const valued = rows.filter(({ deal }) => deal !== null && packages.length > 0).slice(0, 1);
  const [first, ...others] = approaches.map(({ id }) => id);
  const number =
    clock === null
      ? valued.flatMap(({ id }) => ["--on", `value(${id}, ${packages[0].id})`])
      : ["--approach", first];
  const last = others[others.length - 1];
  const chooser = parties.find((_, party) =>
    turns.some((turn) => turn.kind === "party" && turn.party === party),
  );
  return [
    ["check", file],
    ["run", file],
    ["claims", file, ...few],
    ["test", file],
    ["agree", file],
    ...(number.length === 0 ? [] : ([["sure", file, ...number, ...few]] as const)),
    ...(last === undefined ? [] : ([["levers", file, "--from", first, "--to", last]] as const)),
    ...(last === undefined ? [] : ([["learn", file, "--for", chooser!.id, ...few]] as const)),
    ...(views.length < 2 ? [] : ([["crux", file, "--view", views[0].id, "--view", views[1].id]] as const)),
  ];
}

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
  const asked = askedOf(file);
  const commands = asked.map(([command]) => command);
  const human: Record<string, Outcome> = {};
  const machine: Record<string, Outcome> = {};
  beforeAll(async () => {
    for (const argv of asked) {
      human[argv[0]] = await parley(argv);
      machine[argv[0]] = await parley([...argv, "--json"]);
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

  it("can be asked everything, and its claims be judged", () => {
    for (const command of commands) expect([command, human[command].code]).toEqual([command, 0]);
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
