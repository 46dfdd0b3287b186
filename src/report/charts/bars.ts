import type { Specification } from "../chart.ts";
import { colours, ink, type Row, text, width } from "./theme.ts";

const lineHeight = 14;
const bar = 11;
const between = 14;

/** What a row of signed bars must have; what else it has stands in the table alone. */
export type BarRow = Row & {
  readonly place: number;
  readonly value: number;
  /** Ends of the thin line; left out where there is none. */
  readonly low?: number;
  readonly high?: number;
  /** Lines above the bar. */
  readonly name: readonly string[];
  readonly figure: string;
  /** Lines below it; left out where there are none. */
  readonly note?: readonly string[];
};

/** Room for a name beside its figure. */
export const nameRoom = width - 130;

/**
 * Bars to the right and to the left of nothing, each with its name above and its figure at the right: what adds and what
 * takes away. Bars that take away are lighter and hang on the other side.
 */
export function signedBars(rows: readonly BarRow[], title: string): Specification {
  const named = Math.max(...rows.map(({ name }) => name.length));
  const noted = Math.max(0, ...rows.map(({ note }) => note?.length ?? 0));
  const step = named * lineHeight + bar + noted * (lineHeight - 1) + between;
  // Where the bar lies under the names, from the middle of the step.
  const middle = named * lineHeight + bar / 2 + between / 2 - step / 2;
  const y = { field: "place", type: "ordinal", axis: null };
  const x = {
    field: "value",
    type: "quantitative",
    title,
    scale: { zero: true, nice: true },
    axis: { tickCount: 5 },
  };
  const written = { type: "text", color: ink, lineHeight } as const;
  const above = { ...written, baseline: "bottom", dy: middle - bar / 2 - 2 } as const;
  const interval = rows.some(({ low }) => low !== undefined)
    ? [
        {
          transform: [{ filter: "isValid(datum.low)" }],
          mark: { type: "rule", yOffset: middle, strokeWidth: 1.5, color: ink },
          encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y },
        },
      ]
    : [];
  const notes = rows.some(({ note }) => note !== undefined)
    ? [
        {
          transform: [{ filter: "isValid(datum.note)" }],
          mark: {
            ...written,
            lineHeight: lineHeight - 1,
            fontSize: text.small,
            align: "left",
            baseline: "top",
            dy: middle + bar / 2 + 3,
          },
          encoding: { x: { value: 0 }, y, text: { field: "note" } },
        },
      ]
    : [];
  return {
    width,
    height: { step },
    layer: [
      {
        mark: { type: "bar", height: bar, yOffset: middle },
        encoding: {
          x,
          y,
          color: { condition: { test: "datum.value < 0", value: colours.orange }, value: colours.blue },
        },
      },
      ...interval,
      { mark: { type: "rule", opacity: 0.4 }, encoding: { x: { datum: 0, type: "quantitative" } } },
      { mark: { ...above, align: "left" }, encoding: { x: { value: 0 }, y, text: { field: "name" } } },
      { mark: { ...above, align: "right" }, encoding: { x: { value: width }, y, text: { field: "figure" } } },
      ...notes,
    ],
  };
}
