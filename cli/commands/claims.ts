import type { Command } from "commander";
import type { Judgement } from "../../src/claims/judge.ts";
import { told } from "../asked.ts";
import type { Context } from "../context.ts";
import { claimLines } from "../layout/claims.ts";
import { closing, madeOf, opening } from "../layout/frame.ts";
import { type Face, faced, gather } from "../options.ts";
import { analysed, settings } from "../scenario.ts";
import { styleFor } from "../style.ts";
import { json } from "../text.ts";
import { options, remarks } from "../words.ts";

interface Given extends Face {
  readonly view?: string;
  readonly set?: readonly string[];
}

export function claims(context: Context): Command {
  return faced("claims", [
    "parley claims scenarios/crisis/us-iran-2025.yaml",
    "parley claims scenarios/crisis/us-iran-2025.yaml --view pressure",
  ])
    .argument("<file>", options.file)
    .option("--view <name>", options.view)
    .option("--set <name=value>", options.set, gather)
    .action((file: string, given: Given) => {
      const { view, set = [] } = given;
      const question = { view: view ?? null, set: settings(set), from: null, suppose: [], refine: false };
      const { model, document } = analysed(context, file, { ...question, lenses: [], claims: true }, given);
      const asked = told(model, question);
      const { stdout } = context.io;
      if (given.json) return stdout.write(json({ format: "parley.claims/1", asked, ...document }));
      const style = styleFor(context.io, given);
      const judgements = document.results.flatMap(({ value }) =>
        value === null ? [] : [value as Judgement],
      );
      const body = judgements.length === 0 ? [remarks.noClaims] : claimLines(model, judgements, style);
      const lines = [
        ...opening(model, asked, style),
        "",
        ...body,
        "",
        ...closing(madeOf(document, ["claims"]), style),
      ];
      stdout.write(`${lines.join("\n")}\n`);
    });
}
