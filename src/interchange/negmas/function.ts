import { commonBottom, compare, type Exact, fraction, multiply, one, zero } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Amount, Issue, Value } from "../domain.ts";
import { valueRange, valuesOf } from "../range.ts";
import { valueAt } from "../worth.ts";
import { quoted } from "../yaml.ts";

/** A value function of NegMAS. */
export type ValueFunction =
  | { readonly kind: "table"; readonly keys: readonly string[]; readonly numbers: readonly Exact[] }
  | { readonly kind: "line"; readonly slope: Exact; readonly bias: Exact }
  | { readonly kind: "constant"; readonly bias: Exact };

/** Most values of an issue of numbers that are listed. */
const listLimit = 10_000;

const isWhole = (amount: Amount): boolean => /^-?\d+$/.test(amount);

/** Whether NegMAS has the numbers of an issue: from a whole number on in whole steps. */
export const isContiguous = (issue: Issue): boolean =>
  issue.kind === "stepped" && isWhole(issue.low) && isWhole(issue.step);

/** The values of an issue as YAML; null for a real issue and one with too many. */
export function keysOf(issue: Issue): readonly string[] | null {
  const values = valuesOf(issue, issue.kind === "discrete" ? Number.POSITIVE_INFINITY : listLimit);
  return values?.map((value) => (isContiguous(issue) ? value : quoted(value))) ?? null;
}

/** The function that gives every value of the issue what it counts; null where NegMAS has none. */
export function functionOf(issue: Issue, value: Value): ValueFunction | null {
  if (value.kind === "constant") return { kind: "constant", bias: exactly(value.value) };
  const isLine = value.kind === "linear" && (issue.kind === "real" || isContiguous(issue));
  if (isLine && (value.range === "open" || !isClamped(issue, value)))
    return { kind: "line", slope: exactly(value.slope), bias: exactly(value.intercept) };
  const keys = keysOf(issue);
  const values = keys === null ? null : valuesOf(issue, keys.length);
  if (keys === null || values === null) return null;
  return { kind: "table", keys, numbers: values.map((at) => valueAt(issue, value, at)) };
}

/** Whether clamping a line to 0 and 1 changes it somewhere on its issue. */
function isClamped(issue: Issue, value: Extract<Value, { kind: "linear" }>): boolean {
  const [low, high] = valueRange(issue, { ...value, range: "open" });
  return compare(low, zero) < 0 || compare(high, one) > 0;
}

export const numbersOf = (made: ValueFunction): readonly Exact[] =>
  made.kind === "table" ? made.numbers : made.kind === "line" ? [made.slope, made.bias] : [made.bias];

/** The smallest whole number by which all of them must be multiplied to be decimals. */
export function decimalFactor(numbers: readonly Exact[]): Exact {
  let rest = commonBottom(numbers);
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor;
  return fraction(rest, 1n);
}

/** An item of the list of functions, every number multiplied by `factor` and written by `decimal`. */
export function functionLines(
  made: ValueFunction,
  factor: Exact,
  decimal: (number: Exact) => string,
): readonly string[] {
  const number = (value: Exact): string => decimal(multiply(value, factor));
  switch (made.kind) {
    case "constant":
      return ["- type: ConstFun", `  bias: ${number(made.bias)}`];
    case "line":
      return ["- type: AffineFun", `  slope: ${number(made.slope)}`, `  bias: ${number(made.bias)}`];
    case "table":
      return [
        "- type: TableFun",
        "  mapping:",
        ...made.keys.map((key, at) => `    ${key}: ${number(made.numbers[at])}`),
      ];
  }
}
