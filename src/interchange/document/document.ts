import { read } from "../../scenario/read.ts";
import { get, type Node, type Scalar } from "../../scenario/tree.ts";
import { amountOf } from "../amount.ts";
import type { Amount } from "../domain.ts";
import type { Tell } from "../problem.ts";
import * as words from "./words.ts";

/**
 * Reads a JSON or YAML text as a tree with places; JSON is YAML. Null when it cannot be read, which is told. What is
 * `null` or minus infinity is left out of the tree, for that is how these formats say that something is not there.
 */
export function readDocument(text: string, tell: Tell): Node | null {
  const { root, problems } = read(text);
  for (const { severity, code, message, span } of problems) {
    if (code === "missing-value") continue;
    if (code === "non-finite-number" && /^-\.inf$/i.test(text.slice(span.start, span.end).trim())) continue;
    // The remedies of a scenario do not fit here.
    tell({ severity, code, message, note: null }, span);
  }
  return root;
}

/** What stands under a key; told as missing when nothing does. */
export function required(node: Node, key: string, tell: Tell): Node | null {
  const found = get(node, key);
  if (found === undefined) tell(words.missingKey(key), startOf(node));
  return found ?? null;
}

/** The number in a node; null when it is none, which is told under the name of its key. */
export function numberIn(node: Node, key: string, tell: Tell): Amount | null {
  const amount = node.kind === "scalar" ? amountOf(node.text) : null;
  if (amount === null)
    tell(words.invalidNumber(key, node.kind === "scalar" ? node.text : node.kind), node.span);
  return amount;
}

export function requiredNumber(node: Node, key: string, tell: Tell): Amount | null {
  const found = required(node, key, tell);
  return found === null ? null : numberIn(found, key, tell);
}

/** What a scalar is called: numbers by their amount, so that 1.0 and 1 are one value. */
export const nameOf = (scalar: Scalar): string =>
  scalar.number === null ? scalar.text : (amountOf(scalar.text) ?? scalar.text);

/** The first character of a node, since a whole map would be too much to show. */
export const startOf = ({ span }: Node): { start: number; end: number } => ({
  start: span.start,
  end: Math.min(span.start + 1, span.end),
});
