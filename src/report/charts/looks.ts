import type { Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import type { Kind, Mark } from "./space.ts";
import { colours, ink, text, width } from "./theme.ts";

/** How a package is drawn: form and filling differ, not the colour alone. Paths are in units of half the root of the size. */
const looks = {
  agreed: { shape: "circle", fill: colours.blue, stroke: ink },
  refused: { shape: "circle", fill: "transparent", stroke: ink },
  "named agreed": { shape: "M-1.3,-1.3H1.3V1.3H-1.3Z", fill: colours.orange, stroke: ink },
  "named refused": {
    shape: "M-1.3,-1.3L1.3,1.3M-1.3,1.3L1.3,-1.3",
    fill: "transparent",
    stroke: colours.vermilion,
  },
  fairest: { shape: "M0,-2.6L2.6,0L0,2.6L-2.6,0Z", fill: "transparent", stroke: ink },
} as const;
const size = 44;

export const packageMark = { type: "point", size, strokeWidth: 1.75, opacity: 1 } as const;

/** What a party has without an agreement, and the ground where it has at least that. */
export const floorMark = { type: "rule", color: ink, strokeDash: [5, 3], strokeWidth: 1.5 } as const;
export const groundMark = { type: "rect", color: colours.sky, opacity: 0.28 } as const;

const legend = {
  title: null,
  orient: "bottom",
  direction: "vertical",
  columns: 1,
  labelColor: ink,
  labelFontSize: text.small,
  labelLimit: width,
  labelOffset: 8,
  offset: 8,
  rowPadding: 3,
  symbolOpacity: 1,
  symbolSize: size,
  symbolStrokeWidth: 1.75,
} as const;

/** Form, filling and line by what is drawn of a package, with a legend of what there is. */
export function looksOf(marks: readonly Mark[], explained: boolean): Specification {
  const kinds = (Object.keys(looks) as Kind[]).filter((kind) => marks.some((mark) => mark.kind === kind));
  const look = (key: "shape" | "fill" | "stroke") => ({
    field: "what",
    type: "nominal",
    scale: {
      domain: kinds.map((kind) => words.agreements.kinds[kind]),
      range: kinds.map((kind) => looks[kind][key]),
    },
    legend: explained ? legend : null,
  });
  return { shape: look("shape"), fill: look("fill"), stroke: look("stroke") };
}
