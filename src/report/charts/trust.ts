import { written } from "../../lenses/written.ts";
import type { Chart, Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import { apart } from "./apart.ts";
import type { Played } from "./course.ts";
import { oneLine } from "./measure.ts";
import { heightFor, labelled, labels, leader, levelAxis, panels, plotFor, roundAxis } from "./rounds.ts";
import { colours, plotted, type Row, specification, tabled, text } from "./theme.ts";

/** Talks that go on with less than this are too few to speak of their trust; the brief says so too. */
const goingOn = 0.05;
const labelWidth = 170;

/** Every approach has its colour and its dashes, so that they are told apart without colour too. */
const strokes = [
  { colour: colours.blue, dash: [1, 0] },
  { colour: colours.vermilion, dash: [7, 3] },
  { colour: colours.green, dash: [2, 2] },
  { colour: colours.purple, dash: [9, 3, 2, 3] },
  { colour: colours.orange, dash: [4, 2] },
  { colour: colours.sky, dash: [12, 3] },
] as const;

/**
 * Mean trust at the start of each round among talks that still go on: one panel a relation, one line an approach, named
 * where it ends. Null where nobody's trust is told.
 */
export function trustChart(played: readonly Played[]): Chart | null {
  const relations = Object.keys(played[0]?.value.trust ?? {});
  if (relations.length === 0) return null;
  const height = heightFor(played.length);
  const most = Math.max(
    ...played.flatMap(({ value }) => Object.values(value.trust).flatMap((path) => path.map(Number))),
  );
  const top = most <= 0.25 ? 0.25 : most <= 0.5 ? 0.5 : 1;
  const rows = relations.flatMap((relation, place) => rowsOf(played, relation, place, top, height));
  return {
    id: "trust",
    title: words.trust.title,
    description: [...relations.map((relation) => finding(played, relation)), words.trust.until].join(" "),
    spec: specification(rows, body(played, plotFor(rows), height, top)),
    table: tabled(rows, [
      [words.trust.relation, "relation"],
      [words.approach, "approach"],
      [words.round, "round"],
      [words.trust.axis, "trust"],
    ]),
  };
}

/** The rounds to which talks go on often enough, with the trust at the start of each. */
function pathOf(
  { value }: Played,
  relation: string,
): readonly { readonly round: number; readonly trust: number }[] {
  return value.byRound.flatMap((one, at) => {
    const trust = value.trust[relation][at];
    return one.goingOn < goingOn || trust === null ? [] : [{ round: one.round, trust }];
  });
}

function rowsOf(
  played: readonly Played[],
  relation: string,
  place: number,
  top: number,
  height: number,
): readonly Row[] {
  const paths = played.map((one) => pathOf(one, relation));
  const ends = paths.map((path) => path[path.length - 1]?.trust ?? 0);
  const stands = apart(ends, (text.line / height) * top, [0, top]);
  return paths.flatMap((path, which) =>
    path.map(({ round, trust }, at): Row => {
      const row = { relation, place, approach: played[which].approach, round, trust: plotted(trust) };
      if (at < path.length - 1) return row;
      const figure = written(trust, played[which].value.spread.trust[relation][round - 1], {
        probability: true,
      });
      return {
        ...row,
        label: oneLine(`${row.approach} ${figure}`, labelWidth, text.size),
        stands: plotted(stands[which]),
      };
    }),
  );
}

function finding(played: readonly Played[], relation: string): string {
  const found = played.map((one) => {
    const path = pathOf(one, relation);
    const [first, last] = [path[0], path[path.length - 1]];
    return { one, first, last, by: path.length === 0 ? 0 : Math.abs(last.trust - first.trust) };
  });
  const most = found.reduce((a, b) => (b.by > a.by ? b : a));
  const { approach, value } = most.one;
  const figure = (at: { readonly round: number; readonly trust: number }): string =>
    written(at.trust, value.spread.trust[relation][at.round - 1], { probability: true });
  if (most.by === 0 || figure(most.first) === figure(most.last)) return words.trust.still(relation);
  return words.trust.moves(relation, approach, figure(most.first), figure(most.last), most.last.round);
}

function body(played: readonly Played[], plot: number, height: number, top: number): Specification {
  const domain = played.map(({ approach }) => approach);
  const stroke = (which: number) => strokes[which % strokes.length];
  const colour = {
    field: "approach",
    type: "nominal",
    scale: { domain, range: domain.map((_, which) => stroke(which).colour) },
    legend: null,
  };
  const dash = {
    field: "approach",
    type: "nominal",
    scale: { domain, range: domain.map((_, which) => stroke(which).dash) },
    legend: null,
  };
  const rounds = Math.max(...played.map(({ value }) => value.byRound.length));
  const x = roundAxis({ domain: [1, Math.max(2, rounds)] });
  return panels("relation", { plot, height, labelWidth }, [
    {
      mark: { type: "line", strokeWidth: 2 },
      encoding: { x, y: levelAxis("trust", top), color: colour, strokeDash: dash },
    },
    {
      ...labelled,
      mark: { type: "rule", strokeWidth: 1, opacity: 0.6 },
      encoding: {
        x,
        x2: { value: plot + leader - 2 },
        y: levelAxis("trust", top),
        y2: { field: "stands" },
        color: colour,
      },
    },
    {
      ...labelled,
      mark: { type: "point", shape: "circle", filled: true, size: 30, opacity: 1 },
      encoding: { x, y: levelAxis("trust", top), color: colour },
    },
    labels(plot, top),
  ]);
}
