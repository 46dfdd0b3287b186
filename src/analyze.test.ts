import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { analyze } from "./analyze.ts";
import { version } from "./lenses/envelope.ts";
import { contract, storm } from "./lenses/fixtures.laws.ts";
import { sha256 } from "./maths/sha256.ts";

const done = (text: string, options = {}) => {
  const analysis = analyze(text, "file.yaml", options);
  if (analysis.status !== "done") throw new Error(JSON.stringify(analysis));
  return analysis;
};

test("runs every lens that has what it needs and names those that have not", () => {
  const { document, skipped } = done(contract);
  expect(document.results.map(({ lens }) => lens)).toEqual(["points", "agreement"]);
  expect(skipped).toEqual([{ lens: "play", missing: ["clock", "turns"] }]);
  expect(done(storm).document.results.map(({ lens, approach }) => [lens, approach])).toEqual([
    ["play", "bold"],
    ["play", "careful"],
    ["play", null],
  ]);
});

test("the document names the program, the file by its hash and the seed", () => {
  const { document } = done(storm);
  expect(document).toMatchObject({ parley: version, seed: 1 });
  expect(document.scenario).toEqual({ title: "A storm", hash: `sha256:${sha256(storm)}` });
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(version).toBe(manifest.version);
});

test("claims are judged when asked for, in the same envelope", () => {
  const { document } = done(storm, { lenses: [], claims: true });
  expect(document.results.map(({ lens, findings }) => [lens, findings])).toEqual([
    ["claims", ["C1 (the coast is safer): holds at the central values; no assumption alone overturns it."]],
    ["claims", ["C2 (the open sea is safe): fails at the central values; no assumption alone overturns it."]],
  ]);
});

test("a file with errors comes back as its problems", () => {
  const analysis = analyze(storm.replace("turns: [weather, anna]", "turns: [wether, anna]"), "storm.yaml");
  expect(analysis.status).toBe("problems");
  expect(analysis.problems.some(({ severity }) => severity === "error")).toBe(true);
});

test("a name that the file does not have is refused, with what was probably meant", () => {
  const refusal = (options: object) => {
    const analysis = analyze(storm, "storm.yaml", options);
    return analysis.status === "refused" ? analysis.refusal : null;
  };
  expect(refusal({ approaches: ["bald"] })).toMatchObject({
    code: "unknown-name",
    message: 'unknown approach "bald"',
    note: 'did you mean "bold"?',
  });
  expect(refusal({ view: "gloom" })).toMatchObject({ message: 'unknown view "gloom"' });
  expect(refusal({ set: { dangr: 1 } })).toMatchObject({ note: 'did you mean "danger"?' });
  expect(refusal({ lenses: ["plya"] })).toMatchObject({ message: 'unknown lens "plya"' });
  expect(refusal({ from: "round 9" })).toMatchObject({ code: "invalid-number" });
  expect(refusal({ from: "round 2 of" })).not.toBeNull();
  expect(refusal({ from: "round 2" })).toBeNull();
});

test("talks can start in the middle", () => {
  const { document } = done(storm, { approaches: ["bold"], from: "round 2" });
  expect(document.results[0].value).toMatchObject({ outcomes: { wreck: expect.closeTo(0.2, 12) } });
});
