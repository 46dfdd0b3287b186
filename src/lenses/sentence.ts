import type { Model } from "../scenario/model.ts";
import { digits, rounded } from "./digits.ts";
import type { Spread } from "./spread.ts";

/** The name of a party or faction, by the id of its row. */
export function rowName(model: Model, id: string): string {
  const row = model.rows.find((candidate) => candidate.id === id)!;
  const party = model.parties[row.party];
  return row.faction === null ? party.name : party.factions[row.faction].name;
}

/** A number with its lowest and highest: `0.4 (0.2 to 0.6)`; alone where nothing moves it. */
export function withSpread(value: number, spread: Spread | null): string {
  // What nothing moves is said as it is, without zeros that only claim exactness.
  if (spread === null || (spread.lowBy === null && spread.highBy === null))
    return plainNumber(Number(rounded(value, digits(value, value, value))));
  const print = (number: number): string => rounded(number, spread.decimals);
  return `${print(value)} (${print(spread.low)} to ${print(spread.high)})`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** A value of an assumption as the file would write it: no more digits than it has. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
