import { digits, rounded } from "./digits.ts";
import type { Spread } from "./spread.ts";

/** How a number is written for people. */
export interface Writing {
  /** With its sign, as a difference. */
  readonly signed?: boolean;
  /** A probability that is not quite 0 or 1 is never written as 0 or 1. */
  readonly probability?: boolean;
}

/** A number that is asked for is a probability when it is written as one. */
export const writingOf = (asked: string): Writing => ({ probability: /^P\(/.test(asked) });

/** Does any assumption alone move a number? */
export const moves = (spread: Spread | null): spread is Spread =>
  spread !== null && (spread.lowBy !== null || spread.highBy !== null);

/** A number with no more digits than its spread earns. */
export function written(value: number, spread: Spread | null, { signed, probability }: Writing = {}): string {
  const decimals = spread?.decimals ?? digits(value, value, value);
  // A number that nothing moves is what it is: noughts at its end would only look exact.
  const text = moves(spread) ? rounded(value, decimals) : String(Number(rounded(value, decimals)));
  if (probability && value > 0 && Number(text) === 0) return `<${rounded(10 ** -decimals, decimals)}`;
  if (probability && value < 1 && Number(text) === 1) return `>${rounded(1 - 10 ** -decimals, decimals)}`;
  return signed && Number(text) > 0 ? `+${text}` : text;
}

/** A share in whole percents; what is not quite all or nothing is never written as 100 or 0. */
export function percent(share: number): string {
  const text = (100 * share).toFixed(0);
  if (share > 0 && text === "0") return "<1";
  return share < 1 && text === "100" ? ">99" : text;
}
