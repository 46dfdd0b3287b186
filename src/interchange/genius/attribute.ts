import { amountOf } from "../amount.ts";
import type { Amount } from "../domain.ts";
import type { Tell } from "../problem.ts";
import type { Element } from "../xml.ts";
import * as words from "./words.ts";

/** The elements of this name directly inside. */
export const childrenOf = (element: Element, name: string): readonly Element[] =>
  element.children.filter((child) => child.name === name);

/** The elements of this name at any depth, in the order of the file. */
export const allOf = (element: Element, name: string): readonly Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);

export const textOf = (element: Element, attribute: string): string | null =>
  element.attributes.get(attribute)?.value ?? null;

/** The number in an attribute; null when it is not there, or is no number, which is told. */
export function numberOf(element: Element, attribute: string, tell: Tell): Amount | null {
  const found = element.attributes.get(attribute);
  if (found === undefined) return null;
  const amount = amountOf(found.value);
  if (amount === null) tell(words.invalidNumber(attribute, found.value), found.span);
  return amount;
}

/** As `numberOf`, but an attribute that is not there is told too. */
export function requiredNumber(element: Element, attribute: string, tell: Tell): Amount | null {
  if (!element.attributes.has(attribute)) tell(words.missingAttribute(attribute, element.name), element.span);
  return numberOf(element, attribute, tell);
}

/** The whole number by which weights and bounds name an issue; null when it is not there or no whole number. */
export function indexOf(element: Element, tell: Tell): string | null {
  const found = element.attributes.get("index");
  if (found === undefined) return null;
  const index = amountOf(found.value);
  if (index !== null && /^-?\d+$/.test(index)) return index;
  tell(words.invalidIndex(found.value), found.span);
  return null;
}

/** The lower and upper bound of a number issue: attributes of the issue or of its `<range>`. Absence is not told. */
export function boundsOf(issue: Element, tell: Tell): { low: Amount | null; high: Amount | null } {
  const holder = issue.attributes.has("lowerbound") ? issue : (childrenOf(issue, "range")[0] ?? issue);
  return { low: numberOf(holder, "lowerbound", tell), high: numberOf(holder, "upperbound", tell) };
}

/** What an issue or evaluator says it is. GENIUS goes by `type` alone and takes its absence for `discrete`. */
export function typeOf(issue: Element, others: readonly string[], tell: Tell): string {
  const type = textOf(issue, "type") ?? "discrete";
  for (const other of others) {
    const said = textOf(issue, other);
    if (said !== null && said.toLowerCase() !== type.toLowerCase())
      tell(words.conflictingTypes(type, other, said), issue.attributes.get(other)!.span);
  }
  return type.toLowerCase();
}
