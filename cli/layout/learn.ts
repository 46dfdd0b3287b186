import type { LearnValue } from "../../src/lenses/hinges/learn.ts";
import { rowName } from "../../src/lenses/sentence.ts";
import type { Model } from "../../src/scenario/model.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, paragraph, table } from "../table.ts";
import { frame, learn as words } from "../words.ts";

/** More rows than these are not read. */
const mostRows = 10;
/** Where there is nothing to gain. */
const mostDecimals = 3;

/** What a party gains by learning each assumption before it chooses, the largest first. */
export function learnLines(model: Model, value: LearnValue, style: Style): readonly string[] {
  const { party, best, approaches, everything, assumptions, points, widen, failures } = value;
  const columns: readonly Column[] = [
    { head: words.assumption, align: "left", flows: true },
    { head: words.gain, align: "right" },
    { head: words.interval, align: "right" },
  ];
  const row = (name: string, { gain, low, high }: LearnValue["everything"]): readonly string[] => [
    name,
    figure(short(gain)),
    words.between(figure(short(low)), figure(short(high))),
  ];
  const shown = assumptions.filter(({ gain }) => gain > 0).slice(0, mostRows);
  const rest = assumptions.length - shown.length;
  // As fine as what there is to gain: coarser means of approaches that are close would look alike.
  const decimals = Math.max(0, Math.min(mostDecimals, 1 - Math.floor(Math.log10(Math.abs(everything.gain)))));
  const who = rowName(model, party).replace(/^The /, "the ");
  return [
    ...paragraph(words.title(who), style).map(style.strong),
    ...(widen === 1 ? [] : paragraph(frame.widened(String(widen)), style).map(style.open)),
    ...paragraph(words.without(who, best), style),
    ...table(
      [
        { head: words.approach, align: "left" },
        { head: words.mean, align: "right" },
      ],
      approaches.map(({ approach, mean }) => [approach, mean.toFixed(decimals)]),
      style,
    ),
    "",
    ...table(
      columns,
      [row(words.everything, everything), ...shown.map((one) => row(one.assumption, one))],
      style,
    ),
    ...(shown.length === 0
      ? paragraph(words.nothing, style)
      : rest === 0
        ? []
        : paragraph(words.rest(rest), style)),
    ...(failures > 0 ? paragraph(words.failed(failures, points), style) : []),
    "",
    ...paragraph(words.legend, style).map(style.faint),
    "",
  ];
}

const short = (value: number): number => Number(value.toPrecision(2));
