import { type Analysis, type Begun, begin, type Options } from "../src/analyze.ts";
import type { Failure } from "../src/lenses/failure.ts";
import type { Refusal } from "../src/open.ts";
import type { Problem } from "../src/scenario/problem.ts";
import type { Context } from "./context.ts";
import type { Face } from "./options.ts";
import { complaints, problemLines, tally } from "./problems.ts";
import { type Exit, exit, Stop, stop } from "./stop.ts";
import { type Style, styleFor } from "./style.ts";
import { safely } from "./text.ts";
import { remarks } from "./words.ts";
import { worked } from "./work.ts";

export type Done = Extract<Analysis, { status: "done" }>;

/**
 * Reads a file and analyses it; whatever keeps it from an answer becomes a `Stop`. Warnings go to the other stream. For
 * people every text in the answer is made safe for a terminal, here and so everywhere.
 */
export function analysed(
  context: Context,
  file: string,
  options: Options,
  face: Face,
  threads = 1,
): Promise<Done> {
  return answered(context, file, face, (text, name) => begin(text, name, options), threads);
}

/** What every way of asking a file can come back with. */
type Answer =
  | { readonly status: "problems"; readonly problems: readonly Problem[] }
  | { readonly status: "refused"; readonly refusal: Refusal }
  | { readonly status: "failed"; readonly failure: Failure }
  | { readonly status: "done" | "swept"; readonly problems: readonly Problem[] };

type Good<Any extends Answer> = Extract<Any, { status: "done" | "swept" }>;

/** `ask` answers at once, or begins work that is then done on so many threads. */
export async function answered<Any extends Answer>(
  context: Context,
  file: string,
  face: Face,
  ask: (text: string, name: string) => Any | Begun<Any> | Exclude<Any, Good<Any>>,
  threads = 1,
): Promise<Good<Any>> {
  const { io } = context;
  const text = io.read(file);
  const name = nameOf(file);
  const begun = ask(text, name);
  const answer: Answer = "work" in begun ? await worked(context, begun, threads) : begun;
  const style = styleFor({ ...io, stdout: io.stderr }, face);
  switch (answer.status) {
    case "refused": {
      const { code, message, note } = answer.refusal;
      throw stop(exit.usage, code, message, note);
    }
    case "failed":
      throw failure(answer.failure, text, name, style);
    case "problems": {
      const { problems } = answer;
      const lines = [...problemLines(problems, text, name, style), "", remarks.stopped(tally(problems)), ""];
      throw new Stop(exit.input, complaints(problems, text, name), lines.join("\n"));
    }
    default: {
      const warnings = answer.problems.filter(({ severity }) => severity === "warning");
      if (warnings.length > 0 && !face.json) io.stderr.write(`${remarks.warned(tally(warnings), name)}\n\n`);
      return (face.json ? answer : safely(answer)) as Good<Any>;
    }
  }
}

/** A file that is well written but has no numbers: a probability beyond 1, a party with no move, too many states. */
function failure(
  { code, message, note, start, end }: Failure,
  text: string,
  file: string,
  style: Style,
): Stop {
  const way = exitOf(code);
  if (start === null) return stop(way, code, message, note);
  const problem: Problem = { severity: "error", code, message, note, span: { start, end: end ?? start } };
  const lines = [...problemLines([problem], text, file, style), "", remarks.stopped(tally([problem])), ""];
  return new Stop(way, complaints([problem], text, file), lines.join("\n"));
}

/** Does a failure lie in the file, or in a limit of the program? */
export const exitOf = (code: string): Exit => (code.startsWith("too-many") ? exit.limit : exit.input);

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
