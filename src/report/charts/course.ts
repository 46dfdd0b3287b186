import type { ApproachValue } from "../../lenses/play/value.ts";
import { written } from "../../lenses/written.ts";
import type { Chart, Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import { apart } from "./apart.ts";
import { oneLine } from "./measure.ts";
import { heightFor, labelled, labels, leader, levelAxis, panels, plotFor, roundAxis } from "./rounds.ts";
import { colours, paper, plotted, type Row, specification, text } from "./theme.ts";

/** One approach as the play lens tells it. */
export interface Played {
  readonly approach: string;
  readonly value: ApproachValue;
}

/** More rounds than these are thinned: they would be narrower than a line. */
const mostRounds = 60;
const labelWidth = 150;
/** A part that ends below this has no label of its own: its figure would say nought. */
const least = 1e-9;

interface Ending {
  readonly name: string;
  readonly colour: string;
  /** By how many rounds are over, from 0. */
  readonly at: (value: ApproachValue, rounds: number) => number;
}

/**
 * How likely the talks have ended in what, by round: stacked areas, one panel an approach, each area named where it ends.
 * Null where nothing was played.
 */
export function courseChart(played: readonly Played[]): Chart | null {
  if (played.length === 0) return null;
  const endings = endingsOf(played[0].value);
  const rounds = Math.max(...played.map(({ value }) => value.byRound.length));
  const step = Math.ceil(rounds / mostRounds);
  const shown = Array.from({ length: rounds + 1 }, (_, round) => round).filter(
    (round) => round % step === 0 || round === rounds,
  );
  const height = heightFor(endings.length);
  const rows = played.flatMap((one, place) => rowsOf(one, place, endings, shown, height));
  return {
    id: "course",
    title: words.course.title,
    description: [
      words.course.description(played.map(foremost), rounds),
      ...(step > 1 ? [words.course.thinned(step)] : []),
    ].join(" "),
    spec: specification(rows, body(endings, plotFor(rows), height)),
    table: tableOf(played, endings, shown),
  };
}

function endingsOf(value: ApproachValue): readonly Ending[] {
  const others = [colours.vermilion, colours.orange, colours.blue, colours.purple, colours.yellow];
  let next = 0;
  const of = (key: string): Ending => ({
    name: key === "deal.kept" ? words.lasting : key === "deal.broken" ? words.broken : key,
    colour: /^deal(\.kept)?$/.test(key)
      ? colours.green
      : key === "deal.broken"
        ? colours.sky
        : others[next++ % others.length],
    at: ({ byRound }, over) =>
      over === 0 ? 0 : (byRound[Math.min(over, byRound.length) - 1].outcomes[key] ?? 0),
  });
  return [
    ...Object.keys(value.outcomes).map(of),
    {
      name: words.talking,
      colour: colours.grey,
      at: ({ byRound }, over) => {
        if (over === 0) return 1;
        const ended = Object.values(byRound[Math.min(over, byRound.length) - 1].outcomes);
        return Math.max(0, 1 - ended.reduce((sum, one) => sum + one, 0));
      },
    },
  ];
}

/** The last row of an area says where it ends, and where its label stands so that no two overlap. */
function rowsOf(
  { approach, value }: Played,
  place: number,
  endings: readonly Ending[],
  shown: readonly number[],
  height: number,
): readonly Row[] {
  const last = shown[shown.length - 1];
  const final = endings.map(({ at }) => at(value, last));
  const above = final.map((_, ending) => final.slice(0, ending + 1).reduce((sum, one) => sum + one, 0));
  const named = [...endings.keys()].filter(
    (ending) => final[ending] > least && endings[ending].name !== words.talking,
  );
  const middles = named.map((ending) => above[ending] - final[ending] / 2);
  const stands = apart(middles, text.line / height, [0, 1]);
  return endings.flatMap(({ name, at }, order) =>
    shown.map((round): Row => {
      const row = { approach, place, ending: name, order, round, probability: plotted(at(value, round)) };
      const which = named.indexOf(order);
      if (round === 0 && name === words.talking) return { ...row, inside: name };
      if (round !== last || which < 0) return row;
      return {
        ...row,
        label: oneLine(`${name} ${figureOf(value, order, final[order])}`, labelWidth, text.size),
        middle: plotted(middles[which]),
        stands: plotted(stands[which]),
      };
    }),
  );
}

function figureOf(value: ApproachValue, order: number, probability: number): string {
  const key = Object.keys(value.outcomes)[order];
  return written(probability, value.spread.outcomes[key], { probability: true });
}

function foremost({ approach, value }: Played): string {
  const keys = Object.keys(value.outcomes);
  const shares = Object.values(value.outcomes);
  const most = shares.indexOf(Math.max(...shares));
  const name =
    keys[most] === "deal.kept" ? words.lasting : keys[most] === "deal.broken" ? words.broken : keys[most];
  return words.course.ends(approach, name, figureOf(value, most, shares[most]));
}

function body(endings: readonly Ending[], plot: number, height: number): Specification {
  const colour = {
    field: "ending",
    type: "nominal",
    scale: { domain: endings.map(({ name }) => name), range: endings.map((one) => one.colour) },
    legend: null,
  };
  const x = roundAxis({});
  return panels("approach", { plot, height, labelWidth }, [
    {
      mark: { type: "area", stroke: paper, strokeWidth: 0.7 },
      encoding: {
        x,
        y: { ...levelAxis("probability", 1), stack: "zero" },
        color: colour,
        order: { field: "order", type: "quantitative" },
      },
    },
    {
      transform: [{ filter: "isValid(datum.inside)" }],
      mark: {
        type: "text",
        align: "left",
        baseline: "top",
        dx: 5,
        dy: 4,
        color: colours.ink,
        fontSize: text.small,
      },
      encoding: { x, y: { datum: 1, type: "quantitative" }, text: { field: "inside" } },
    },
    {
      ...labelled,
      mark: { type: "rule", strokeWidth: 1.5 },
      encoding: {
        x: { value: plot + 1 },
        x2: { value: plot + leader - 2 },
        y: levelAxis("middle", 1),
        y2: { field: "stands" },
        color: colour,
      },
    },
    labels(plot, 1),
  ]);
}

/** One row an approach and round, one column an ending: how people read it. */
function tableOf(
  played: readonly Played[],
  endings: readonly Ending[],
  shown: readonly number[],
): Chart["table"] {
  return {
    columns: [words.approach, words.round, ...endings.map(({ name }) => name)],
    rows: played.flatMap(({ approach, value }) =>
      shown.map((round) => [approach, round, ...endings.map(({ at }) => plotted(at(value, round)))]),
    ),
  };
}
