import type { Style } from "./style.ts";
import { padEnd, padStart, width, wrap } from "./text.ts";

export interface Column {
  readonly head: string;
  /** Numbers stand to the right, words to the left. */
  readonly align: "left" | "right";
  /** May its texts be broken over several lines when the table is too wide? */
  readonly flows?: boolean;
}

const gap = "  ";
const leastFlow = 12;

/**
 * An aligned table: heads, a rule, rows. Columns that may flow share what the others leave. In plain form each row is
 * a line of its own in which every cell carries the head of its column, so that it can be read aloud. `below` gives
 * lines that stand under a row. A line end inside a cell breaks it there.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  style: Style,
  below: (row: number) => readonly string[] = () => [],
): readonly string[] {
  if (style.plain) return rows.flatMap((cells, row) => [spoken(columns, cells), ...below(row)]);
  const widths = columnWidths(columns, rows, style.columns);
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, at) => (align === "right" ? padStart : padEnd)(cells[at], widths[at]))
      .join(gap)
      .trimEnd();
  const lines = (cells: readonly string[]) => {
    const wrapped = cells.map((cell, at) =>
      cell.split("\n").flatMap((part) => (columns[at].flows ? wrap(part, widths[at]) : [part])),
    );
    const height = Math.max(...wrapped.map((part) => part.length));
    return Array.from({ length: height }, (_, row) => line(wrapped.map((part) => part[row] ?? "")));
  };
  return [
    ...lines(columns.map(({ head }) => head)).map(style.faint),
    style.faint(widths.map((columns) => "─".repeat(columns)).join(gap)),
    ...rows.flatMap((cells, row) => [...lines(cells), ...below(row)]),
  ];
}

function spoken(columns: readonly Column[], cells: readonly string[]): string {
  const parts = cells.flatMap((broken, at) => {
    const cell = broken.replaceAll("\n", " ");
    if (cell === "") return [];
    return columns[at].head === "" || at === 0 ? [cell] : [`${columns[at].head} ${cell}`];
  });
  return parts.length < 2 ? parts.join("") : `${parts[0]}: ${parts.slice(1).join("; ")}`;
}

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  total: number,
): readonly number[] {
  const natural = columns.map(({ head }, at) =>
    Math.max(width(head), ...rows.flatMap((cells) => cells[at].split("\n").map(width))),
  );
  const spare = total - gap.length * (columns.length - 1);
  const fixed = natural.reduce((sum, columnsWide, at) => sum + (columns[at].flows ? 0 : columnsWide), 0);
  const flowing = columns.filter(({ flows }) => flows).length;
  const wanted = natural.reduce((sum, columnsWide) => sum + columnsWide, 0);
  if (wanted <= spare || flowing === 0) return natural;
  // The narrow ones get what they want first; the wide ones share the rest.
  const result = [...natural];
  let left = spare - fixed;
  let open = columns.flatMap(({ flows }, at) => (flows ? [at] : [])).sort((a, b) => natural[a] - natural[b]);
  while (open.length > 0) {
    const share = Math.max(leastFlow, Math.floor(left / open.length));
    const [at, ...others] = open;
    result[at] = Math.min(natural[at], share);
    left -= result[at];
    open = others;
  }
  return result;
}

/** A paragraph within the width, each line set in by so many spaces. */
export function paragraph(text: string, style: Style, indent = 0): readonly string[] {
  const space = " ".repeat(indent);
  return wrap(text, style.columns - indent).map((line) => space + line);
}

/** A paragraph whose first line begins with a mark and whose other lines stand under its text. */
export function item(mark: string, text: string, style: Style): readonly string[] {
  const space = " ".repeat(width(mark));
  return wrap(text, style.columns - width(mark)).map((line, at) => (at === 0 ? mark : space) + line);
}
