import { digits, rounded } from "../src/lenses/digits.ts";
import type { Mover, Spread } from "../src/lenses/spread.ts";
import type { Key } from "./key.ts";

export interface Writing {
  /** With its sign, as a difference. */
  readonly signed?: boolean;
  /** A probability that is not quite 0 or 1 is never written as 0 or 1. */
  readonly probability?: boolean;
}

/** A number with no more digits than its spread earns. */
export function written(value: number, spread: Spread | null, { signed, probability }: Writing = {}): string {
  const moved = spread !== null && (spread.lowBy !== null || spread.highBy !== null);
  const decimals = spread?.decimals ?? digits(value, value, value);
  // A number that nothing moves is what it is: noughts at its end would only look exact.
  const text = moved ? rounded(value, decimals) : String(Number(rounded(value, decimals)));
  if (probability && value > 0 && Number(text) === 0) return `<${rounded(10 ** -decimals, decimals)}`;
  if (probability && value < 1 && Number(text) === 1) return `>${rounded(1 - 10 ** -decimals, decimals)}`;
  return signed && Number(text) > 0 ? `+${text}` : text;
}

/**
 * `0.2 to 0.6`; empty when no assumption alone moves the number. With a key, each end names what does it by a letter:
 * `0.2a..0.6b`.
 */
export function range(spread: Spread | null, writing: Writing = {}, key: Key | null = null): string {
  if (spread === null || (spread.lowBy === null && spread.highBy === null)) return "";
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
