import type { SureValue } from "../../src/lenses/hinges/sure.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, item, paragraph, table } from "../table.ts";
import { frame, sure as words } from "../words.ts";

/** More rows than these are not read. */
const mostRows = 8;

/** How a number is spread over all that is plausible, and what it hangs on. */
export function sureLines(value: SureValue, style: Style): readonly string[] {
  const { on, central, points, widen, failures, distribution, noIndices } = value;
  const head = [
    ...paragraph(words.title(on), style).map(style.strong),
    ...(widen === 1 ? [] : item("  ", frame.widened(String(widen)), style).map(style.open)),
  ];
  if (distribution === null) return [...head, ...paragraph(words.none, style), ""];
  const { quantiles, mean, least, most } = distribution;
  const [low, lower, middle, upper, high] = (["0.05", "0.25", "0.5", "0.75", "0.95"] as const).map((share) =>
    figure(short(quantiles[share])),
  );
  return [
    ...head,
    ...(central === null ? [] : item("  ", words.central(figure(short(central))), style)),
    ...item("  ", words.spread(low, lower, middle, upper, high), style),
    ...item("  ", words.ends(figure(short(least)), figure(short(most)), figure(short(mean))), style),
    ...(failures.count === 0
      ? []
      : item("  ", words.failed(failures.count, points, failures.reasons[0].reason), style)),
    "",
    ...rows(value, style),
    ...(noIndices === null ? [] : paragraph(words.noIndices(noIndices), style)),
    "",
  ];
}

function rows({ hinges, indices }: SureValue, style: Style): readonly string[] {
  if (hinges === null) return paragraph(words.fixed, style);
  const shown = hinges.list.slice(0, mostRows);
  const totals = indices?.list.some(({ total }) => total !== null) ?? false;
  const columns: readonly Column[] = [
    { head: words.assumption, align: "left", flows: true },
    { head: words.effect, align: "right" },
    ...(indices === null ? [] : [{ head: words.first, align: "right" } as const]),
    ...(totals ? [{ head: words.total, align: "right" } as const] : []),
  ];
  const cells = shown.map(({ assumption, effect, low, high, tied }) => {
    const index = indices?.list.find((one) => one.assumption === assumption);
    return [
      tied ? words.tied(assumption) : assumption,
      interval(effect, low, high),
      ...(index === undefined ? [] : [interval(index.first.value, index.first.low, index.first.high)]),
      ...(index?.total ? [interval(index.total.value, index.total.low, index.total.high)] : []),
    ];
  });
  const rest = hinges.list.length - shown.length;
  return [
    ...table(columns, cells, style),
    ...(rest > 0 ? paragraph(words.rest(rest), style).map(style.faint) : []),
  ];
}

const percent = (share: number): string => String(Math.round(100 * share) + 0);
const interval = (value: number, low: number, high: number): string =>
  words.interval(percent(value), percent(low), percent(high));
const short = (value: number): number => Number(value.toPrecision(3));
