import type { Mover, Spread } from "../src/lenses/spread.ts";
import { moves, type Writing, written } from "../src/lenses/written.ts";
import type { Key } from "./key.ts";

/**
 * `0.2 to 0.6`; empty when no assumption alone moves the number. With a key, each end names what does it by a letter:
 * `0.2a..0.6b`.
 */
export function range(spread: Spread | null, writing: Writing = {}, key: Key | null = null): string {
  if (!moves(spread)) return "";
  const { lowBy, highBy } = spread;
  const end = (value: number, by: Mover | null) =>
    written(value, spread, writing) + (key === null || by === null ? "" : key.mark(by.assumption));
  return `${end(spread.low, lowBy)}${key === null || key.plain ? " to " : ".."}${end(spread.high, highBy)}`;
}

/** `0.4 (0.2a..0.6b)`; the range may stand on a line of its own under the number. */
export function figureWithRange(
  value: number,
  spread: Spread | null,
  writing: Writing,
  key: Key,
  under = false,
): string {
  const between = range(spread, writing, key);
  const text = written(value, spread, writing);
  if (between === "") return text;
  return under ? `${text}\n${between}` : `${text} (${between})`;
}

/** The assumptions that make a number lowest and highest, and at which value. */
export function movers(spread: Spread | null): string {
  if (spread === null) return "";
  const { lowBy, highBy } = spread;
  if (lowBy !== null && highBy !== null && lowBy.assumption === highBy.assumption) {
    return `${lowBy.assumption} (${figure(lowBy.at)}, ${figure(highBy.at)})`;
  }
  return [lowBy, highBy].flatMap((by) => (by === null ? [] : [mover(by)])).join("; ");
}

export const mover = ({ assumption, at }: Mover): string => `${assumption} (${figure(at)})`;

/** A number as somebody would type it: six significant digits are more than any assumption has. */
export const figure = (value: number): string => String(Number(value.toPrecision(6)));
