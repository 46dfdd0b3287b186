import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { isBuilt } from "../scripts/build.mjs";
import { root, textOf } from "./repository.ts";

/** Evaluates the ends of all ranges of the flagship on one thread and on two; leaves the two open at the end. */
const program = `
  import { readFileSync } from "node:fs";
  import { threads } from "./dist/cli/threads/threads.js";
  import { contextFor } from "./dist/src/lenses/context.js";
  import { courseOf } from "./dist/src/lenses/course.js";
  import { ends } from "./dist/src/lenses/readings.js";
  import { endsOf } from "./dist/src/lenses/spread.js";
  import { load } from "./dist/src/scenario/load.js";
  const { model } = load(readFileSync("scenarios/crisis/us-iran-2025.yaml", "utf8"), "us-iran-2025.yaml");
  for (const count of [1, 2]) {
    const { engine } = contextFor(model);
    const demands = model.approaches.map(({ settings }) => ({ course: courseOf(model, settings), reading: ends }));
    const worlds = endsOf(engine).map(({ world }) => world);
    await threads(count).evaluate(engine.unknown([{ demands, worlds }]));
    const left = engine.unknown([{ demands, worlds }]).length;
    const found = demands.map(({ course }) => worlds.map((world) => [...engine.read(course, world, ends).outcomes]));
    console.log(JSON.stringify({ left, found }));
  }
`;

describe("threads", () => {
  it("run compiled, find the same, and keep no program alive that forgot them", () => {
    expect(isBuilt(), "run `npm run build` first; `npm test` does").toBe(true);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: root,
      encoding: "utf8",
      timeout: 50_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    expect([status, stderr]).toEqual([0, ""]);
    const [one, two] = stdout.trimEnd().split("\n");
    expect(two).toBe(one);
    expect(JSON.parse(one)).toMatchObject({ left: 0, found: { length: 4 } });
  });

  it("begin with the evaluation alone: nothing of the language, no package", () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const walk = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const [, clause, to] of textOf(path).matchAll(/^(?:import|export)\s([^;"]*?)\sfrom "([^"]+)"/gm)) {
        const named = /^\{([^}]*)\}$/.exec(clause.trim())?.[1].split(",") ?? [clause];
        // Types are gone once it is compiled.
        if (named.every((name) => name.trim() === "" || name.trim().startsWith("type "))) continue;
        if (to.startsWith(".")) walk(join(dirname(path), to).replaceAll("\\", "/"));
        else packages.add(to);
      }
    };
    walk("cli/threads/worker.ts");
    expect([...packages]).toEqual(["node:worker_threads"]);
    expect(seen).toContain("src/game/evaluate.ts");
    expect([...seen].filter((path) => /^src\/(scenario|claims|analyze)/.test(path))).toEqual([]);
  });
});
