import type { Command } from "commander";
import type { CruxValue } from "../../src/lenses/hinges/crux.ts";
import { usual } from "../../src/lenses/hinges/study.ts";
import type { Context } from "../context.ts";
import { answerInquiry } from "../inquired.ts";
import { cruxLines } from "../layout/crux.ts";
import { type Face, faced, gather } from "../options.ts";
import { sampleOf, threadsOf } from "../sampled.ts";
import { exit, stop } from "../stop.ts";
import { options, crux as words } from "../words.ts";

interface Given extends Face {
  readonly view?: readonly string[];
  readonly on?: readonly string[];
  readonly approach?: readonly string[];
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly threads?: string;
}

export function crux(context: Context): Command {
  return faced("crux", [
    "parley crux scenarios/crisis/us-iran-2025.yaml --view article --view pressure",
    "parley crux scenarios/crisis/us-iran-2025.yaml --view article --view tehran --on C14",
  ])
    .argument("<file>", options.file)
    .requiredOption("--view <name>", options.views, gather)
    .option("--on <number>", options.on, gather)
    .option("--approach <name>", options.approach, gather)
    .option("--set <name=value>", options.set, gather)
    .option("--seed <number>", options.seed)
    .option("--threads <number>", options.threads)
    .action(async (file: string, { view = [], ...given }: Given) => {
      const [first, second, ...more] = view;
      if (second === undefined || more.length > 0)
        throw stop(exit.usage, "wrong-usage", words.howMany(view.length), words.two);
      const study = { ...usual, seed: sampleOf(given).seed };
      await answerInquiry(
        context,
        file,
        { kind: "crux", views: [first, second], on: given.on },
        given,
        { study, threads: threadsOf(context, given) },
        ({ document }, style) =>
          document.results.flatMap(({ value }) =>
            value === null ? [] : cruxLines(value as CruxValue, style),
          ),
      );
    });
}
