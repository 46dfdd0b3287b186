import type { Issue, Outcome, Package, StateVariable } from "../model.ts";

/** The names that the rest of a file may use, resolved before any expression is. */
export interface Vocabulary {
  readonly parties: readonly PartyNames[];
  readonly issues: readonly Issue[];
  readonly packages: readonly Package[];
  readonly outcomes: readonly Outcome[];
  readonly state: readonly StateVariable[];
  readonly relations: readonly RelationNames[];
  readonly evidence: readonly string[];
}

export interface PartyNames {
  readonly id: string;
  readonly factions: readonly string[];
}

export interface RelationNames {
  readonly id: string;
  readonly holder: number;
  readonly about: number;
}
