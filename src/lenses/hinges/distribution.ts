import type { Runs } from "../../maths/design.ts";
import { type Interval, shareInterval } from "../../maths/intervals.ts";

/** How a number is spread over all that is plausible. */
export interface Distribution {
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
  /** By share below: 0.05, 0.25, 0.5, 0.75, 0.95. */
  readonly quantiles: Readonly<Record<"0.05" | "0.25" | "0.5" | "0.75" | "0.95", number>>;
}

/** A share of the plausible combinations of assumptions, with the interval of the sample. */
export interface Share extends Interval {
  readonly share: number;
}

/** Points without a number: how many, and the commonest reasons. */
export interface Failures {
  readonly count: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

const mostReasons = 3;

/** Null where no point has a number. */
export function distributionOf({ values }: Runs): Distribution | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const at = (share: number): number => {
    const place = share * (known.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, known.length - 1);
    return known[below] + (place - below) * (known[above] - known[below]) + 0;
  };
  return {
    mean: mean + 0,
    deviation: Math.sqrt(squares / Math.max(1, known.length - 1)),
    least: known[0] + 0,
    most: known[known.length - 1] + 0,
    quantiles: { "0.05": at(0.05), "0.25": at(0.25), "0.5": at(0.5), "0.75": at(0.75), "0.95": at(0.95) },
  };
}

/** The share of points at which something is so; a point without a number is one at which it is not. */
export function shareOf({ values }: Runs, is: (value: number) => boolean, level: number): Share {
  const count = values.reduce((sum, value) => sum + (!Number.isNaN(value) && is(value) ? 1 : 0), 0);
  return { share: count / values.length, ...shareInterval(count, values.length, level) };
}

export function failuresOf({ failures }: Runs): Failures {
  const counts = new Map<string, number>();
  for (const { reason } of failures) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
  return { count: failures.length, reasons: reasons.slice(0, mostReasons) };
}
