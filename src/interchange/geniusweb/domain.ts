import { entriesOf, get, type Node } from "../../scenario/tree.ts";
import { required, startOf } from "../document/document.ts";
import { ends, listed, ranged, unique } from "../document/issue.ts";
import * as words from "../document/words.ts";
import type { Issue } from "../domain.ts";
import type { Tell } from "../problem.ts";

/** Whether a document is a domain of GeniusWeb. */
export const isDomain = (root: Node): boolean => get(root, "issuesValues") !== undefined;

/** The issues of a domain in the order of the file; null where one cannot be read, which is told. */
export function readIssues(root: Node, tell: Tell): readonly Issue[] | null {
  const map = required(root, "issuesValues", tell);
  if (map === null) return null;
  const entries = entriesOf(map);
  if (entries.length === 0) tell(words.noIssues(), startOf(map));
  const found = entries.map(({ key, value }) => ({
    issue: readIssue(key.text, value, tell),
    span: key.span,
  }));
  const readable = found.flatMap(({ issue, span }) => (issue === null ? [] : [{ issue, span }]));
  return readable.length === found.length && found.length > 0 ? unique(readable, tell) : null;
}

function readIssue(name: string, node: Node, tell: Tell): Issue | null {
  const range = get(node, "range");
  if (range === undefined) {
    const values = required(node, "values", tell);
    return values === null ? null : listed(name, values, tell);
  }
  const numbers = ends(name, range, tell);
  if (numbers === null) return null;
  const [low, high, step] = numbers;
  if (step !== undefined) return ranged(name, low, high, step, startOf(range), tell);
  tell(words.invalidRange(name, "write [lowest, highest, step]"), startOf(range));
  return null;
}
