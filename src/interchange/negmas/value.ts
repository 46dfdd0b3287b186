import { get, type Node } from "../../scenario/tree.ts";
import { numberIn, required, requiredNumber, startOf } from "../document/document.ts";
import { readTable } from "../document/table.ts";
import * as words from "../document/words.ts";
import type { Amount, Issue, Value } from "../domain.ts";
import type { Tell } from "../problem.ts";
import { classOf } from "./domain.ts";

/** What a value function of NegMAS gives; null where it cannot be read, which is told. */
export function readValue(node: Node, issue: Issue, tell: Tell): Value | null {
  const type = classOf(get(node, "type"));
  // A bare map is a table, as it is where a function is made in Python.
  if (type === null) return readTable(node, issue, words.missingEvaluation, tell);
  if (type === "TableFun") {
    const mapping = required(node, "mapping", tell);
    return mapping === null ? null : readTable(mapping, issue, words.missingEvaluation, tell);
  }
  const bias = optional(node, "bias", "0", tell);
  if (type === "ConstFun") return bias === null ? null : { kind: "constant", value: bias };
  if (!["AffineFun", "LinearFun", "IdentityFun"].includes(type)) {
    tell(words.unsupportedValue(type, issue.name), get(node, "type")!.span);
    return null;
  }
  if (issue.kind === "discrete") {
    tell(words.numbersOfNames(issue.name), startOf(node));
    return null;
  }
  if (type === "IdentityFun") return { kind: "linear", slope: "1", intercept: "0", range: "open" };
  const slope = requiredNumber(node, "slope", tell);
  if (slope === null || bias === null) return null;
  return { kind: "linear", slope, intercept: type === "AffineFun" ? bias : "0", range: "open" };
}

function optional(node: Node, key: string, absent: Amount, tell: Tell): Amount | null {
  const found = get(node, key);
  return found === undefined ? absent : numberIn(found, key, tell);
}
