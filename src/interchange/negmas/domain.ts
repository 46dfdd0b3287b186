import { entriesOf, get, itemsOf, type Node, textOf } from "../../scenario/tree.ts";
import { amountOf } from "../amount.ts";
import { numberIn, required, startOf } from "../document/document.ts";
import { ends, listed, ranged, unique } from "../document/issue.ts";
import * as words from "../document/words.ts";
import type { Issue } from "../domain.ts";
import type { Tell } from "../problem.ts";

/** The last part of the name of a class: files write it with or without its modules. */
export const classOf = (node: Node | undefined): string | null => textOf(node)?.replace(/^.*\./s, "") ?? null;

/** Whether a document is an outcome space of NegMAS. */
export const isDomain = (root: Node): boolean => get(root, "issues")?.kind === "list";

/** The issues of an outcome space in their order; null where one cannot be read, which is told. */
export function readIssues(root: Node, tell: Tell): readonly Issue[] | null {
  const list = required(root, "issues", tell);
  if (list === null) return null;
  if (list.kind !== "list") {
    tell(words.wrongShape("issues", "a list"), startOf(list));
    return null;
  }
  if (list.items.length === 0) tell(words.noIssues(), startOf(list));
  const found = list.items.map((item) => readIssue(item, tell));
  const readable = found.flatMap((issue, at) =>
    issue === null ? [] : [{ issue, span: startOf(list.items[at]) }],
  );
  return readable.length === found.length && found.length > 0 ? unique(readable, tell) : null;
}

function readIssue(node: Node, tell: Tell): Issue | null {
  const name = required(node, "name", tell);
  const values = required(node, "values", tell);
  if (name === null || values === null) return null;
  if (name.kind !== "scalar") {
    tell(words.wrongShape("name", "a text"), startOf(name));
    return null;
  }
  const type = classOf(get(node, "type")) ?? "CategoricalIssue";
  switch (type) {
    case "CategoricalIssue":
    case "OrdinalIssue":
    case "CardinalIssue":
      return listed(name.text, values, tell);
    case "ContiguousIssue":
      return contiguous(name.text, values, get(node, "step"), tell);
    case "ContinuousIssue": {
      const range = ends(name.text, values, tell);
      return range === null ? null : ranged(name.text, range[0], range[1], null, startOf(values), tell);
    }
  }
  tell(words.unsupportedIssue(type), (get(node, "type") ?? node).span);
  return null;
}

/** Whole numbers: how many of them from 0, or the lowest, the highest and perhaps the step. */
function contiguous(name: string, values: Node, step: Node | undefined, tell: Tell): Issue | null {
  const width = step === undefined ? "1" : numberIn(step, "step", tell);
  if (values.kind === "scalar") {
    const count = numberIn(values, name, tell);
    if (count === null || width === null) return null;
    const last = /^[1-9]\d*$/.test(count) ? amountOf(String(BigInt(count) - 1n)) : null;
    if (last !== null) return ranged(name, "0", last, width, startOf(values), tell);
    tell(
      words.invalidRange(name, "write how many whole numbers there are, or [lowest, highest]"),
      values.span,
    );
    return null;
  }
  const range = ends(name, values, tell);
  if (range === null || width === null) return null;
  return ranged(name, range[0], range[1], range[2] ?? width, startOf(values), tell);
}

/** Maps and lists by position: the functions or weights of a profile, which may stand under the names of issues. */
export function byIssue(
  node: Node,
  key: string,
  issues: readonly Issue[],
  tell: Tell,
): readonly (Node | undefined)[] | null {
  if (node.kind === "map") {
    const names = new Set(issues.map(({ name }) => name));
    for (const entry of entriesOf(node))
      if (!names.has(entry.key.text)) tell(words.unknownIssue(entry.key.text), entry.key.span);
    return issues.map(({ name }) => get(node, name));
  }
  const items = itemsOf(node);
  if (items.length === issues.length) return items;
  tell(words.wrongCount(key, items.length, issues.length), startOf(node));
  return null;
}
