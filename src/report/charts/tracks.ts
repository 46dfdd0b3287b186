import type { PartyTold } from "../../lenses/agreement/value.ts";
import type { Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import { type Axis, axisOf, scaleOf, ticks } from "./axis.ts";
import { floorMark, groundMark, looksOf, packageMark } from "./looks.ts";
import { oneLine } from "./measure.ts";
import { type Drawing, floorText, type Mark, type Marks, rowOf } from "./space.ts";
import { ink, type Row, text, width } from "./theme.ts";

const labelWidth = 130;
const plot = width - labelWidth - 10;
const nameRoom = 150;
const step = 18;
/** More packages with a name are told in the table alone. */
const mostNamed = 8;

/**
 * A space of one party, or of three and more: a panel for each party on its own axis, and in all of them the same packages
 * on the same lines. A picture in two dimensions would show the packages of three parties as if one of them did not count:
 * what no other beats would look beaten, and what a party refuses would look agreeable. Here every package shows by its form
 * whether all could agree to it, and in each panel on which side of that party's line it lies.
 */
export function tracks(marks: Marks, parties: readonly PartyTold[]): Drawing {
  const named = marks.named.slice(0, mostNamed);
  const lines = [
    // What could be agreed lies on top of what could not.
    {
      label: words.agreements.unbeaten,
      marks: [...marks.frontier].sort((a, b) => Number(a.kind === "agreed") - Number(b.kind === "agreed")),
    },
    ...named.map((mark) => ({ label: mark.name!, marks: [mark] })),
    ...(marks.fairest === null ? [] : [{ label: words.agreements.fairest, marks: [marks.fairest] }]),
  ];
  const all = lines.flatMap((line) => line.marks);
  const axes = parties.map(({ reservation }, k) =>
    axisOf(
      all.map(({ points }) => points[k]),
      reservation,
    ),
  );
  return {
    rows: [
      ...axes.flatMap(floorRow),
      ...lines.flatMap(({ label, marks: shown }, line): readonly Row[] => [
        { line, label: oneLine(label, labelWidth, text.size) },
        ...shown.map((mark) => ({ ...rowOf(mark), line })),
      ]),
      ...parties.map((party, k) => headRow(party, axes[k], k)),
    ],
    body: {
      spacing: 16,
      vconcat: axes.map((axis, k) => panel(axis, k, lines.length, all, k === axes.length - 1)),
      resolve: { scale: { shape: "independent", fill: "independent", stroke: "independent" } },
    },
    unnamed: marks.named.length - named.length,
  };
}

/** The ground on which a party has at least what it has without an agreement, and the line where that begins. */
function floorRow({ low, high, floor, off }: Axis, k: number): readonly Row[] {
  const ground = off === "above" ? [] : [{ [`from${k}`]: floor ?? low, [`to${k}`]: high }];
  return floor === null ? ground : [...ground, { [`floor${k}`]: floor }];
}

function headRow(party: PartyTold, { off }: Axis, k: number): Row {
  const said = floorText(party, nameRoom);
  const told =
    said === null
      ? words.agreements.anything(oneLine(party.name, nameRoom, text.size))
      : off === null
        ? said
        : words.agreements.beyond(said, 0, off);
  return { [`head${k}`]: oneLine(told, width, text.size) };
}

function panel(
  axis: Axis,
  k: number,
  lines: number,
  marks: readonly Mark[],
  explained: boolean,
): Specification {
  const only = (field: string) => ({ transform: [{ filter: `isValid(datum.${field})` }] });
  const y = { field: "line", type: "ordinal", axis: null, scale: { domain: [...Array(lines).keys()] } };
  const x = (field: string) => ({
    field,
    type: "quantitative",
    scale: scaleOf(axis),
    axis: ticks,
    title: null,
  });
  const written = { type: "text", color: ink, align: "left", fontSize: text.size } as const;
  return {
    width: plot,
    height: { step },
    layer: [
      {
        ...only(`from${k}`),
        mark: groundMark,
        encoding: { x: x(`from${k}`), x2: { field: `to${k}` } },
      },
      {
        ...only(`floor${k}`),
        mark: floorMark,
        encoding: { x: x(`floor${k}`) },
      },
      {
        ...only(`p${k}`),
        mark: packageMark,
        encoding: { x: x(`p${k}`), y, ...looksOf(marks, explained) },
      },
      {
        ...only("label"),
        mark: { ...written, baseline: "middle" },
        encoding: { x: { value: -labelWidth - 6 }, y, text: { field: "label" } },
      },
      {
        ...only(`head${k}`),
        mark: { ...written, baseline: "bottom", fontWeight: "bold" },
        encoding: { x: { value: -labelWidth - 6 }, y: { value: -6 }, text: { field: `head${k}` } },
      },
    ],
  };
}
