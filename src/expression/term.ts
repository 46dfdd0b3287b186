/**
 * An expression whose names are resolved and whose types are checked. Truth values are the numbers 0 and 1;
 * members of a set are their position in it. A term is plain data and survives serialisation.
 */
export type Term =
  | { readonly op: "number"; readonly value: number }
  /** The value of an assumption, by its index in the model. */
  | { readonly op: "assumption"; readonly index: number }
  | StructuralTerm
  /** The probability that a party gives to another keeping its word: depends on evidence counts and assumptions. */
  | { readonly op: "trust"; readonly relation: number }
  | { readonly op: UnaryOp; readonly a: Term }
  | { readonly op: BinaryOp; readonly a: Term; readonly b: Term }
  | { readonly op: "if"; readonly test: Term; readonly then: Term; readonly otherwise: Term };

/** Known when the graph is built, whatever the assumptions are. */
type StructuralTerm =
  | { readonly op: "state"; readonly variable: number }
  | { readonly op: "round" }
  /** The round of the deadline; `Infinity` stands for never. */
  | { readonly op: "deadline" }
  /** The package on the table (in values and `in fact`: the package agreed); -1 is nothing. */
  | { readonly op: "package" }
  /**
   * What the package says on an issue: the option's position, or the number of a numeric issue.
   * With nothing on the table it is NaN, so every comparison with it is false.
   */
  | { readonly op: "issue"; readonly issue: number };

export type UnaryOp = "negate" | "not" | "exp" | "log" | "sqrt" | "logit" | "logistic" | "abs";
export type BinaryOp =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "power"
  | "min"
  | "max"
  | "less"
  | "less or equal"
  | "equal"
  | "and"
  | "or";

export const number = (value: number): Term => ({ op: "number", value });
