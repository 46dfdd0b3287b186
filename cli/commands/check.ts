import type { Command } from "commander";
import { analyze } from "../../src/analyze.ts";
import { version } from "../../src/lenses/envelope.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import type { Context } from "../context.ts";
import { type Face, faced } from "../options.ts";
import { complaints, problemLines, tally } from "../problems.ts";
import { eachOf } from "../progress.ts";
import { nameOf } from "../scenario.ts";
import { exit } from "../stop.ts";
import { styleFor } from "../style.ts";
import { json, safe } from "../text.ts";
import { options, remarks } from "../words.ts";

interface Checked {
  readonly file: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

export function check(context: Context): Command {
  return faced("check", [
    "parley check scenarios/contract/supply.yaml",
    "parley check --json scenarios/contract/supply.yaml scenarios/labour/strike.yaml",
  ])
    .argument("<file...>", options.path)
    .action((files: readonly string[], face: Face) => {
      const { io } = context;
      const paths = files.flatMap((path) => io.scenarios(path));
      const checked = eachOf(io, paths, (file) => examine(file, io.read(file)));
      if (face.json) {
        const told = checked.map(({ file, text, problems }) => ({
          file,
          problems: complaints(problems, text, file),
        }));
        io.stdout.write(json({ format: "parley.check/1", parley: version, files: told }));
      } else {
        const style = styleFor(io, face);
        const lines = checked.flatMap(({ file, text, problems }) => [
          ...problemLines(problems, text, file, style),
          ...(problems.length > 0 ? [""] : []),
          `${style.strong(safe(file))}: ${problems.length === 0 ? style.good(remarks.fine) : tally(problems)}`,
          ...(problems.length > 0 ? [""] : []),
        ]);
        io.stdout.write(`${lines.join("\n").trimEnd()}\n`);
      }
      if (checked.some(({ problems }) => problems.some(({ severity }) => severity === "error"))) {
        context.exit = exit.input;
      }
    });
}

/** Without any lens, so that only the file is judged and nothing is computed. */
function examine(path: string, text: string): Checked {
  const file = nameOf(path);
  const analysis = analyze(text, file, { lenses: [] });
  return { file, text, problems: analysis.problems };
}
