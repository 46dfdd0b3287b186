import type { Command } from "commander";
import type { LeversValue } from "../../src/lenses/hinges/levers.ts";
import type { Context } from "../context.ts";
import { answerInquiry } from "../inquired.ts";
import { leversLines } from "../layout/levers.ts";
import { type Face, faced, gather } from "../options.ts";
import { threadsOf } from "../sampled.ts";
import { options } from "../words.ts";

interface Given extends Face {
  readonly from: string;
  readonly to: string;
  readonly on?: readonly string[];
  readonly view?: string;
  readonly set?: readonly string[];
  readonly threads?: string;
}

export function levers(context: Context): Command {
  return faced("levers", [
    "parley levers scenarios/labour/strike.yaml --from 'hard opening' --to mediated --on length",
    "parley levers scenarios/crisis/libya-2003.yaml --from 'fear alone' --to 'relief plus pledge'",
  ])
    .argument("<file>", options.file)
    .requiredOption("--from <approach>", options.start)
    .requiredOption("--to <approach>", options.to)
    .option("--on <number>", options.moved, gather)
    .option("--view <name>", options.view)
    .option("--set <name=value>", options.set, gather)
    .option("--threads <number>", options.threads)
    .action(async (file: string, given: Given) => {
      const { from, to, on } = given;
      await answerInquiry(
        context,
        file,
        { kind: "levers", from, to, on },
        given,
        { threads: threadsOf(context, given) },
        ({ document }, style) =>
          document.results.flatMap(({ value }) =>
            value === null ? [] : leversLines(value as LeversValue, style),
          ),
      );
    });
}
