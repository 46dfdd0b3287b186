import type { RankingValue } from "../../lenses/play/value.ts";
import { plainNumber } from "../../lenses/sentence.ts";
import type { Mover, Spread } from "../../lenses/spread.ts";
import { moves, writingOf, written } from "../../lenses/written.ts";
import type { Chart, Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import { oneLine, widthOf } from "./measure.ts";
import {
  colours,
  ink,
  minus,
  paper,
  plotted,
  type Row,
  specification,
  tabled,
  text,
  width,
} from "./theme.ts";

/** A name above, the bar below. */
const step = 40;
const gap = 10;

/**
 * The approaches in the order of the number that ranks them: a dot at its central value on a bar from its lowest to its
 * highest. Null where nothing ranks them.
 */
export function rankingChart({ by, order }: RankingValue): Chart | null {
  if (by === null || order.length === 0) return null;
  const writing = writingOf(by.text);
  const told = order.map(({ value, spread, reason }) => {
    if (value === null || spread === null) return reason ?? words.noNumber;
    const [middle, low, high] = [value, spread.low, spread.high].map((one) =>
      minus(written(one, spread, writing)),
    );
    return moves(spread) ? words.between(middle, low, high) : middle;
  });
  const rows = order.map(({ approach, value, spread, reason }, at): Row => {
    const figure = oneLine(told[at], width / 2, text.size);
    const room = width - widthOf(figure, text.size) - gap;
    return {
      place: at + 1,
      approach,
      name: oneLine(`${at + 1}  ${approach}`, room, text.size),
      value: value === null ? null : plotted(value),
      ...(spread === null ? {} : ends(spread)),
      ...(value === null ? { reason } : {}),
      figure,
    };
  });
  const known = order
    .filter(({ value }) => value !== null)
    .map(({ approach }, at) => [approach, told[at]] as const);
  const [first, ...next] = known;
  return {
    id: "ranking",
    title: words.ranking.title(by.text, by.least),
    description: [
      first === undefined ? words.ranking.none(by.text) : words.ranking.first(first[0], by.text, first[1]),
      ...(next.length === 0
        ? []
        : [words.ranking.next(next.map(([name, figure]) => words.ranking.follower(name, figure)))]),
      words.ranking.bars,
    ].join(" "),
    spec: specification(rows, body(by.text)),
    table: tabled(rows, [
      [words.ranking.place, "place"],
      [words.approach, "approach"],
      [by.text, "value"],
      [words.lowest, "low"],
      [words.lowestBy, "lowBy"],
      [words.highest, "high"],
      [words.highestBy, "highBy"],
      [words.ranking.reason, "reason"],
    ]),
  };
}

const ends = ({ low, high, lowBy, highBy }: Spread): Row => ({
  low: plotted(low),
  lowBy: moverText(lowBy),
  high: plotted(high),
  highBy: moverText(highBy),
});

const moverText = (by: Mover | null): string | null =>
  by === null ? null : words.by(by.assumption, minus(plainNumber(by.at)));

function body(title: string): Specification {
  const y = { field: "place", type: "ordinal", axis: null };
  const x = {
    field: "value",
    type: "quantitative",
    title: oneLine(title, width, text.small),
    scale: { zero: true },
    axis: { tickCount: 5 },
  };
  const beside = { type: "text", baseline: "bottom", dy: -2, color: ink } as const;
  return {
    width,
    height: { step },
    layer: [
      {
        mark: { type: "bar", size: 10, yOffset: 7, color: colours.sky },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y },
      },
      {
        transform: [{ filter: "isValid(datum.value)" }],
        mark: {
          type: "point",
          shape: "circle",
          filled: true,
          size: 90,
          yOffset: 7,
          color: colours.blue,
          stroke: paper,
          strokeWidth: 1.5,
          opacity: 1,
        },
        encoding: { x, y },
      },
      { mark: { ...beside, align: "left" }, encoding: { x: { value: 0 }, y, text: { field: "name" } } },
      {
        mark: { ...beside, align: "right" },
        encoding: { x: { value: width }, y, text: { field: "figure" } },
      },
    ],
  };
}
