import { printName } from "../../expression/lexer.ts";
import { compare, type Exact, multiply, negate, one, subtract, toText, zero } from "../../maths/exact.ts";
import { exactly, isDecimal } from "../amount.ts";
import type { Amount, Issue, Term, Value } from "../domain.ts";
import { valueRange } from "../range.ts";
import { valueAt } from "../worth.ts";

/** A number as an expression writes it: a fraction in brackets, so that it may stand anywhere. */
export const numberText = (amount: Amount): string =>
  isDecimal(amount) ? amount : `(${amount.replace("/", " / ")})`;

/** What one value of an issue counts, weight and all: a decimal where there is one, else the sum to be done. */
export function pointsText(issue: Issue, { weight, value }: Term, at: string, position: number): string {
  const product = toText(multiply(exactly(weight), valueAt(issue, value, at)));
  if (isDecimal(product)) return product;
  if (value.kind !== "table") return numberText(product);
  return `${numberText(weight)} * ${numberText(value.evaluations[position])} / ${numberText(value.per)}`;
}

/** What a number issue counts, weight and all, as an expression in its name; null for a table. */
export function lineText(issue: Issue, { weight, value }: Term, name: string): string | null {
  if (value.kind === "table") return null;
  if (value.kind === "constant") return pointsText(issue, { weight, value }, "0", 0);
  const factor = weight === "1" ? "" : `${numberText(weight)} * `;
  return `${factor}${value.kind === "linear" ? line(issue, value, name, factor !== "") : `(${triangle(value, name)})`}`;
}

function line(
  issue: Issue,
  value: Extract<Value, { kind: "linear" }>,
  name: string,
  inProduct: boolean,
): string {
  const { slope, intercept } = value;
  const rise = slope === "1" ? printName(name) : `${numberText(slope)} * ${printName(name)}`;
  const open = slope === "0" ? numberText(intercept) : plus(rise, exactly(intercept));
  const [low, high] = valueRange(issue, { ...value, range: "open" });
  const inside = compare(low, zero) >= 0 && compare(high, one) <= 0;
  if (value.range === "clamped" && !inside) return `clamp(${open}, 0, 1)`;
  return inProduct ? `(${open})` : open;
}

const plus = (text: string, number: Exact): string => {
  if (number.top === 0n) return text;
  return number.top < 0n
    ? `${text} - ${numberText(toText(negate(number)))}`
    : `${text} + ${numberText(toText(number))}`;
};

/** 0 outside, and a line up to the top and down from it; a side that has no width is left out. */
function triangle({ low, top, high }: Extract<Value, { kind: "triangular" }>, name: string): string {
  const x = printName(name);
  const from = (amount: Amount): string => plus(x, negate(exactly(amount)));
  const width = (a: Amount, b: Amount): string => numberText(toText(subtract(exactly(b), exactly(a))));
  const rising = `(${from(low)}) / ${width(low, top)}`;
  const falling = `1 - (${from(top)}) / ${width(top, high)}`;
  const sides =
    low === top
      ? falling
      : top === high
        ? rising
        : `if ${x} < ${numberText(top)} then ${rising} else ${falling}`;
  return `if ${x} < ${numberText(low)} or ${x} >= ${numberText(high)} then 0 else ${sides}`;
}

/** A number alone: a fraction without its brackets. */
export const quotientText = (amount: Amount): string => amount.replace("/", " / ");
