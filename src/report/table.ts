import { type Html, html, type Part } from "./html.ts";
import { words } from "./words.ts";

/** A column of a table. On a narrow screen a card shows each cell under its head, so that heads of cards are texts. */
export interface Column {
  readonly head: Part;
  readonly numbers?: boolean;
  /** How many hundredths of the table it takes, where that is fixed; then it is for every column. */
  readonly width?: number;
  /** Can a reader sort by it? */
  readonly sorts?: boolean;
}

interface Cell {
  readonly shows: Part;
  /** What it is sorted by, where that is a number. */
  readonly by?: number | null;
}

/** As many cells as there are columns; the first heads the row. */
export interface Row {
  /** An anchor. */
  readonly id?: string;
  readonly cells: readonly (Cell | Part)[];
}

interface Shape {
  /** Its caption's anchor: a fixed word or one made of numbers. */
  readonly id: string;
  readonly caption: Part;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** `cards`: every row becomes a block on a narrow screen. `box`: the table is moved sideways inside its own box. */
  readonly narrow: "cards" | "box";
}

/** A real table: a caption, heads with their scope, and on a narrow screen either cards or a box of its own. */
export function table({ id, caption, columns, rows, narrow }: Shape): Html {
  const heads = columns.map(
    ({ head, numbers, sorts, width }) =>
      html`<th scope="col" role="columnheader"${classOf(numbers, width)}${sorts ? html` data-sorts` : null}>${head}</th>`,
  );
  const body = rows.map(
    ({ id: anchor, cells }) =>
      html`<tr role="row"${anchor === undefined ? null : html` id="${anchor}" tabindex="-1"`}>${cells.map((cell, at) => cellOf(cell, columns[at], at === 0, narrow))}</tr>
`,
  );
  const whole = html`<table role="table" class="${narrow}${columns.every(({ width }) => width !== undefined) ? " fixed" : ""}"><caption id="${id}">${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${body}</tbody></table>`;
  return narrow === "cards"
    ? whole
    : html`<div class="box" role="region" aria-labelledby="${id}" tabindex="0">${whole}</div>`;
}

function cellOf(cell: Cell | Part, { head, numbers }: Column, first: boolean, narrow: Shape["narrow"]): Html {
  const { shows, by } = isCell(cell) ? cell : { shows: cell, by: undefined };
  const label = narrow === "cards" && typeof head === "string" ? html` data-head="${head}"` : null;
  const order = by === undefined || by === null ? null : html` data-by="${by}"`;
  const look = classOf(numbers);
  return first
    ? html`<th scope="row" role="rowheader"${look}${label}${order}>${shows}</th>`
    : html`<td role="cell"${look}${label}${order}>${shows}</td>`;
}

function classOf(numbers = false, width?: number): Html | null {
  const classes = [...(numbers ? ["number"] : []), ...(width === undefined ? [] : [`w${width}`])];
  return classes.length === 0 ? null : html` class="${classes.join(" ")}"`;
}

const isCell = (cell: Cell | Part): cell is Cell =>
  typeof cell === "object" && cell !== null && "shows" in cell;

/** What stands where there is nothing to tell. */
export const empty: Html = html`<span class="none">${words.none}</span>`;
