import type { Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import { widthOf } from "./measure.ts";
import { ink, type Row, text, width } from "./theme.ts";

/** What charts over rounds have in common: one panel below the other, and what is shown named where it ends. */

const axisWidth = 34;
/** Between what is shown and its label. */
export const leader = 12;

/** How high a panel is in which so many labels stand one below the other. */
export const heightFor = (labels: number): number => Math.max(96, text.line * labels);

/** How wide the panels are beside the labels of their rows. */
export function plotFor(rows: readonly Row[]): number {
  const labels = rows.map(({ label }) => (label === undefined ? 0 : widthOf(String(label), text.size)));
  return width - axisWidth - leader - Math.max(...labels);
}

export const roundAxis = (scale: Specification) => ({
  field: "round",
  type: "quantitative",
  title: words.round,
  scale: { ...scale, nice: false },
  axis: { grid: false, tickMinStep: 1, tickCount: 6, format: "d" },
});

/** A field on the axis from 0 to the top. */
export const levelAxis = (field: string, top: number) => ({
  field,
  type: "quantitative",
  scale: { domain: [0, top] },
  axis: { values: [0, top / 2, top], format: ".3~f" },
  title: null,
});

/** For whatever is shown beside the rows that have a label. */
export const labelled = { transform: [{ filter: "isValid(datum.label)" }] } as const;

/** The labels, each where it stands. */
export const labels = (plot: number, top: number): Specification => ({
  ...labelled,
  mark: { type: "text", align: "left", baseline: "middle", color: ink },
  encoding: { x: { value: plot + leader }, y: levelAxis("stands", top), text: { field: "label" } },
});

/** One panel for each value of a field, under its name. */
export const panels = (
  field: string,
  { plot, height, labelWidth }: Readonly<Record<"plot" | "height" | "labelWidth", number>>,
  layer: readonly Specification[],
): Specification => ({
  facet: {
    field,
    type: "nominal",
    sort: { field: "place", op: "min" },
    header: {
      title: null,
      labelAnchor: "start",
      labelFontWeight: "bold",
      labelLimit: plot + leader + labelWidth,
    },
  },
  columns: 1,
  spacing: 14,
  spec: { width: plot, height, layer },
});
