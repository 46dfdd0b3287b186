import type { BinaryOperator } from "./syntax.ts";
import type { BinaryOp, UnaryOp } from "./term.ts";

/** The functions that may be called in an expression, with how many arguments each takes. */
export const functions: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map([
  ["min", { least: 2, most: Number.POSITIVE_INFINITY }],
  ["max", { least: 2, most: Number.POSITIVE_INFINITY }],
  ["exp", { least: 1, most: 1 }],
  ["log", { least: 1, most: 1 }],
  ["sqrt", { least: 1, most: 1 }],
  ["abs", { least: 1, most: 1 }],
  ["logit", { least: 1, most: 1 }],
  ["logistic", { least: 1, most: 1 }],
  ["clamp", { least: 3, most: 3 }],
]);

/** What the signs of arithmetic do. */
export const arithmetic: Readonly<Record<BinaryOperator, BinaryOp>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "^": "power",
};

/**
 * A function of these arguments as operations on one and on two, whatever the operations are put together into. The
 * parser has checked that the function exists and how many arguments it has.
 */
export function called<Part>(
  name: string,
  args: readonly Part[],
  one: (op: UnaryOp, a: Part) => Part,
  two: (op: BinaryOp, a: Part, b: Part) => Part,
): Part {
  if (name === "min" || name === "max") return args.reduce((a, b) => two(name, a, b));
  if (name !== "clamp") return one(name as UnaryOp, args[0]);
  return two("min", two("max", args[0], args[1]), args[2]);
}
