import { spawn, spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { isBuilt } from "../scripts/build.mjs";
import { root, textOf } from "./repository.ts";

const program = "dist/cli/parley.js";
const contract = "scenarios/contract/supply.yaml";

const start = (...argv: readonly string[]) => spawn(process.execPath, [program, ...argv], { cwd: root });

const ended = (child: ReturnType<typeof start>) =>
  new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on("exit", (code, signal) => resolve({ code, signal })),
  );

describe("the compiled program", () => {
  beforeAll(() => {
    expect(isBuilt(), "run `npm run build` first; `npm test` does").toBe(true);
  });

  it("runs by itself, and reads standard input", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, "run", "-"], {
      cwd: root,
      input: textOf(contract),
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("A supply contract");
  });

  it("finds its templates where it is installed", () => {
    const { status, stderr } = spawnSync(process.execPath, [program, "new", contract], {
      cwd: root,
      encoding: "utf8",
    });
    // The file is there already, so the template has been read and nothing is written.
    expect(status).toBe(1);
    expect(stderr).toContain("there is such a file already");
  });

  it("ends quietly when its reader has read enough", async () => {
    const child = start("schema");
    let complaints = "";
    child.stderr.on("data", (chunk) => {
      complaints += chunk;
    });
    child.stdout.destroy();
    expect(await ended(child)).toEqual({ code: 0, signal: null });
    expect(complaints).toBe("");
  });

  it("can be interrupted, which a shell tells as 130", async () => {
    const child = start("check", "-");
    const over = ended(child);
    await new Promise((resolve) => child.on("spawn", resolve));
    child.kill("SIGINT");
    const { code, signal } = await over;
    expect(code === 130 || signal === "SIGINT").toBe(true);
  });
});
