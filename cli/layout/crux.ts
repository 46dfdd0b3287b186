import type { CruxValue } from "../../src/lenses/hinges/crux.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, paragraph, table } from "../table.ts";
import { crux as words } from "../words.ts";

/** A part smaller than this share of the largest is told only as one of several. */
const tooSmall = 0.01;

/** What two views disagree about: the assumptions that part them, the largest part first. */
export function cruxLines(value: CruxValue, style: Style): readonly string[] {
  const { first, second, on, before, after, parts, exact } = value;
  const least = tooSmall * Math.max(...parts.map(({ effect }) => Math.abs(effect)), 0);
  const shown = parts.filter(({ effect }) => effect !== 0 && Math.abs(effect) >= least);
  const columns: readonly Column[] = [
    { head: words.assumption, align: "left", flows: true },
    { head: first, align: "right" },
    { head: second, align: "right" },
    { head: words.part, align: "right" },
    ...(exact ? [] : [{ head: words.interval, align: "right" } as const]),
  ];
  const rows = shown.map(({ assumption, first: a, second: b, effect, low, high }) => [
    assumption,
    figure(a),
    figure(b),
    plus(effect),
    ...(exact ? [] : [words.between(plus(low), plus(high))]),
  ]);
  const rest = parts.length - shown.length;
  return [
    ...paragraph(words.title(on, first, second), style).map(style.strong),
    ...paragraph(
      words.numbers(figure(short(before)), first, figure(short(after)), second, plus(after - before)),
      style,
    ),
    ...(shown.length === 0 ? [] : ["", ...table(columns, rows, style)]),
    ...(rest === 0 ? [] : paragraph(words.rest(rest), style).map(style.faint)),
    "",
  ];
}

const short = (value: number): number => Number(value.toPrecision(3));
const plus = (value: number): string => (value > 0 ? `+${figure(short(value))}` : figure(short(value)));
