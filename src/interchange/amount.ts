import { type Exact, parseExact, toText } from "../maths/exact.ts";
import type { Amount } from "./domain.ts";

/**
 * The number that a file writes as a decimal, with or without an exponent; null when it is none. Fractions are no
 * numbers in any of the formats, although an amount may be one.
 */
export function amountOf(text: string): Amount | null {
  const exact = text.includes("/") ? null : parseExact(text);
  return exact === null ? null : toText(exact);
}

/** An amount as a number to count with. */
export function exactly(amount: Amount): Exact {
  const exact = parseExact(amount);
  if (exact === null) throw new RangeError(`invalid amount "${amount}"`);
  return exact;
}

/** Whether a decimal can write the number in full. */
export const isDecimal = (amount: Amount): boolean => !amount.includes("/");
