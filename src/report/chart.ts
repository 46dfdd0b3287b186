export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A Vega-Lite specification (version 6) with its data inside: it draws the same anywhere, and asks for nothing. */
export type Specification = Readonly<Record<string, Json>>;

/** What a table shows in one place: a text, a number, or nothing. */
export type Cell = string | number | null;

/** The numbers of a chart for reading and copying. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A chart as plain data. Whoever cannot see it reads its description and its table, which hold all that it shows. */
export interface Chart {
  /** Lower-case letters, digits and hyphens; every id inside the drawing begins with it. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in sentences that tell the finding. */
  readonly description: string;
  readonly spec: Specification;
  readonly table: Table;
}
