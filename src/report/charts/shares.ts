import type { Judgement } from "../../claims/judge.ts";
import { percent } from "../../lenses/written.ts";
import type { Chart, Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import { oneLine, widthOf } from "./measure.ts";
import { colours, ink, paper, plotted, type Row, specification, text, width } from "./theme.ts";

const bar = 13;
const gap = 8;
/** Short names stand before the bar; where one is longer all stand above it, in the whole width. */
const shortName = 48;
const beside: Places = { step: 20, name: 0, bar: 0 };
const above: Places = { step: 37, name: -8, bar: 8 };

/** Pixels of a claim, and how far below its middle things stand. */
interface Places {
  readonly step: number;
  readonly name: number;
  readonly bar: number;
}

/** `100 %` before the bar. */
const figureWidth = 44;

const parts = [
  { key: "holds", name: words.shares.holds, colour: colours.blue },
  { key: "no difference", name: words.shares.neither, colour: colours.grey },
  { key: "fails", name: words.shares.fails, colour: colours.orange },
] as const;

/**
 * In which share of the plausible combinations each claim holds, makes no difference, fails: a bar divided in three, always
 * in this order, with the interval of the first. A claim without shares has its verdict alone. Null without claims that
 * were studied.
 */
export function sharesChart(judgements: readonly Judgement[]): Chart | null {
  if (judgements.every(({ plausible }) => plausible === null)) return null;
  const longest = Math.max(...judgements.map(({ id }) => widthOf(id, text.size)));
  const place = longest <= shortName ? beside : above;
  const names = judgements.map(({ id }) => oneLine(id, width, text.size));
  const verdicts = judgements.map(({ status }) => status);
  const left = (place === beside ? longest : 0) + figureWidth + gap;
  const right = Math.max(...verdicts.map((verdict) => widthOf(verdict, text.size))) + gap;
  const rows = judgements.flatMap((one, at) => rowsOf(one, at, names[at]));
  return {
    id: "claims",
    title: words.shares.title,
    description: `${words.shares.count(tally(verdicts), judgements.length)} ${words.shares.line}`,
    spec: specification(rows, body(left, width - left - right, judgements.length, place)),
    table: {
      columns: [
        ...[words.shares.claim, words.shares.verdict, ...parts.map(({ name }) => name)],
        ...words.shares.interval,
      ],
      rows: judgements.map(({ id, plausible }, at) => {
        if (plausible === null) return [id, verdicts[at], null, null, null, null, null];
        const { shares } = plausible;
        const numbers = [...parts.map(({ key }) => shares[key].share), shares.holds.low, shares.holds.high];
        return [id, verdicts[at], ...numbers.map(plotted)];
      }),
    },
  };
}

/** The first row of a claim carries its name, figure and verdict; then one row for each part that is not empty. */
function rowsOf({ id, status, plausible }: Judgement, place: number, name: string): readonly Row[] {
  const head: Row = { claim: id, place, name, verdict: status };
  if (plausible === null) return [head];
  const { shares } = plausible;
  let from = 0;
  const divided = parts.map(({ key, name: part }): Row => {
    const { share } = shares[key];
    const row = {
      claim: id,
      place,
      part,
      share: plotted(share),
      from: plotted(from),
      to: plotted(from + share),
    };
    from += share;
    return row;
  });
  const { share: held, low, high } = shares.holds;
  const figure = `${percent(held)} %`;
  return [
    { ...head, figure, low: plotted(low), high: plotted(high) },
    ...divided.filter(({ share }) => share !== 0),
  ];
}

/** How many claims have which verdict, in the order in which verdicts first come. */
function tally(verdicts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => words.shares.counted(count, verdict));
}

function body(left: number, plot: number, claims: number, { step, name, bar: down }: Places): Specification {
  const y = { field: "place", type: "ordinal", axis: null, scale: { domain: [...Array(claims).keys()] } };
  const axis = { values: [0, 0.25, 0.5, 0.75, 1], format: ".0%", grid: true };
  const x = (field: string) => ({
    field,
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis,
    title: null,
  });
  const only = (field: string) => ({ transform: [{ filter: `isValid(datum.${field})` }] });
  const color = {
    field: "part",
    type: "nominal",
    scale: { domain: parts.map(({ name }) => name), range: parts.map(({ colour }) => colour) },
    legend: null,
  };
  const heads = [0, 0.5, 1].map((at, which) => ({
    data: { values: [{}] },
    mark: {
      type: "text",
      align: (["left", "center", "right"] as const)[which],
      baseline: "bottom",
      dy: -4,
      color: ink,
    },
    encoding: { x: { datum: at, type: "quantitative" }, y: { value: 0 }, text: { value: parts[which].name } },
  }));
  const side = (at: number, align: "left" | "right", field: string, yOffset = down) => ({
    ...only(field),
    mark: { type: "text", align, baseline: "middle", color: ink, yOffset },
    encoding: { x: { value: at }, y, text: { field } },
  });
  return {
    width: plot,
    height: { step },
    layer: [
      {
        ...only("part"),
        mark: { type: "bar", height: bar, yOffset: down, stroke: paper, strokeWidth: 1 },
        encoding: { x: x("from"), x2: { field: "to" }, y, color },
      },
      {
        ...only("low"),
        mark: { type: "rule", yOffset: down, color: paper, strokeWidth: 5 },
        encoding: { x: x("low"), x2: { field: "high" }, y },
      },
      {
        ...only("low"),
        mark: { type: "rule", yOffset: down, color: ink, strokeWidth: 2 },
        encoding: { x: x("low"), x2: { field: "high" }, y },
      },
      side(-left, "left", "name", name),
      side(-gap, "right", "figure"),
      side(plot + gap, "left", "verdict"),
      ...heads,
    ],
  };
}
