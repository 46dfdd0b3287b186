import type { Problem } from "../src/scenario/problem.ts";
import { position, render } from "../src/scenario/render.ts";
import type { Complaint } from "./stop.ts";
import type { Style } from "./style.ts";
import { safe, width, wrap } from "./text.ts";
import { count, list } from "./words.ts";

/** Problems as data, with lines and columns in place of offsets. */
export function complaints(problems: readonly Problem[], text: string, file: string): readonly Complaint[] {
  return problems.map(({ severity, code, message, note, span }) => ({
    severity,
    code,
    message,
    note,
    file,
    ...position(text, span.start),
  }));
}

/** Problems the way a compiler tells them, with colour where the style has it. */
export function problemLines(
  problems: readonly Problem[],
  text: string,
  file: string,
  style: Style,
): readonly string[] {
  if (problems.length === 0) return [];
  return render(problems, text, file)
    .split("\n")
    .flatMap((line) => fitted(safe(line), style).map((part) => painted(part, style)));
}

/** The line of the file and its caret are cut to fit by `render`; messages and notes are broken here. */
function fitted(line: string, style: Style): readonly string[] {
  const broken = /^(.*?:\d+:\d+: (?:error|warning|note)\[| {2}note: )/.test(line);
  if (!broken || width(line) <= style.columns) return [line];
  const [first, ...rest] = wrap(line.trimStart(), style.columns - 4);
  return [`${line.startsWith(" ") ? "  " : ""}${first}`, ...rest.map((part) => `    ${part}`)];
}

function painted(line: string, style: Style): string {
  const [, place, severity, rest] = /^(.*?:\d+:\d+: )(error|warning|note)(\[.*)$/.exec(line) ?? [];
  if (severity !== undefined) {
    const paint = severity === "error" ? style.bad : severity === "warning" ? style.open : style.faint;
    return `${style.strong(place)}${paint(severity)}${rest}`;
  }
  return /^\s+\^+$/.test(line) ? style.bad(line) : line;
}

/** `2 errors, 1 warning and 3 notes`; empty when there is nothing. */
export function tally(problems: readonly Pick<Problem, "severity">[]): string {
  const kinds = ["error", "warning", "note"] as const;
  return list(
    kinds.flatMap((kind) => {
      const number = problems.filter(({ severity }) => severity === kind).length;
      return number === 0 ? [] : [count(number, kind)];
    }),
  );
}
