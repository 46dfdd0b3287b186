import type { Command } from "commander";
import type { SureValue } from "../../src/lenses/hinges/sure.ts";
import type { Context } from "../context.ts";
import { answerInquiry } from "../inquired.ts";
import { sureLines } from "../layout/sure.ts";
import { type Face, faced, gather } from "../options.ts";
import { type Sampled, sampled, sampleOf, threadsOf } from "../sampled.ts";
import { options } from "../words.ts";

interface Given extends Face, Sampled {
  readonly on?: readonly string[];
  readonly approach?: readonly string[];
  readonly view?: string;
  readonly set?: readonly string[];
  readonly indices?: boolean;
}

export function sure(context: Context): Command {
  return sampled(
    faced("sure", [
      "parley sure scenarios/labour/strike.yaml --points 256",
      "parley sure scenarios/labour/strike.yaml --on 'length(mediated)' --points 256 --indices",
    ])
      .argument("<file>", options.file)
      .option("--on <number>", options.on, gather)
      .option("--approach <name>", options.approach, gather)
      .option("--view <name>", options.view)
      .option("--set <name=value>", options.set, gather)
      .option("--indices", options.indices),
  ).action(async (file: string, given: Given) => {
    const { on, indices = false } = given;
    await answerInquiry(
      context,
      file,
      { kind: "sure", on, indices },
      given,
      { study: sampleOf(given), threads: threadsOf(context, given) },
      ({ document }, style) =>
        document.results.flatMap(({ value }) => (value === null ? [] : sureLines(value as SureValue, style))),
    );
  });
}
