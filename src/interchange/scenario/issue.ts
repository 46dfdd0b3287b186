import { compare, divide, fraction, subtract, toText } from "../../maths/exact.ts";
import { exactly, isDecimal } from "../amount.ts";
import type { Amount, Issue, Term } from "../domain.ts";
import type { Words } from "../problem.ts";
import { valuesOf } from "../range.ts";
import { expression, quoted } from "../yaml.ts";
import { lineText, pointsText } from "./value.ts";
import * as words from "./words.ts";

/** How a scenario writes an issue: a list of options, or numbers in steps. */
export type Shape =
  /** `values` are those of the domain, `options` what they are called here. */
  | { readonly kind: "options"; readonly values: readonly string[]; readonly options: readonly string[] }
  | { readonly kind: "numbers"; readonly low: Amount; readonly high: Amount; readonly step: Amount };

/** Into how many steps a range of any numbers is cut. */
const realSteps = fraction(20n, 1n);

/** Null where the scenario has no such issue, which is told. `options` are the names of discrete values. */
export function shapeOf(issue: Issue, options: readonly string[], lose: (loss: Words) => void): Shape | null {
  if (issue.kind === "discrete") return { kind: "options", values: issue.values, options };
  if (issue.low === issue.high) return { kind: "options", values: [issue.low], options: [issue.low] };
  const [low, high] = [exactly(issue.low), exactly(issue.high)];
  const step = issue.kind === "stepped" ? issue.step : toText(divide(subtract(high, low), realSteps));
  if (issue.kind === "real") lose(words.inSteps(issue.name, step));
  // The scenario counts in doubles, which cannot tell the ends of such a range apart.
  const blurred = Number(issue.low) + Number(step) <= Number(issue.low) || compare(low, high) >= 0;
  if (![issue.low, issue.high, step].every(isDecimal) || blurred) {
    lose(words.unsupportedNumbers(issue.name));
    return null;
  }
  return { kind: "numbers", low: issue.low, high: issue.high, step };
}

export function issueText(shape: Shape): string {
  if (shape.kind === "options") return `[${shape.options.map(quoted).join(", ")}]`;
  const steps = shape.step === "1" ? "" : ` in steps of ${shape.step}`;
  return `${shape.low} to ${shape.high}${steps}`;
}

/** How many values and points the text of an issue or of its worth holds. */
export function entriesOf(shape: Shape, issue: Issue, terms: readonly Term[], limit: number): number {
  if (shape.kind === "options") return shape.options.length * (terms.length + 1);
  const tables = terms.filter(({ value }) => value.kind === "table").length;
  return tables === 0 ? 1 + terms.length : (valuesOf(issue, limit)?.length ?? limit + 1) * tables;
}

/** What an issue is worth to a party, as the value of its key. */
export function worthText(shape: Shape, issue: Issue, name: string, term: Term): string {
  if (shape.kind === "options") return map(shape.options, shape.values, issue, term);
  const line = lineText(issue, term, name);
  if (line !== null) return expression(line);
  const values = valuesOf(issue, Number.POSITIVE_INFINITY) ?? [];
  return map(values, values, issue, term);
}

const map = (keys: readonly string[], values: readonly string[], issue: Issue, term: Term): string => {
  const entries = keys.map((key, at) => `${quoted(key)}: ${pointsText(issue, term, values[at], at)}`);
  return `{ ${entries.join(", ")} }`;
};
