import { type Analysis, analyze, type Options } from "../src/analyze.ts";
import type { Context } from "./context.ts";
import type { Face } from "./options.ts";
import { complaints, problemLines, tally } from "./problems.ts";
import { exit, Stop, stop } from "./stop.ts";
import { styleFor } from "./style.ts";
import { safely } from "./text.ts";
import { remarks } from "./words.ts";

export type Done = Extract<Analysis, { status: "done" }>;

/**
 * Reads a file and analyses it; whatever keeps it from an answer becomes a `Stop`. Warnings go to the other stream. For
 * people every text in the answer is made safe for a terminal, here and so everywhere.
 */
export function analysed(context: Context, file: string, options: Options, face: Face): Done {
  const { io } = context;
  const text = io.read(file);
  const name = nameOf(file);
  const analysis = analyze(text, name, options);
  const style = styleFor({ ...io, stdout: io.stderr }, face);
  if (analysis.status === "refused") {
    const { code, message, note } = analysis.refusal;
    throw stop(exit.usage, code, message, note);
  }
  const { problems } = analysis;
  if (analysis.status === "problems") {
    const lines = [...problemLines(problems, text, name, style), "", remarks.stopped(tally(problems)), ""];
    throw new Stop(exit.input, complaints(problems, text, name), lines.join("\n"));
  }
  const warnings = problems.filter(({ severity }) => severity === "warning");
  if (warnings.length > 0 && !face.json) io.stderr.write(`${remarks.warned(tally(warnings), name)}\n\n`);
  return face.json ? analysis : safely(analysis);
}

/** What messages call the file. */
export const nameOf = (file: string): string => (file === "-" ? "standard input" : file);

/** `--set 'name=value'`, several times. */
export function settings(given: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.lastIndexOf("=");
      const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
      if (at < 1 || name === "") {
        throw stop(exit.usage, "invalid-setting", `invalid --set "${text}"`, "write --set 'name=0.3'");
      }
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) || !Number.isFinite(Number(value))) {
        const note = value.includes(",")
          ? "a number is written with a point"
          : "write a number, as in --set 'name=0.3'";
        throw stop(exit.usage, "invalid-number", `invalid number "${value}" in --set "${text}"`, note);
      }
      return [name, Number(value)];
    }),
  );
}
