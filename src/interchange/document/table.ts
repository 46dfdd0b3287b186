import { entriesOf, type Node } from "../../scenario/tree.ts";
import { amountOf } from "../amount.ts";
import type { Amount, Issue, Value } from "../domain.ts";
import type { Tell, Words } from "../problem.ts";
import { valuesOf } from "../range.ts";
import { numberIn, startOf } from "./document.ts";
import * as words from "./words.ts";

/** Most values of a stepped issue that a table can list. */
const tableLimit = 100_000;

/**
 * The evaluations of a map from value to number in the order of the issue; null where one cannot be read, which is told.
 * A value without one is told by `missing`, and counts 0 where that is no error.
 */
export function readTable(
  node: Node,
  issue: Issue,
  missing: (value: string, issue: string) => Words,
  tell: Tell,
): Value | null {
  if (issue.kind === "real") {
    tell(words.tableOfReals(issue.name), startOf(node));
    return null;
  }
  if (node.kind !== "map") {
    tell(words.wrongShape(issue.name, "a map from value to number"), startOf(node));
    return null;
  }
  const values = valuesOf(issue, tableLimit);
  if (values === null) {
    tell(words.tooManyValues(issue.name, tableLimit), startOf(node));
    return null;
  }
  const known = new Set(values);
  const given = new Map<string, Amount | null>();
  for (const { key, value } of entriesOf(node)) {
    // Keys of numbers may be written in many ways: 1 and 1.0 are one value.
    const name = known.has(key.text) ? key.text : (amountOf(key.text) ?? key.text);
    if (known.has(name)) given.set(name, numberIn(value, key.text, tell));
    else tell(words.unknownValue(key.text, issue.name), key.span);
  }
  const told = values.flatMap((value) => (given.has(value) ? [] : [missing(value, issue.name)]));
  for (const each of told) tell(each, startOf(node));
  if (told.some(({ severity }) => severity === "error")) return null;
  const evaluations = values.map((value) => (given.has(value) ? given.get(value)! : "0"));
  return evaluations.some((amount) => amount === null) ? null : { kind: "table", evaluations, per: "1" };
}
