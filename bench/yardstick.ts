import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Solution } from "../src/game/evaluate.ts";
import { dump } from "./dump.ts";

/** The C program, built in a folder of its own. */
export interface Yardstick {
  /** Seconds of processor time of each of some runs of both passes over one graph. */
  run(solution: Solution, times: number): readonly number[];
  close(): void;
}

/** Null where there is no C compiler. */
export function yardstick(): Yardstick | null {
  const folder = mkdtempSync(join(tmpdir(), "parley-"));
  const program = join(folder, "yardstick");
  const source = fileURLToPath(new URL("./yardstick.c", import.meta.url));
  try {
    execFileSync("gcc", ["-O3", "-o", program, source, "-lm"], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    run(solution, times) {
      const file = join(folder, "graph.bin");
      dump(solution, file);
      const lines = execFileSync(program, [file, String(times)], { encoding: "utf8" })
        .trim()
        .split("\n");
      return lines.map((line) => {
        const [seconds, value] = line.split(" ").map(Number);
        if (value !== solution.work.values[0]) throw new Error(`the yardstick says ${value}`);
        return seconds;
      });
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
