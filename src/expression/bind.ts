import type { Syntax } from "./syntax.ts";
import type { Term } from "./term.ts";

/** Every expression has one of three types; a set knows the number that each member stands for. */
export type Type =
  | { readonly kind: "number" }
  | { readonly kind: "truth" }
  | { readonly kind: "set"; readonly name: string; readonly members: ReadonlyMap<string, number> };

export interface Binding {
  readonly type: Type;
  readonly term: Term;
}

/** What names mean where an expression stands. */
export interface Scope {
  lookup(name: string): Binding | undefined;
  /** Every name that may stand here, for "did you mean". */
  names(): Iterable<string>;
  /** Index of the trust relation "holder in about", or undefined. */
  relation(holder: string, about: string): number | undefined;
  /**
   * Registers an assumption written in place and returns its index; null where none may stand
   * (guards of structure, for instance).
   */
  assume: ((range: Extract<Syntax, { kind: "range" }>) => number) | null;
}
