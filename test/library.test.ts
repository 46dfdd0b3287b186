import { describe, expect, it } from "vitest";
import { filesBelow } from "./repository.ts";
import { parley } from "./shell.ts";

const yaml = (folder: string) => filesBelow(folder).filter((path) => path.endsWith(".yaml"));
const library = yaml("scenarios");
const templates = yaml("cli/templates");

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
  it("has neither errors nor warnings", async () => {
    const { out } = await parley(["check", file, "--json"]);
    const [{ problems }] = JSON.parse(out).files;
    expect(problems.filter(({ severity }: { severity: string }) => severity !== "note")).toEqual([]);
  });

  it("meets its expectations", async () => {
    const { code, out } = await parley(["test", file]);
    expect(code, out).toBe(0);
  });

  it("can be run, and its claims be judged", async () => {
    const run = await parley(["run", file, "--json"]);
    expect(run.code, run.err).toBe(0);
    const { results } = JSON.parse(run.out);
    expect(results.length).toBeGreaterThan(0);
    const claims = await parley(["claims", file, "--json"]);
    const statuses = JSON.parse(claims.out).results.map(
      (result: { value: { status: string } }) => result.value.status,
    );
    expect(statuses).not.toContain("invalid");
  });
});

describe.each(library)("%s", (file) => {
  it("holds itself to at least one number", async () => {
    const { out } = await parley(["test", file, "--json"]);
    expect(JSON.parse(out).passed).toBeGreaterThan(0);
  });
});
