import { type Exact, parseExact, toText } from "../maths/exact.ts";
import type { Amount } from "./domain.ts";

/**
 * Most signs of a number written out. No measurement has so many, and sums of longer ones would keep a machine busy
 * that reads a file from anywhere.
 */
const longest = 120;

/**
 * The number that a file writes as a decimal, with or without an exponent; null when it is none, or longer than 120
 * signs when written out. Fractions are no numbers in any of the formats, although an amount may be one.
 */
export function amountOf(text: string): Amount | null {
  const exact = text.includes("/") || text.length > longest ? null : parseExact(text);
  const amount = exact === null ? null : toText(exact);
  return amount === null || amount.length > longest ? null : amount;
}

/** An amount as a number to count with. */
export function exactly(amount: Amount): Exact {
  const exact = parseExact(amount);
  if (exact === null) throw new RangeError(`invalid amount "${amount}"`);
  return exact;
}

/** Whether a decimal can write the number in full. */
export const isDecimal = (amount: Amount): boolean => !amount.includes("/");
