import type { Command } from "commander";
import { explain as ask } from "../../src/explain.ts";
import { questionOf, told } from "../asked.ts";
import type { Context } from "../context.ts";
import { courseLines, partingLines } from "../layout/course.ts";
import { closing, opening } from "../layout/frame.ts";
import { type Face, faced, gather } from "../options.ts";
import { answered } from "../scenario.ts";
import { exit, stop } from "../stop.ts";
import { styleFor } from "../style.ts";
import { json } from "../text.ts";
import { options, remarks } from "../words.ts";

interface Given extends Face {
  readonly approach?: string;
  readonly versus?: string;
  readonly if?: readonly string[];
  readonly from?: string;
  readonly view?: string;
  readonly set?: readonly string[];
}

export function explain(context: Context): Command {
  return faced("explain", [
    "parley explain scenarios/labour/strike.yaml --approach mediated --versus 'hard opening'",
    "parley explain scenarios/labour/strike.yaml --approach mediated --if 'firm holds at round 2'",
  ])
    .argument("<file>", options.file)
    .option("--approach <name>", options.explained)
    .option("--versus <name>", options.versus)
    .option("--if <move>", options.suppose, gather)
    .option("--from <state>", options.from)
    .option("--view <name>", options.view)
    .option("--set <name=value>", options.set, gather)
    .action(async (file: string, given: Given) => {
      const { approach, versus, if: suppose, from, view, set } = given;
      if (versus !== undefined && approach === undefined) {
        throw stop(exit.usage, "missing-approach", remarks.versusWhat(versus), remarks.versusNote);
      }
      const approaches = [approach, versus].filter((name) => name !== undefined);
      const question = questionOf({ view, set, from, suppose });
      const { model, document } = await answered(context, file, given, (text, name) =>
        ask(text, name, { ...question, approaches }),
      );
      const asked = told(model, question);
      const { stdout } = context.io;
      if (given.json) return stdout.write(json({ format: "parley.explain/1", asked, ...document }));
      const style = styleFor(context.io, given);
      const [first, second] = document.courses;
      const parted =
        second === undefined ? [] : [...partingLines(model, [first, second], document.parting, style), ""];
      const courses = document.courses.flatMap((course) => [...courseLines(model, course, style), ""]);
      stdout.write(
        `${[...opening(model, asked, style), "", ...parted, ...courses, ...closing({ ...document, by: [document] }, style)].join("\n")}\n`,
      );
    });
}
