import type { Command } from "commander";
import type { Judgement } from "../../src/claims/judge.ts";
import { version } from "../../src/lenses/envelope.ts";
import type { Stopped } from "../../src/open.ts";
import type { Material } from "../../src/report/material.ts";
import { isPage } from "../../src/report/page.ts";
import { type Reported, report as reportOf } from "../../src/report/report.ts";
import { asTheFile } from "../asked.ts";
import type { Context } from "../context.ts";
import { claimsAnswer } from "../layout/claims.ts";
import { type Made, madeOf } from "../layout/frame.ts";
import { type Face, faced } from "../options.ts";
import { type Sampled, sampleOf, threadsOf } from "../sampled.ts";
import { answered } from "../scenario.ts";
import { exit, stop } from "../stop.ts";
import { styleFor } from "../style.ts";
import { json } from "../text.ts";
import { options, report as words } from "../words.ts";

interface Given extends Face, Omit<Sampled, "widen"> {
  readonly out: string;
  readonly claims?: boolean;
}

export function report(context: Context): Command {
  return faced("report", [
    "parley report scenarios/contract/supply.yaml -o supply.html",
    "parley report scenarios/labour/strike.yaml -o strike.html --points 256",
  ])
    .argument("<file>", options.file)
    .requiredOption("-o, --out <file>", options.page)
    .option("--claims", options.claims)
    .option("--points <number>", options.points)
    .option("--seed <number>", options.seed)
    .option("--threads <number>", options.threads)
    .action(async (file: string, given: Given) => {
      const { io } = context;
      const { out } = given;
      if (!/\.html?$/i.test(out)) {
        throw stop(exit.usage, "invalid-name", words.noPage(out), words.nameIt);
      }
      if (given.claims && given.json) {
        throw stop(exit.usage, "claims-and-json", words.claimsInJson, words.askApart);
      }
      const { page, model, material } = await answered<Stopped | Reported>(
        context,
        file,
        given,
        (text, name) => reportOf(text, name, { study: sampleOf(given) }),
        threadsOf(context, given),
      );
      const { text, sections } = await page();
      if (!io.create(out, text)) {
        // What is there may be written over when it is a page like this one, and never when it is somebody's work.
        if (!isPage(io.read(out))) throw stop(exit.input, "file-exists", words.taken(out), words.another);
        io.write(out, text);
      }
      const bytes = new TextEncoder().encode(text).length;
      const told = { file: out, bytes, sections };
      if (given.claims) {
        const lines = claimsAnswer(model, ...judged(material), asTheFile, styleFor(io, given));
        io.stdout.write(`${lines.join("\n")}\n\n`);
      }
      if (given.json) io.stdout.write(json({ format: "parley.report/1", parley: version, ...told }));
      else io.stdout.write(`${words.done(out, bytes)}\n`);
    });
}

/** The claims as `parley claims` has them, which tells where they fail only when asked, and how they were judged. */
function judged({ claims, made }: Material): readonly [readonly Judgement[], Made] {
  const judgements = claims.map((claim) => ({
    ...claim,
    plausible: claim.plausible === null ? null : { ...claim.plausible, regions: null },
  }));
  return [judgements, madeOf({ ...made, scenario: { hash: made.hash }, results: made.by }, ["claims"])];
}
