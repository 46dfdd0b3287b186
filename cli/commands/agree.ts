import { type Command, Option } from "commander";
import { agree as agreeIn, type Table, tableOf } from "../../src/agree.ts";
import type { Source } from "../../src/interchange/problem.ts";
import type { Made } from "../../src/lenses/agreement/agreement.ts";
import { questionOf, told } from "../asked.ts";
import type { Context } from "../context.ts";
import { answerDomain, isDomain } from "../domain.ts";
import { agreementLines } from "../layout/agreement.ts";
import { closing, madeOf, opening } from "../layout/frame.ts";
import { type Face, faced, gather } from "../options.ts";
import { answered, exitOf, nameOf } from "../scenario.ts";
import { exit, stop } from "../stop.ts";
import { type Style, styleFor } from "../style.ts";
import { paragraph } from "../table.ts";
import { json } from "../text.ts";
import { options, agreement as words } from "../words.ts";

interface Given extends Face {
  readonly approach?: readonly string[];
  readonly view?: string;
  readonly set?: readonly string[];
  readonly from?: string;
  readonly csv?: string;
  readonly evaluation?: "genius" | "raw";
  readonly scenario?: string;
}

export function agree(context: Context): Command {
  return faced("agree", [
    "parley agree scenarios/contract/supply.yaml",
    "parley agree scenarios/crisis/libya-2003.yaml --approach 'relief alone'",
  ])
    .argument("<file...>", options.domain)
    .option("--approach <name>", options.approach, gather)
    .option("--view <name>", options.view)
    .option("--set <name=value>", options.set, gather)
    .option("--from <state>", options.from)
    .option("--csv <file>", options.csv)
    .addOption(new Option("--evaluation <reading>", options.evaluation).choices(["genius", "raw"]))
    .option("--scenario <file>", options.scenario)
    .action(async (files: readonly string[], given: Given) => {
      const sources = files.map((file): Source => ({ file: nameOf(file), text: context.io.read(file) }));
      const of = isDomain(sources) ? "domain" : "scenario";
      const stray = foreign[of].find((option) => given[option] !== undefined);
      if (stray !== undefined)
        throw stop(exit.usage, "wrong-usage", words.stray(stray, of), words.strayNote[of]);
      if (of === "scenario") return answerScenario(context, files[0], given);
      tell(context, given, answerDomain(context, sources, given));
    });
}

/** Options that say nothing of the other kind of file. */
const foreign = {
  scenario: ["evaluation", "scenario"],
  domain: ["approach", "view", "set", "from"],
} as const;

async function answerScenario(context: Context, file: string, given: Given): Promise<void> {
  const { approach, view, set, from } = given;
  const question = questionOf({ view, set, from });
  const answer = await answered(context, file, given, (text, name) =>
    agreeIn(text, name, { ...question, approaches: approach }),
  );
  const { model, document, spaces } = answer;
  const asked = told(model, question);
  tell(context, given, {
    about: { asked, domain: null },
    document,
    spaces,
    commonScale: model.commonScale,
    opening: (style) => opening(model, asked, style),
    wrote: [],
  });
}

/** An answer and what is said around it. */
export interface Answer {
  readonly about: { readonly asked: object; readonly domain: object | null };
  readonly document: Extract<ReturnType<typeof agreeIn>, { status: "done" }>["document"];
  readonly spaces: readonly Made[];
  readonly commonScale: boolean;
  opening(style: Style): readonly string[];
  /** Sentences about files that were written. */
  readonly wrote: readonly string[];
}

function tell(
  context: Context,
  given: Given,
  { about, document, spaces, commonScale, opening, wrote }: Answer,
): void {
  const { io } = context;
  const failures = document.results.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  if (failures.length > 0) context.exit = exitOf(failures[0].code);
  const table = given.csv === undefined ? null : writtenTo(context, given.csv, spaces);
  if (given.json) {
    io.stdout.write(json({ format: "parley.agree/1", ...about, ...document }));
    return;
  }
  const style = styleFor(io, given);
  const lines = [
    ...opening(style),
    "",
    ...document.results.flatMap(({ approach, value, failure }) =>
      value === null
        ? [style.bad(words.failed(failure?.message ?? "")), ""]
        : agreementLines(
            value,
            { approach: document.results.length > 1 ? approach : null, commonScale },
            style,
          ),
    ),
    ...[...(table === null ? [] : [words.wrote(given.csv!, table.packages)]), ...wrote].flatMap((text) =>
      paragraph(text, style),
    ),
    ...(table === null && wrote.length === 0 ? [] : [""]),
    ...closing(madeOf(document, ["agreement"]), style),
  ];
  io.stdout.write(`${lines.join("\n")}\n`);
}

function writtenTo({ io }: Context, file: string, spaces: readonly Made[]): Table {
  const table = tableOf(spaces);
  if ("code" in table) throw stop(exitOf(table.code), table.code, table.message, table.note);
  if (!io.create(file, table.text)) throw stop(exit.input, "file-exists", words.taken(file), words.takenNote);
  return table;
}
