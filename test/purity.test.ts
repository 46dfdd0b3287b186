import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isBuilt } from "../scripts/build.mjs";
import { analyze } from "../src/index.ts";
import { root, textOf } from "./repository.ts";

/** Runs a script on a scenario in a fresh Node that takes the builds which packages offer to browsers. */
const bare = (file: string): string =>
  execFileSync(process.execPath, ["--conditions=browser", "test/purity.mjs", file], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });

describe("the library in a host without Node", () => {
  it.each([
    "scenarios/contract/supply.yaml",
    "scenarios/labour/strike.yaml",
    "scenarios/crisis/us-iran-2025.yaml",
  ])("gives the same bytes on %s", (file) => {
    expect(isBuilt(), "run `npm run build` first; `npm test` does").toBe(true);
    const analysis = analyze(textOf(file), "scenario.yaml", { claims: true });
    if (analysis.status !== "done") throw new Error(`${file} has errors`);
    expect(bare(file)).toBe(JSON.stringify(analysis.document));
  });
});
