import type { Command } from "commander";
import { questionOf, told } from "../asked.ts";
import type { Context } from "../context.ts";
import { briefLines } from "../layout/brief.ts";
import { type Face, faced, gather } from "../options.ts";
import { analysed, exitOf } from "../scenario.ts";
import { styleFor } from "../style.ts";
import { json } from "../text.ts";
import { options } from "../words.ts";

interface Given extends Face {
  readonly approach?: readonly string[];
  readonly view?: string;
  readonly set?: readonly string[];
  readonly lens?: readonly string[];
  readonly from?: string;
  readonly refine?: boolean;
}

export function run(context: Context): Command {
  return faced("run", [
    "parley run scenarios/crisis/us-iran-2025.yaml",
    "parley run scenarios/labour/strike.yaml --approach mediated --from 'round 4' --set patience=0.03",
  ])
    .argument("<file>", options.file)
    .option("--approach <name>", options.approach, gather)
    .option("--view <name>", options.view)
    .option("--set <name=value>", options.set, gather)
    .option("--lens <name>", options.lens, gather)
    .option("--from <state>", options.from)
    .option("--refine", options.refine)
    .action(async (file: string, given: Given) => {
      const { approach, view, set, lens, from, refine } = given;
      const question = questionOf({ view, set, from, refine });
      const done = await analysed(
        context,
        file,
        { ...question, approaches: approach, lenses: lens, brief: !given.json },
        given,
      );
      const asked = told(done.model, question);
      const { stdout } = context.io;
      // What could be agreed is told beside the rest; without it a brief is still a brief.
      const [failed] = done.document.results.flatMap(({ lens: by, failure }) =>
        failure === null || (by === "agreement" && lens === undefined) ? [] : [failure],
      );
      if (failed !== undefined) context.exit = exitOf(failed.code);
      if (given.json) stdout.write(json({ format: "parley.run/1", asked, ...done.document }));
      else stdout.write(`${briefLines(done, asked, lens, styleFor(context.io, given)).join("\n")}\n`);
    });
}
