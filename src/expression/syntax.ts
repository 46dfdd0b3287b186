/** Where something stands in the text of a file: character offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "^";
export type Comparison = "<" | "<=" | ">" | ">=" | "=" | "!=";
export type Shape = "pert" | "uniform" | "normal" | "beta" | "log-uniform";

/** What the author wrote, before any name is looked up. Every node knows its place. */
export type Syntax =
  | { readonly kind: "number"; readonly value: number; readonly span: Span }
  | { readonly kind: "name"; readonly name: string; readonly quoted: boolean; readonly span: Span }
  | {
      /** `0.25 in 0.1..0.5 uniform`: an assumption written in place. */
      readonly kind: "range";
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly shape: Shape;
      readonly span: Span;
    }
  | { readonly kind: "negate" | "not"; readonly of: Syntax; readonly span: Span }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly span: Span;
    }
  | {
      readonly kind: "compare";
      readonly operator: Comparison;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly span: Span;
    }
  | {
      readonly kind: "and" | "or";
      readonly left: Syntax;
      readonly right: Syntax;
      readonly span: Span;
    }
  | {
      readonly kind: "if";
      readonly test: Syntax;
      readonly then: Syntax;
      /** Only a claim may leave it out. */
      readonly otherwise: Syntax | null;
      readonly span: Span;
    }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Syntax[]; readonly span: Span }
  | { readonly kind: "trust"; readonly holder: string; readonly about: string; readonly span: Span }
  | Query;

/**
 * A number read off a lens, as claims, `asks` and `expect` write it:
 * `P(lasting deal | stepping back with deadline = two months, by round 8)`.
 */
export interface Query {
  readonly kind: "query";
  readonly name: string;
  /** What stands before the bar, separated by commas; `us/maximalists` is one subject of two parts. */
  readonly subjects: readonly QuerySubject[];
  readonly approach: ApproachReference | null;
  /** What follows the approach after a comma: `by round 8`, `round 3`, an outcome's name. */
  readonly modifiers: readonly QueryModifier[];
  readonly span: Span;
}

export type QuerySubject =
  | { readonly kind: "path"; readonly parts: readonly string[]; readonly span: Span }
  | { readonly kind: "expression"; readonly of: Syntax; readonly span: Span }
  | { readonly kind: "trust"; readonly holder: string; readonly about: string; readonly span: Span }
  /** `A -> B`, as in `share(lever, A -> B, P(deal))`. */
  | {
      readonly kind: "between";
      readonly from: ApproachReference;
      readonly to: ApproachReference;
      readonly span: Span;
    };

export type QueryModifier =
  | { readonly kind: "by round" | "round"; readonly round: number; readonly span: Span }
  | { readonly kind: "name"; readonly name: string; readonly span: Span };

export interface ApproachReference {
  readonly name: string;
  /** `with deadline = open, flip = 0.2`: levers or assumptions changed in place. */
  readonly changes: readonly Change[];
  /** `from round 4, forces = back`: the talks start in another state. */
  readonly from: readonly Change[];
  readonly span: Span;
}

export interface Change {
  readonly name: string;
  readonly value: Syntax;
  readonly span: Span;
}
