import type { Problem } from "./problem.ts";

/** Line and column of an offset, both counted from 1; columns count UTF-16 units, as editors do. */
export const position = (text: string, offset: number): { line: number; column: number } =>
  positionsIn(text)(offset);

/** The same for many places of one text. */
const positionsIn = (text: string): ((offset: number) => { line: number; column: number }) => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
};

const widestLine = 96;

/** The source line and a caret line under it; a long line is cut to the part around the caret. */
const excerpt = (text: string, start: number, end: number): string[] => {
  const from = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const stop = text.indexOf("\n", start);
  // Tabs and other controls would push the caret away from what it points at, or drive a terminal.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const line = text.slice(from, stop < 0 ? text.length : stop).replace(/[\u0000-\u001f\u007f-\u009f]/g, " ");
  const column = start - from;
  const width = Math.max(1, Math.min(end - start, line.length - column));
  const cut = column + width > widestLine ? Math.max(0, column - Math.floor(widestLine / 2)) : 0;
  const shown = line.slice(cut, cut + widestLine).trimEnd();
  const caretWidth = Math.max(1, Math.min(width, widestLine - (column - cut)));
  return [`  ${shown}`, `  ${" ".repeat(column - cut)}${"^".repeat(caretWidth)}`];
};

/**
 * Problems the way a compiler tells them, in the order of the file:
 *
 *     strike.yaml:7:18: error[unknown-name]: unknown issue "prise"
 *       buyer: { deal: { prise: 3 } }
 *                        ^^^^^
 *       note: did you mean `price`?
 */
export const render = (problems: readonly Problem[], text: string, file: string): string => {
  const positionOf = positionsIn(text);
  return [...problems]
    .sort((a, b) => a.span.start - b.span.start)
    .map((problem) => {
      const { line, column } = positionOf(problem.span.start);
      const head = `${file}:${line}:${column}: ${problem.severity}[${problem.code}]: ${problem.message}`;
      const note = problem.note === null ? [] : [`  note: ${problem.note}`];
      return [head, ...excerpt(text, problem.span.start, problem.span.end), ...note].join("\n");
    })
    .join("\n\n");
};
