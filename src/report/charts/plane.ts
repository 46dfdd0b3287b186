import type { PartyTold } from "../../lenses/agreement/value.ts";
import type { Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import { type Axis, axisOf, placeOn, scaleOf, ticks } from "./axis.ts";
import { beside, floorLabel, ruleBox } from "./floors.ts";
import { around, type Box, type Plot, placed } from "./labels.ts";
import { floorMark, groundMark, looksOf, packageMark } from "./looks.ts";
import { oneLine, widthOf } from "./measure.ts";
import { type Drawing, type Mark, type Marks, rowOf } from "./space.ts";
import { ink, type Row, text, width } from "./theme.ts";

const axisWidth = 38;
const plot: Plot = [width - axisWidth, 300];
const nameRoom = 140;
const titleRoom = 280;
/** Half of what a mark takes of the plot, with a little air; the ring of the fairest takes more. */
const half = 7;
const halfRing = 12;
/** A text that stands farther from its mark is led to by a thin line. */
const near = 3;

/**
 * A space of two parties: packages that no other beats on a line of steps, since nothing between two packages can be agreed,
 * with what each party has without an agreement as a line and the ground shaded where both have at least that.
 */
export function plane(marks: Marks, parties: readonly PartyTold[]): Drawing {
  const all = [...marks.frontier, ...marks.named];
  const axes = parties.map(({ reservation }, k) =>
    axisOf(
      all.map(({ points }) => points[k]),
      reservation,
    ),
  );
  const [across, up] = axes;
  const inPlot = ({ points: [x, y] }: Pick<Mark, "points">): readonly [number, number] => [
    ((x - across.low) / (across.high - across.low)) * plot[0],
    ((up.high - y) / (up.high - up.low)) * plot[1],
  ];
  const named = [...marks.named, ...(marks.fairest === null ? [] : [marks.fairest])];
  const floors = parties.flatMap((party, k) => floorLabel(party, axes[k], k));
  const names = named.map(({ kind, name }) =>
    oneLine(kind === "fairest" ? words.agreements.fairest : name!, nameRoom, text.size),
  );
  const boxes = placed(
    [
      ...floors.map(({ k, told }) => beside(axes[k], k, told, plot)),
      ...named.map((mark, at) =>
        around(...inPlot(mark), halfOf(mark), widthOf(names[at], text.size), text.line),
      ),
    ],
    [
      ...[...all, ...named].map((mark) => boxAround(...inPlot(mark), halfOf(mark))),
      ...axes.flatMap((axis, k) => ruleBox(axis, k, plot)),
      ...stepBoxes(marks.frontier.map(inPlot)),
    ],
    plot,
  );
  const label = (box: Box | null, told: readonly string[], mark: Mark | null): readonly Row[] => {
    if (box === null) return [];
    const [x, y] = mark === null ? [0, 0] : inPlot(mark);
    const left = mark !== null && box.left + box.width <= x;
    const at = (px: number, py: number): readonly [number, number] => [
      placeOn(across.low + (px / plot[0]) * (across.high - across.low)),
      placeOn(up.high - (py / plot[1]) * (up.high - up.low)),
    ];
    const [textX, textY] = at(left ? box.left + box.width : box.left, box.top);
    const row = { label: told, align: left ? "right" : "left", textX, textY };
    const [endX, endY] = [
      Math.min(box.left + box.width, Math.max(box.left, x)),
      Math.min(box.top + box.height, Math.max(box.top, y)),
    ];
    if (mark === null || Math.max(Math.abs(endX - x), Math.abs(endY - y)) <= halfOf(mark) + near)
      return [row];
    const [toX, toY] = at(endX, endY);
    return [{ ...row, fromX: mark.points[0], fromY: mark.points[1], toX, toY }];
  };
  return {
    rows: [
      ...zone(axes),
      ...axes.flatMap(({ floor }, k): readonly Row[] => (floor === null ? [] : [{ [`floor${k}`]: floor }])),
      ...marks.frontier.map((mark, place) => ({ ...rowOf(mark), place })),
      ...marks.named.map(rowOf),
      ...(marks.fairest === null ? [] : [rowOf(marks.fairest)]),
      ...floors.flatMap(({ told }, at) => label(boxes[at], told, null)),
      ...named.flatMap((mark, at) => label(boxes[floors.length + at], [names[at]], mark)),
    ],
    body: body(axes, parties, [...all, ...named]),
    unnamed: named.filter((_, at) => boxes[floors.length + at] === null).length,
  };
}

const halfOf = ({ kind }: Mark): number => (kind === "fairest" ? halfRing : half);

const boxAround = (x: number, y: number, each: number): Box => ({
  left: x - each,
  top: y - each,
  width: 2 * each,
  height: 2 * each,
});

/** The line of steps, as thin boxes. */
const stepBoxes = (points: readonly (readonly [number, number])[]): readonly Box[] =>
  points.slice(1).flatMap(([x, y], at): readonly Box[] => {
    const [left, top] = points[at];
    return [
      { left, top, width: 1, height: y - top },
      { left, top: y, width: x - left, height: 1 },
    ];
  });

/** The ground where both have at least what they have without an agreement. */
function zone(axes: readonly Axis[]): readonly Row[] {
  if (axes.some(({ off }) => off === "above")) return [];
  const [[x, x2], [y, y2]] = axes.map(({ low, high, floor }) => [floor ?? low, high]);
  return [{ zoneX: x, zoneX2: x2, zoneY: y, zoneY2: y2 }];
}

function body(axes: readonly Axis[], parties: readonly PartyTold[], marks: readonly Mark[]): Specification {
  const x = (field: string): Specification => ({
    field,
    type: "quantitative",
    scale: scaleOf(axes[0]),
    axis: ticks,
    title: words.agreements.axis(oneLine(parties[0].name, titleRoom, text.small)),
  });
  const y = (field: string): Specification => ({
    field,
    type: "quantitative",
    scale: scaleOf(axes[1]),
    // Above the axis, where it is read without turning the head.
    axis: {
      ...ticks,
      titleAngle: 0,
      titleAlign: "left",
      titleBaseline: "bottom",
      titleX: -axisWidth,
      titleY: -8,
    },
    title: words.agreements.axis(oneLine(parties[1].name, titleRoom, text.small)),
  });
  const only = (field: string) => ({ transform: [{ filter: `isValid(datum.${field})` }] });
  return {
    width: plot[0],
    height: plot[1],
    layer: [
      {
        ...only("zoneX"),
        mark: groundMark,
        encoding: { x: x("zoneX"), x2: { field: "zoneX2" }, y: y("zoneY"), y2: { field: "zoneY2" } },
      },
      { ...only("floor0"), mark: floorMark, encoding: { x: x("floor0") } },
      { ...only("floor1"), mark: floorMark, encoding: { y: y("floor1") } },
      {
        ...only("place"),
        mark: { type: "line", interpolate: "step-before", color: ink, strokeWidth: 1, opacity: 0.45 },
        encoding: { x: x("p0"), y: y("p1"), order: { field: "place", type: "quantitative" } },
      },
      {
        ...only("p0"),
        mark: packageMark,
        encoding: { x: x("p0"), y: y("p1"), ...looksOf(marks, true) },
      },
      {
        ...only("fromX"),
        mark: { type: "rule", color: ink, strokeWidth: 1, opacity: 0.6 },
        encoding: { x: x("fromX"), x2: { field: "toX" }, y: y("fromY"), y2: { field: "toY" } },
      },
      ...(["left", "right"] as const).map((align) => ({
        transform: [{ filter: `isValid(datum.label) && datum.align === '${align}'` }],
        mark: { type: "text", align, baseline: "top", lineHeight: text.line, color: ink },
        encoding: { x: x("textX"), y: y("textY"), text: { field: "label" } },
      })),
    ],
  };
}
