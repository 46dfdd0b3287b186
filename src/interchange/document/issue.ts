import type { Span } from "../../expression/syntax.ts";
import { add, compare, divide, fraction, multiply, subtract, toText } from "../../maths/exact.ts";
import type { Node } from "../../scenario/tree.ts";
import { exactly } from "../amount.ts";
import type { Amount, Issue } from "../domain.ts";
import type { Tell } from "../problem.ts";
import { nameOf, numberIn, startOf } from "./document.ts";
import * as words from "./words.ts";

/** An issue of the names in a list. */
export function listed(name: string, node: Node, tell: Tell): Issue | null {
  if (node.kind !== "list") {
    tell(words.wrongShape(name, "a list of values"), startOf(node));
    return null;
  }
  const values = new Set<string>();
  for (const item of node.items) {
    if (item.kind !== "scalar") {
      tell(words.wrongShape(name, "a name"), startOf(item));
      continue;
    }
    const value = nameOf(item);
    if (values.has(value)) tell(words.duplicateValue(value), item.span);
    values.add(value);
  }
  if (values.size === 0) tell(words.noValues(name), startOf(node));
  return values.size === 0 ? null : { kind: "discrete", name, values: [...values] };
}

/** The numbers of a list `[low, high]` or `[low, high, step]`; null when it is none, which is told. */
export function ends(name: string, node: Node, tell: Tell): readonly Amount[] | null {
  if (node.kind !== "list" || node.items.length < 2 || node.items.length > 3) {
    tell(words.invalidRange(name, "write the lowest and the highest value, and the step"), startOf(node));
    return null;
  }
  const numbers = node.items.map((item) => numberIn(item, name, tell));
  const readable = numbers.filter((number) => number !== null);
  return readable.length < numbers.length ? null : readable;
}

/** An issue of the numbers from `low` to `high` in steps, or of all of them where `step` is null. */
export function ranged(
  name: string,
  low: Amount,
  high: Amount,
  step: Amount | null,
  span: Span,
  tell: Tell,
): Issue | null {
  const [from, to] = [exactly(low), exactly(high)];
  if (compare(from, to) > 0 || (step !== null && exactly(step).top <= 0n)) {
    tell(words.invalidRange(name, "the lowest value comes first, and the step is above 0"), span);
    return null;
  }
  if (step === null) return { kind: "real", name, low, high };
  const steps = divide(subtract(to, from), exactly(step));
  const whole = fraction(steps.top / steps.bottom, 1n);
  const last = toText(add(from, multiply(exactly(step), whole)));
  if (last !== high) tell(words.shortRange(name, high, last), span);
  return { kind: "stepped", name, low, high: last, step };
}

/** The issues without those that have the name of an earlier one, which is told. */
export function unique(issues: readonly { issue: Issue; span: Span }[], tell: Tell): readonly Issue[] {
  const names = new Set<string>();
  return issues.flatMap(({ issue, span }) => {
    if (names.has(issue.name)) {
      tell(words.duplicateIssue(issue.name), span);
      return [];
    }
    names.add(issue.name);
    return [issue];
  });
}
