import { compare, one, zero } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Additive, Amount, Discount, Party, Term, Utility } from "../domain.ts";
import type { Source, Tell } from "../problem.ts";
import { missedSum } from "../weight.ts";
import { type Element, readXml } from "../xml.ts";
import { allOf, childrenOf, requiredNumber, textOf } from "./attribute.ts";
import type { IndexedIssue } from "./domain.ts";
import { matched } from "./match.ts";
import { readRectangles } from "./rectangles.ts";
import { type Evaluation, readValue } from "./value.ts";
import { readWeights } from "./weight.ts";
import * as words from "./words.ts";

/** Elements that mean something in a profile. */
const known: ReadonlySet<string> = new Set([
  "objective",
  "issue",
  "item",
  "weight",
  "range",
  "evaluator",
  "reservation",
  "discount_factor",
  "utility",
  "ufun",
  "hyperRectangle",
  "INCLUDES",
  "EXCLUDES",
]);

/** Reads what one party wants; null when the file is no profile or an issue of it cannot be read. */
export function readProfile(
  { text }: Source,
  issues: readonly IndexedIssue[],
  evaluation: Evaluation,
  tell: Tell,
): Omit<Party, "name"> | null {
  const root = readXml(text, tell);
  if (root === null) return null;
  if (root.name !== "utility_space") {
    tell(words.notAProfile(root.name), root.span);
    return null;
  }
  tellIgnored(root, tell);
  const reservation = lastNumber(root, "reservation", tell) ?? "0";
  const discount = readDiscount(root, tell);
  const [objective] = childrenOf(root, "objective");
  if (objective === undefined) {
    tell(words.missingElement("objective", root.name), root.span);
    return null;
  }
  const utility = readUtility(root, objective, issues, evaluation, tell);
  return utility === null ? null : { utility, reservation, discount };
}

function readUtility(
  root: Element,
  objective: Element,
  issues: readonly IndexedIssue[],
  evaluation: Evaluation,
  tell: Tell,
): Utility | null {
  const found = matched(allOf(root, "issue"), issues, tell);
  if (textOf(root, "type")?.toLowerCase() !== "nonlinear")
    return readAdditive(root, found, issues, evaluation, tell);
  const [utility] = childrenOf(objective, "utility");
  if (utility !== undefined) return readRectangles(utility, found, issues, evaluation, tell);
  tell(words.missingElement("utility", objective.name), objective.span);
  return null;
}

function readAdditive(
  root: Element,
  found: ReadonlyMap<number, Element>,
  issues: readonly IndexedIssue[],
  evaluation: Evaluation,
  tell: Tell,
): Additive | null {
  const weights = readWeights(root, found, issues, tell);
  const terms: Term[] = [];
  for (const [position, { issue }] of issues.entries()) {
    const element = found.get(position);
    const weight = weights.get(position);
    const nothing: Term = { weight: weight ?? "0", value: { kind: "constant", value: "0" } };
    const weighted = weight !== undefined && weight !== "0";
    if (element === undefined) {
      tell(weighted ? words.weightedMissingIssue(issue.name) : words.missingIssue(issue.name), root.span);
      terms.push(nothing);
      continue;
    }
    if (weight === undefined) tell(words.missingWeight(issue.name), element.span);
    const value = readValue(element, issue, weighted, evaluation, tell);
    terms.push(value === null ? nothing : { weight: weight ?? "0", value });
  }
  const sum = missedSum(terms.map(({ weight }) => weight));
  if (sum !== null) tell(words.weightSum(sum), root.span);
  return { kind: "additive", terms, most: evaluation === "genius" ? "1" : null };
}

function readDiscount(root: Element, tell: Tell): Discount | null {
  const factor = lastNumber(root, "discount_factor", tell);
  if (factor === null || factor === "1") return null;
  const outside = compare(exactly(factor), zero) <= 0 || compare(exactly(factor), one) > 0;
  if (!outside) return { factor, reservation: "discounted too" };
  const element = allOf(root, "discount_factor").at(-1)!;
  tell(words.discountOutside(factor), (element.attributes.get("value") ?? element).span);
  return null;
}

/** The value of the last element of this name, wherever it stands: GENIUS walks the whole file for it. */
function lastNumber(root: Element, name: string, tell: Tell): Amount | null {
  const elements = allOf(root, name);
  for (const { span } of elements.slice(1)) tell(words.repeatedElement(name), span);
  const last = elements.at(-1);
  return last === undefined ? null : requiredNumber(last, "value", tell);
}

function tellIgnored(root: Element, tell: Tell): void {
  if (textOf(root, "type")?.toLowerCase() === "uncertain") tell(words.uncertain(), root.span);
  const told = new Set<string>();
  const walk = (inside: Element): void => {
    for (const child of inside.children) {
      if (known.has(child.name)) walk(child);
      else if (!told.has(child.name)) {
        told.add(child.name);
        tell(words.ignoredElement(child.name), child.span);
      }
    }
  };
  walk(root);
  const costly = allOf(root, "item").find((item) => /[1-9]/.test(textOf(item, "cost") ?? ""));
  if (costly !== undefined) tell(words.ignoredCost(), costly.attributes.get("cost")!.span);
}
