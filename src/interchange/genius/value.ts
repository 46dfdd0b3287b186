import { compare, most, multiply, subtract, toText } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Amount, Issue, Value } from "../domain.ts";
import type { Tell } from "../problem.ts";
import type { Element } from "../xml.ts";
import { boundsOf, childrenOf, numberOf, requiredNumber, textOf, typeOf } from "./attribute.ts";
import * as words from "./words.ts";

/** How a GENIUS profile is read: as GENIUS does, or as NegMAS does, weight times evaluation and nothing more. */
export type Evaluation = "genius" | "raw";

/** Below this GENIUS takes the largest evaluation of an issue for 0. */
const vanishing = exactly("0.00001");

/**
 * What each value of an issue counts by this profile; null when that cannot be read, which is told where `weighted`. An
 * issue without a weight counts nothing whatever its evaluator says.
 */
export function readValue(
  element: Element,
  issue: Issue,
  weighted: boolean,
  evaluation: Evaluation,
  tell: Tell,
): Value | null {
  const type = typeOf(element, ["etype"], tell);
  const wanted = issue.kind === "stepped" ? "integer" : issue.kind;
  const readable = type === wanted && (type === "discrete" || childrenOf(element, "evaluator").length > 0);
  if (readable) {
    if (issue.kind === "discrete") return readTable(element, issue, evaluation, tell);
    return issue.kind === "stepped" ? readInteger(element, issue, tell) : readReal(element, issue, tell);
  }
  const known = type === "discrete" || type === "integer" || type === "real";
  if (!weighted) tell(words.ignoredEvaluator(issue.name), element.span);
  else if (known && type !== wanted) tell(words.otherType(issue.name, type, wanted), element.span);
  else tell(words.missingEvaluator(issue.name, type), element.span);
  return null;
}

type Discrete = Extract<Issue, { kind: "discrete" }>;
type Stepped = Extract<Issue, { kind: "stepped" }>;
type Real = Extract<Issue, { kind: "real" }>;

function readTable(element: Element, issue: Discrete, evaluation: Evaluation, tell: Tell): Value | null {
  const known = new Set(issue.values);
  const given = new Map<string, Amount>();
  const told = new Set<string>();
  for (const item of childrenOf(element, "item")) {
    const value = textOf(item, "value");
    if (value === null) {
      tell(words.missingAttribute("value", "item"), item.span);
      continue;
    }
    if (!known.has(value)) tell(words.unknownValue(value, issue.name), item.span);
    if (given.has(value)) tell(words.repeatedValue(value), item.span);
    const written = textOf(item, "evaluation");
    // GENIUS writes the word null where it has no evaluation.
    if (written === null || written === "null") {
      if (known.has(value)) tell(words.missingEvaluation(value, issue.name), item.span);
      told.add(value);
      continue;
    }
    const amount = numberOf(item, "evaluation", tell);
    if (amount === null) told.add(value);
    else given.set(value, amount);
  }
  for (const value of issue.values)
    if (!given.has(value) && !told.has(value)) tell(words.missingEvaluation(value, issue.name), element.span);
  if (issue.values.some((value) => !given.has(value))) return null;

  const evaluations = issue.values.map((value) => given.get(value)!);
  if (evaluation === "raw") return { kind: "table", evaluations, per: "1" };
  const largest = [...given.values()].map(exactly).reduce(most);
  if (compare(largest, vanishing) >= 0) return { kind: "table", evaluations, per: toText(largest) };
  if (evaluations.some((amount) => amount !== "0"))
    tell(words.vanishingEvaluations(issue.name), element.span);
  return { kind: "constant", value: "0" };
}

function readInteger(element: Element, issue: Stepped, tell: Tell): Value | null {
  const [evaluator] = childrenOf(element, "evaluator");
  const kind = textOf(evaluator, "ftype");
  if (kind !== null && kind !== "linear") {
    tell(words.unsupportedEvaluator(kind, issue.name), evaluator.span);
    return null;
  }
  if (!evaluator.attributes.has("slope") && evaluator.attributes.has("parameter1")) {
    tell(words.parametersOfInteger(), evaluator.span);
    return line(requiredNumber(evaluator, "parameter1", tell), requiredNumber(evaluator, "parameter0", tell));
  }
  const slope = requiredNumber(evaluator, "slope", tell);
  const offset = requiredNumber(evaluator, "offset", tell);
  const { low } = boundsOf(element, tell);
  if (low !== null && low !== issue.low) tell(words.otherLowerBound(low, issue.low), element.span);
  if (slope === null || offset === null) return null;
  const start = multiply(exactly(slope), exactly(low ?? issue.low));
  return line(slope, toText(subtract(exactly(offset), start)));
}

function line(slope: Amount | null, intercept: Amount | null): Value | null {
  if (slope === null || intercept === null) return null;
  return { kind: "linear", slope, intercept, range: "clamped" };
}

function readReal(element: Element, issue: Real, tell: Tell): Value | null {
  const [evaluator] = childrenOf(element, "evaluator");
  const kind = textOf(evaluator, "ftype") ?? "linear";
  const { low, high } = boundsOf(element, tell);
  if ((low !== null && low !== issue.low) || (high !== null && high !== issue.high))
    tell(words.otherRange(issue.low, issue.high), element.span);
  const parameter = (number: number): Amount | null => requiredNumber(evaluator, `parameter${number}`, tell);
  if (kind === "linear") return line(parameter(1), parameter(0));
  if (kind === "constant") {
    const value = parameter(0);
    return value === null ? null : { kind: "constant", value };
  }
  if (kind === "triangular") {
    const [from, to, top] = [parameter(0), parameter(1), parameter(2)];
    if (from === null || to === null || top === null) return null;
    return triangle(from, top, to, evaluator, tell);
  }
  tell(words.unsupportedEvaluator(kind, issue.name), evaluator.span);
  return null;
}

function triangle(low: Amount, top: Amount, high: Amount, evaluator: Element, tell: Tell): Value | null {
  const [from, peak, to] = [low, top, high].map(exactly);
  if (compare(from, peak) <= 0 && compare(peak, to) <= 0 && compare(from, to) < 0)
    return { kind: "triangular", low, top, high };
  tell(words.invalidTriangle(low, high, top), evaluator.span);
  return null;
}
