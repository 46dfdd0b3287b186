/**
 * A domain of negotiation and what its packages are worth to each party, as the public formats know it, told apart from
 * how any of them writes it. Plain data: it may be kept as JSON, and two domains are equal when their data are.
 *
 * A package is one value of every issue. What it is worth is exact: see `worth.ts`, which is the definition.
 */
export interface Domain {
  readonly name: string;
  /** In the order of the file; no two have the same name. */
  readonly issues: readonly Issue[];
  /** In the order of the files; no two have the same name. */
  readonly parties: readonly Party[];
  /** Left out where everybody must accept a package. */
  readonly passing?: Passing;
}

/** A package passes when so many parties accept it, those at these positions among them. */
interface Passing {
  readonly atLeast: number;
  readonly vetoes: readonly number[];
}

/**
 * A number without rounding, in the only text that `toText` of `maths/exact.ts` gives it: `-0.25`, `1/3`; so equal
 * numbers are equal texts.
 */
export type Amount = string;

export type Issue =
  /** Names without an order; no two are equal. */
  | { readonly kind: "discrete"; readonly name: string; readonly values: readonly string[] }
  /** The numbers `low`, `low + step`, … up to `high`, which is one of them. Whole numbers are steps of 1. */
  | {
      readonly kind: "stepped";
      readonly name: string;
      readonly low: Amount;
      readonly high: Amount;
      readonly step: Amount;
    }
  /** Every number from `low` to `high`. */
  | { readonly kind: "real"; readonly name: string; readonly low: Amount; readonly high: Amount };

export interface Party {
  readonly name: string;
  readonly utility: Utility;
  /** What the party has without an agreement, in its own points; null where the format lets it accept anything. */
  readonly reservation: Amount | null;
  readonly discount: Discount | null;
}

/** A package agreed at time t from 0 to 1 is worth its utility times factor^t. The factor lies above 0 and below 1. */
export interface Discount {
  readonly factor: Amount;
  readonly reservation: "discounted too" | "not discounted";
}

export type Utility = Additive | Rectangles;

/** The sum of weight times value over the issues, and `most` where the sum exceeds that. */
export interface Additive {
  readonly kind: "additive";
  /** One per issue, in their order. */
  readonly terms: readonly Term[];
  readonly most: Amount | null;
}

export interface Term {
  readonly weight: Amount;
  readonly value: Value;
}

/** What a value of one issue counts before it is weighted. */
export type Value =
  /** Of a discrete or stepped issue: the evaluation of each value in the order of the issue, divided by `per`. */
  | { readonly kind: "table"; readonly evaluations: readonly Amount[]; readonly per: Amount }
  /** Of a number x: slope times x plus intercept, and where clamped no less than 0 and no more than 1. */
  | {
      readonly kind: "linear";
      readonly slope: Amount;
      readonly intercept: Amount;
      readonly range: "open" | "clamped";
    }
  | { readonly kind: "constant"; readonly value: Amount }
  /** Of a real issue: 0 below `low`, rises in a line to 1 at `top` and falls in a line to 0 at `high`; 0 from `high` on. */
  | { readonly kind: "triangular"; readonly low: Amount; readonly top: Amount; readonly high: Amount };

/** What the group comes to divided by `per`, and `most` where that is exceeded. */
export interface Rectangles {
  readonly kind: "rectangles";
  readonly group: Group;
  readonly per: Amount;
  readonly most: Amount | null;
}

/** The sum, the least or the most of what its parts come to; never empty. */
export interface Group {
  readonly aggregation: "sum" | "min" | "max";
  readonly parts: readonly Part[];
}

export type Part =
  /** Pays where every bound holds; without bounds, always. */
  | { readonly kind: "inside"; readonly pays: Amount; readonly bounds: readonly Bound[] }
  /** Pays where at least one bound does not hold. */
  | { readonly kind: "outside"; readonly pays: Amount; readonly bounds: readonly Bound[] }
  | { readonly kind: "group"; readonly weight: Amount; readonly group: Group };

/** Holds where the number agreed on this issue (its position) lies from `low` to `high`, both included. */
export interface Bound {
  readonly issue: number;
  readonly low: Amount;
  readonly high: Amount;
}

/** What is agreed on every issue, in their order: the name of a discrete value, the amount of a number. */
export type Package = readonly string[];
