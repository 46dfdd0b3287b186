import type { Effect, LeversValue } from "../../lenses/hinges/levers.ts";
import { nearestTurn } from "../../lenses/hinges/shown.ts";
import { moves, written } from "../../lenses/written.ts";
import type { Chart } from "../chart.ts";
import { charts as words } from "../words.ts";
import { type BarRow, nameRoom, signedBars } from "./bars.ts";
import { lines, oneLine } from "./measure.ts";
import { minus, plotted, short, specification, tabled, text, width } from "./theme.ts";

/** A name in more lines than these is shortened; the table has it in full. */
const nameLines = 2;
const noteLines = 2;
const mostTurns = 2;

/**
 * What each lever brings on the way from one approach to another: a bar with its sign, a line from its lowest to its
 * highest, and below it in words where its sign turns. The largest first. Null where no lever is moved.
 */
export function leversChart(value: LeversValue, id: string): Chart | null {
  const { from, to, on, before, after, levers } = value;
  if (levers.length === 0) return null;
  const sorted = [...levers].sort((a, b) => Math.abs(b.part.value) - Math.abs(a.part.value));
  const rows = sorted.map((lever, place): BarRow => {
    const { part } = lever;
    const moved = words.levers.moved(lever.name, lever.from, lever.to);
    const turns = turning(part);
    return {
      place,
      lever: moved,
      value: plotted(part.value),
      ...(moves(part.spread) ? { low: plotted(part.spread.low), high: plotted(part.spread.high) } : {}),
      turns,
      name: lines(moved, nameRoom, text.size, nameLines),
      figure: figureOf(part),
      ...(turns === null ? {} : { note: lines(turns, width, text.small, noteLines) }),
    };
  });
  const most = sorted[0];
  const against = sorted.find(
    ({ part }) => part.value * (after - before) < 0 && Math.abs(part.value) >= value.matters,
  );
  const helps = most.part.value * (after - before) > 0;
  return {
    id,
    title: words.levers.title(on, from, to),
    description: [
      words.levers.whole(from, short(before), to, short(after), on),
      ...(helps ? [words.levers.most(most.name, figureOf(most.part))] : []),
      ...(against === undefined ? [] : [words.levers.against(against.name, figureOf(against.part))]),
    ].join(" "),
    spec: specification(rows, signedBars(rows, oneLine(on, width, text.small))),
    table: tabled(rows, [
      [words.levers.lever, "lever"],
      [words.levers.part, "value"],
      [words.lowest, "low"],
      [words.highest, "high"],
      [words.levers.turns, "turns"],
    ]),
  };
}

function figureOf({ value, spread }: Effect): string {
  const [middle, low, high] = [value, spread.low, spread.high].map((one) =>
    minus(written(one, spread, { signed: true })),
  );
  return moves(spread) ? words.between(middle, low, high) : middle;
}

function turning({ turns }: Effect): string | null {
  if (turns.length === 0) return null;
  const named = turns.slice(0, mostTurns).map((turn) => {
    const { value, side } = nearestTurn(turn);
    return words.levers.turn(turn.assumption, side, short(value));
  });
  const more = turns.length - named.length;
  return words.levers.turning(more > 0 ? [...named, words.levers.more(more)] : named);
}
