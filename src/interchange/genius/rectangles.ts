import { compare, multiply, toText } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Amount, Bound, Group, Part, Rectangles } from "../domain.ts";
import type { Tell } from "../problem.ts";
import type { Element } from "../xml.ts";
import { childrenOf, indexOf, numberOf, requiredNumber, textOf } from "./attribute.ts";
import type { IndexedIssue } from "./domain.ts";
import { positionsByIndex } from "./match.ts";
import type { Evaluation } from "./value.ts";
import * as words from "./words.ts";

/** Reads the hyper-rectangles of a nonlinear profile; null where something is missing, which is told. */
export function readRectangles(
  utility: Element,
  found: ReadonlyMap<number, Element>,
  issues: readonly IndexedIssue[],
  evaluation: Evaluation,
  tell: Tell,
): Rectangles | null {
  const maximum = requiredNumber(utility, "maxutility", tell);
  if (maximum !== null && !isPositive(maximum))
    tell(words.invalidMaximum(maximum), utility.attributes.get("maxutility")!.span);
  const [outermost, ...others] = childrenOf(utility, "ufun");
  if (outermost === undefined) {
    tell(words.missingElement("ufun", utility.name), utility.span);
    return null;
  }
  for (const { span } of others) tell(words.ignoredFunctions(), span);
  if ((numberOf(outermost, "weight", tell) ?? "1") !== "1")
    tell(words.ignoredOuterWeight(), outermost.attributes.get("weight")!.span);
  const group = readGroup(outermost, positionsByIndex(found, issues), issues, tell);
  if (group === null || maximum === null || !isPositive(maximum)) return null;
  return evaluation === "genius"
    ? { kind: "rectangles", group, per: maximum, most: "1" }
    : { kind: "rectangles", group, per: "1", most: null };
}

const isPositive = (amount: Amount): boolean => exactly(amount).top > 0n;

type Positions = ReadonlyMap<string, number>;

function readGroup(
  element: Element,
  positions: Positions,
  issues: readonly IndexedIssue[],
  tell: Tell,
): Group | null {
  const aggregation = textOf(element, "aggregation")?.toLowerCase() ?? null;
  const parts: (Part | null)[] = childrenOf(element, "hyperRectangle").map((rectangle) =>
    readRectangle(rectangle, positions, issues, tell),
  );
  for (const inner of childrenOf(element, "ufun")) {
    const group = readGroup(inner, positions, issues, tell);
    const weight = inner.attributes.has("weight") ? numberOf(inner, "weight", tell) : "1";
    parts.push(group === null || weight === null ? null : { kind: "group", weight, group });
  }
  if (aggregation !== "sum" && aggregation !== "min" && aggregation !== "max") {
    const place = element.attributes.get("aggregation") ?? element;
    tell(words.unsupportedAggregation(aggregation), place.span);
    return null;
  }
  if (parts.length === 0 && aggregation !== "sum") tell(words.emptyFunction(), element.span);
  if (parts.length === 0) parts.push({ kind: "inside", pays: "0", bounds: [] });
  const readable = parts.filter((part) => part !== null);
  return readable.length < parts.length ? null : { aggregation, parts: readable };
}

function readRectangle(
  element: Element,
  positions: Positions,
  issues: readonly IndexedIssue[],
  tell: Tell,
): Part | null {
  const utility = requiredNumber(element, "utility", tell);
  const weight = element.attributes.has("weight") ? numberOf(element, "weight", tell) : "1";
  const [inside, outside] = [childrenOf(element, "INCLUDES"), childrenOf(element, "EXCLUDES")];
  if (inside.length > 0 && outside.length > 0) tell(words.bothKinds(), inside[0].span);
  const kind = outside.length > 0 ? "outside" : "inside";
  const bounds = (kind === "outside" ? outside : inside).map((bound) =>
    readBound(bound, positions, issues, tell),
  );
  const readable = bounds.filter((bound) => bound !== null);
  if (utility === null || weight === null || readable.length < bounds.length) return null;
  return { kind, pays: toText(multiply(exactly(utility), exactly(weight))), bounds: readable };
}

function readBound(
  element: Element,
  positions: Positions,
  issues: readonly IndexedIssue[],
  tell: Tell,
): Bound | null {
  const index = indexOf(element, tell);
  const low = requiredNumber(element, "min", tell);
  const high = requiredNumber(element, "max", tell);
  if (!element.attributes.has("index")) tell(words.missingAttribute("index", element.name), element.span);
  if (index === null || low === null || high === null) return null;
  const position = positions.get(index);
  if (position === undefined) {
    tell(words.unknownIssue(`index ${index}`), element.span);
    return null;
  }
  const { issue } = issues[position];
  if (issue.kind === "discrete") {
    tell(words.boundOnNames(issue.name), element.span);
    return null;
  }
  if (compare(exactly(low), exactly(high)) > 0) tell(words.emptyBound(low, high), element.span);
  return { issue: position, low, high };
}
