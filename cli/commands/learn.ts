import type { Command } from "commander";
import type { LearnValue } from "../../src/lenses/hinges/learn.ts";
import type { Context } from "../context.ts";
import { answerInquiry } from "../inquired.ts";
import { learnLines } from "../layout/learn.ts";
import { type Face, faced, gather } from "../options.ts";
import { type Sampled, sampled, sampleOf, threadsOf } from "../sampled.ts";
import { options } from "../words.ts";

interface Given extends Face, Sampled {
  readonly for: string;
  readonly approach?: readonly string[];
  readonly view?: string;
  readonly set?: readonly string[];
}

export function learn(context: Context): Command {
  return sampled(
    faced("learn", [
      "parley learn scenarios/labour/strike.yaml --for union --points 256",
      "parley learn scenarios/crisis/us-iran-2025.yaml --for us --points 256",
    ])
      .argument("<file>", options.file)
      .requiredOption("--for <party>", options.chooser)
      .option("--approach <name>", options.approach, gather)
      .option("--view <name>", options.view)
      .option("--set <name=value>", options.set, gather),
  ).action(async (file: string, given: Given) => {
    await answerInquiry(
      context,
      file,
      { kind: "learn", party: given.for },
      given,
      { study: sampleOf(given), threads: threadsOf(context, given) },
      ({ document, model }, style) =>
        document.results.flatMap(({ value }) =>
          value === null ? [] : learnLines(model, value as LearnValue, style),
        ),
    );
  });
}
