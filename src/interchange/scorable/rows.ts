import type { Span } from "../../expression/syntax.ts";

/** What stands between two commas, without the blanks around it. */
export interface Cell {
  readonly text: string;
  readonly span: Span;
}

/** A line that holds something. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly span: Span;
}

/** The lines of a text that are not blank, cut at their commas; the format knows neither quotes nor comments. */
export function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const span = inside(line, index);
    if (span.start === span.end) continue;
    const cells: Cell[] = [];
    let from = index;
    for (const part of line.split(",")) {
      const place = inside(part, from);
      cells.push({ text: text.slice(place.start, place.end), span: place });
      from += part.length + 1;
    }
    rows.push({ cells, span });
  }
  return rows;
}

/** Where a text that begins at `from` stands without its blanks, among which `trim` counts the mark of a byte order. */
function inside(text: string, from: number): Span {
  const start = from + text.length - text.trimStart().length;
  return { start, end: Math.max(start, from + text.trimEnd().length) };
}
