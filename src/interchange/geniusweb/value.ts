import { divide, multiply, subtract, toText } from "../../maths/exact.ts";
import { get, type Node } from "../../scenario/tree.ts";
import { exactly } from "../amount.ts";
import { required, requiredNumber, startOf } from "../document/document.ts";
import { readTable } from "../document/table.ts";
import * as words from "../document/words.ts";
import type { Issue, Value } from "../domain.ts";
import type { Tell } from "../problem.ts";

/** The utilities of one issue: of each value, or in a line between two of them. Null where told that it cannot be read. */
export function readValue(node: Node, issue: Issue, tell: Tell): Value | null {
  const numbers = get(node, "numberutils");
  if (numbers !== undefined) return readLine(numbers, issue, tell);
  const names = required(node, "discreteutils", tell);
  const utilities = names === null ? null : required(names, "valueUtilities", tell);
  return utilities === null ? null : readTable(utilities, issue, words.zeroEvaluation, tell);
}

function readLine(node: Node, issue: Issue, tell: Tell): Value | null {
  if (issue.kind === "discrete") {
    tell(words.numbersOfNames(issue.name), startOf(node));
    return null;
  }
  const [low, high, from, to] = ["lowValue", "highValue", "lowUtility", "highUtility"].map((key) =>
    requiredNumber(node, key, tell),
  );
  if (low === null || high === null || from === null || to === null) return null;
  if (low === high) {
    tell(words.invalidRange(issue.name, "lowValue and highValue differ"), startOf(node));
    return null;
  }
  const rise = subtract(exactly(to), exactly(from));
  const slope = divide(rise, subtract(exactly(high), exactly(low)));
  const intercept = subtract(exactly(from), multiply(slope, exactly(low)));
  return { kind: "linear", slope: toText(slope), intercept: toText(intercept), range: "open" };
}
