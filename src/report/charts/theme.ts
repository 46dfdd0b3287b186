import { plainNumber } from "../../lenses/sentence.ts";
import type { Cell, Json, Specification, Table } from "../chart.ts";

/** Okabe and Ito's colours (2008), told apart by colour-blind readers, by what they are used for. */
export const colours = {
  blue: "#0072B2",
  orange: "#E69F00",
  green: "#009E73",
  sky: "#56B4E9",
  vermilion: "#D55E00",
  purple: "#CC79A7",
  yellow: "#F0E442",
  /** For what is neither of two sides. */
  grey: "#D9D9D9",
  /** Text on any of these. */
  ink: "#1A1A1A",
} as const;

/** Text and lines take the colour of the text around the drawing, gaps that of the page; see `drawing.ts`. */
export const ink = "currentColor";
export const paper = "white";

/**
 * Pixels that a drawing is wide, all in all. A phone shows it nearly as it is and a screen a third larger, so that one
 * drawing is legible on both.
 */
export const width = 400;

/** Sizes of text, and how much room a line of it takes. */
export const text = { size: 12, small: 11, line: 13 } as const;

/** A number as the chart and its table both have it: four significant digits are more than anyone sees. */
export const plotted = (value: number): number => Number(value.toPrecision(4)) + 0;

/** A difference, with a sign that is as wide as a plus. */
export const minus = (written: string): string => written.replace(/^-/, "−");

/** With so many digits as a label has room for. */
export const short = (value: number): string => minus(plainNumber(Number(value.toPrecision(3))));

const config: Specification = {
  aria: false,
  background: "transparent",
  font: "sans-serif",
  view: { stroke: null },
  text: { color: ink, fontSize: text.size },
  rule: { color: ink },
  title: { color: ink, fontSize: text.size },
  header: { labelColor: ink, labelFontSize: text.size, titleColor: ink },
  axis: {
    labelColor: ink,
    titleColor: ink,
    domainColor: ink,
    tickColor: ink,
    gridColor: ink,
    gridOpacity: 0.15,
    domainOpacity: 0.5,
    tickOpacity: 0.5,
    tickSize: 4,
    labelFontSize: text.small,
    titleFontSize: text.small,
    titleFontWeight: "normal",
  },
};

/** A row of a chart's data. Its keys are the chart's own; a text of a scenario is only ever a value. */
export type Row = Readonly<Record<string, Json>>;

/**
 * A specification around its rows. Nothing of a scenario but those rows and a few texts enters one, so that the expressions
 * which Vega makes of it hold no text from a file.
 */
export function specification(rows: readonly Row[], body: Specification): Specification {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    padding: 2,
    config,
    data: { values: rows },
    ...body,
  };
}

/** A table of a chart's rows: a head and a key for each column. A column in which nothing stands is left out. */
export function tabled(
  rows: readonly Row[],
  columns: readonly (readonly [head: string, key: string])[],
): Table {
  const used = columns.filter(([, key]) => rows.some((row) => (row[key] ?? null) !== null));
  return {
    columns: used.map(([head]) => head),
    rows: rows.map((row) => used.map(([, key]) => (row[key] ?? null) as Cell)),
  };
}
