import type { Command } from "commander";
import type { Judgement } from "../../src/claims/judge.ts";
import { questionOf, told } from "../asked.ts";
import type { Context } from "../context.ts";
import { claimsAnswer } from "../layout/claims.ts";
import { madeOf } from "../layout/frame.ts";
import { type Face, faced, gather } from "../options.ts";
import { type Sampled, sampled, sampleOf, threadsOf } from "../sampled.ts";
import { analysed } from "../scenario.ts";
import { styleFor } from "../style.ts";
import { json } from "../text.ts";
import { options } from "../words.ts";

interface Given extends Face, Sampled {
  readonly view?: string;
  readonly set?: readonly string[];
  readonly quick?: boolean;
  readonly where?: boolean;
}

export function claims(context: Context): Command {
  return sampled(
    faced("claims", [
      "parley claims scenarios/crisis/us-iran-2025.yaml --quick",
      "parley claims scenarios/labour/strike.yaml --points 256 --widen 2",
    ])
      .argument("<file>", options.file)
      .option("--view <name>", options.view)
      .option("--set <name=value>", options.set, gather)
      .option("--where", options.where)
      .option("--quick", options.quick),
  ).action(async (file: string, given: Given) => {
    const { view, set, quick = false, where = false } = given;
    const question = questionOf({ view, set });
    const study = quick ? null : { ...sampleOf(given), where };
    const { model, document } = await analysed(
      context,
      file,
      { ...question, lenses: [], claims: true, study },
      given,
      threadsOf(context, given),
    );
    const asked = told(model, question);
    const { stdout } = context.io;
    if (given.json) return stdout.write(json({ format: "parley.claims/2", asked, ...document }));
    const judgements = document.results.flatMap(({ value }) => (value === null ? [] : [value as Judgement]));
    const made = madeOf(document, ["claims"]);
    const lines = claimsAnswer(model, judgements, made, asked, styleFor(context.io, given));
    stdout.write(`${lines.join("\n")}\n`);
  });
}
