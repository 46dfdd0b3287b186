import type { Exact } from "../../maths/exact.ts";
import type { Without } from "../reservation.ts";

/**
 * What may be agreed and what it is worth to whom, in exact numbers: all that the mathematics of this lens reads. A
 * package is one value of every issue, written as the positions of the values in the order of the issues.
 */
export interface Space {
  readonly issues: readonly Issue[];
  readonly parties: readonly Party[];
  /** A package is allowed when every rule allows it. */
  readonly rules: readonly Rule[];
  /** Packages that have a name, in the order of the file. */
  readonly named: readonly Named[];
  /** May points of different parties be compared? Otherwise whatever compares them says that it does. */
  readonly commonScale: boolean;
  /** Left out where everybody must accept a package. */
  readonly passing?: Passing;
}

/** A package passes when so many parties accept it, those at these positions among them. */
export interface Passing {
  readonly atLeast: number;
  readonly vetoes: readonly number[];
}

interface Issue {
  readonly id: string;
  readonly values: readonly string[];
}

export interface Named {
  readonly id: string;
  /** One position per issue. */
  readonly values: readonly number[];
}

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly worth: Worth;
  /** What the party has without an agreement; null where nobody says. */
  readonly reservation: Exact | null;
  /** Where that comes from; what the file gives, or nobody says, where it is left out. */
  readonly without?: Without;
  /** Who must agree at home; null where the party decides alone. */
  readonly home: Home | null;
}

/**
 * Points of a package: the constant, the entry of every issue's table, and what the terms add; at most `atMost`. Points
 * are the party's own: a scale and a zero of its choice.
 */
export interface Worth {
  readonly constant: Exact;
  /** `tables[issue][value]`. */
  readonly tables: readonly (readonly Exact[])[];
  readonly terms: readonly Together[];
  /** GENIUS cuts what exceeds 1. Null where nothing is cut. */
  readonly atMost: Exact | null;
}

/** Points that several issues bring together, in rising order of the issues. */
export type Together =
  | {
      readonly kind: "table";
      readonly issues: readonly number[];
      /** One entry per combination of their values; the last issue's value changes fastest. */
      readonly points: readonly Exact[];
    }
  | {
      readonly kind: "box";
      readonly bounds: readonly Bound[];
      /** Paid when every bound is met, or when at least one is not. Without bounds "every" is always met. */
      readonly when: "every met" | "any unmet";
      readonly points: Exact;
    };

/** Is the value of this issue one of these? */
export interface Bound {
  readonly issue: number;
  readonly values: readonly number[];
}

export type Rule =
  | {
      readonly kind: "table";
      readonly issues: readonly number[];
      /** One entry per combination, as for points. */
      readonly allowed: readonly boolean[];
    }
  /** No package may meet all these bounds. "If a then b" forbids a together with not b. */
  | { readonly kind: "forbidden"; readonly bounds: readonly Bound[] };

export interface Home {
  readonly decides: Decision;
  readonly factions: readonly Faction[];
}

/** Factions with a veto must accept under every rule but the leader's. */
export type Decision =
  /** The party's own points and reservation decide, and the factions only watch. */
  | { readonly kind: "leader" }
  /** Accepting factions weigh more than half of all. */
  | { readonly kind: "majority" }
  /** Accepting factions weigh at least so much. */
  | { readonly kind: "quota"; readonly weight: Exact }
  | { readonly kind: "unanimity" };

export interface Faction {
  readonly id: string;
  readonly name: string;
  readonly worth: Worth;
  /** A faction without a reservation accepts whatever comes. */
  readonly reservation: Exact | null;
  readonly without?: Without;
  readonly weight: Exact;
  readonly veto: boolean;
}

/** Additive points: a table per issue and nothing else. */
export function additive(tables: readonly (readonly Exact[])[], constant: Exact): Worth {
  return { constant, tables, terms: [], atMost: null };
}
