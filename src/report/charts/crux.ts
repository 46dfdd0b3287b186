import type { CruxValue } from "../../lenses/hinges/crux.ts";
import { plainNumber } from "../../lenses/sentence.ts";
import type { Chart } from "../chart.ts";
import { charts as words } from "../words.ts";
import { type BarRow, nameRoom, signedBars } from "./bars.ts";
import { lines, oneLine } from "./measure.ts";
import { minus, plotted, short, specification, tabled, text, width } from "./theme.ts";

/** A part smaller than this share of the largest has no bar; the description says how many there are. */
const tooSmall = 0.01;
const nameLines = 2;

/**
 * Which assumptions part two views: a bar for the part of each, to the right where it makes the second view's number larger
 * than the first's, with its interval where it is estimated. Null where the views do not part.
 */
export function cruxChart(
  { first, second, on, before, after, exact, parts }: CruxValue,
  id: string,
): Chart | null {
  const least = tooSmall * Math.max(...parts.map(({ effect }) => Math.abs(effect)), 0);
  const all = parts.map(
    ({ assumption, first: from, second: to, effect, low, high }, place): BarRow => ({
      place,
      assumption,
      from: plotted(from),
      to: plotted(to),
      value: plotted(effect),
      ...(exact ? {} : { low: plotted(low), high: plotted(high) }),
      name: lines(
        words.crux.moved(assumption, minus(plainNumber(from)), minus(plainNumber(to))),
        nameRoom,
        text.size,
        nameLines,
      ),
      figure: signed(effect),
    }),
  );
  const shown = all.filter(({ value }) => value !== 0 && Math.abs(value) >= least);
  if (shown.length === 0) return null;
  const rest = all.length - shown.length;
  return {
    id,
    title: words.crux.title(on, first, second),
    description: [
      words.crux.whole(first, short(before), second, short(after), on),
      words.crux.most(parts[0].assumption, signed(parts[0].effect)),
      ...(rest === 0 ? [] : [words.crux.rest(rest)]),
    ].join(" "),
    spec: specification(shown, signedBars(shown, oneLine(on, width, text.small))),
    table: tabled(all, [
      [words.crux.assumption, "assumption"],
      [first, "from"],
      [second, "to"],
      [words.crux.part, "value"],
      [words.crux.low, "low"],
      [words.crux.high, "high"],
    ]),
  };
}

const signed = (value: number): string => (value > 0 ? `+${short(value)}` : short(value));
