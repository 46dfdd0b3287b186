import { rounded } from "../src/lenses/digits.ts";
import type { Mover, Spread } from "../src/lenses/spread.ts";

/** What a number counts, as far as writing it goes. */
export type Kind = "probability" | "difference" | "plain";

/** Four decimals: what a number earns that nothing moves. */
const unmoved = 4;

/**
 * A number with no more digits than its spread earns. Probabilities stand in percent; one that is not quite 0 or 1
 * never rounds to it. A difference carries its sign, and counts percentage points when it is one of probabilities.
 */
export function written(value: number, spread: Spread | null, kind: Kind, signed = false): string {
  const decimals = spread?.decimals ?? unmoved;
  const text = kind === "plain" ? rounded(value, decimals) : percent(value, decimals - 2, kind);
  return signed && value > 0 && !/^[<>]/.test(text) ? `+${text}` : text;
}

/** `20 to 60 %`; empty when no assumption alone moves the number. */
export function range(spread: Spread | null, kind: Kind, signed = false): string {
  if (spread === null || (spread.lowBy === null && spread.highBy === null)) return "";
  const low = written(spread.low, spread, kind, signed);
  const high = written(spread.high, spread, kind, signed);
  if (low === high) return high;
  return `${low.replace(/ (%|pp)$/, "")} to ${high}`;
}

/** The assumptions that make a number lowest and highest, and at which value; one name when it is one assumption. */
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

function percent(value: number, decimals: number, kind: Kind): string {
  const text = rounded(100 * value, decimals);
  if (kind === "difference") return `${text} pp`;
  const step = 10 ** -decimals;
  const shown = Math.max(0, decimals);
  if (value > 0 && Number(text) === 0) return `<${rounded(step, shown)} %`;
  if (value < 1 && Number(text) === 100) return `>${rounded(100 - step, shown)} %`;
  return `${text} %`;
}
