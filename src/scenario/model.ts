import type { Shape, Span, Syntax } from "../expression/syntax.ts";
import type { Term } from "../expression/term.ts";

/**
 * A scenario after reading, checking and resolving: every name is an index, every number a term.
 * Plain data; the order of every list is the order in the file.
 */
export interface Model {
  readonly title: string;
  readonly question: string | null;
  /** Whose reading this is: the paragraph the brief shows first. */
  readonly reading: string | null;
  /** Does the file say that points of different parties may be compared? */
  readonly commonScale: boolean;
  readonly sources: readonly Source[];
  readonly clock: Clock | null;
  readonly parties: readonly Party[];
  /** Everyone who has values of their own: parties and factions. */
  readonly rows: readonly Row[];
  readonly issues: readonly Issue[];
  /** What every package must satisfy: truths over issues. */
  readonly rules?: readonly Term[];
  readonly packages: readonly Package[];
  readonly outcomes: readonly Outcome[];
  readonly relations: readonly Relation[];
  readonly evidence: readonly Evidence[];
  readonly state: readonly StateVariable[];
  readonly turns: readonly Turn[];
  readonly chances: readonly ChanceBlock[];
  readonly levers: readonly Lever[];
  readonly approaches: readonly Approach[];
  readonly views: readonly View[];
  readonly assumptions: readonly Assumption[];
  /** Named expressions over assumptions; everywhere in the model they are written out, questions look them up here. */
  readonly definitions?: readonly { readonly id: string; readonly value: Term }[];
  readonly correlations: readonly Correlation[];
  readonly claims: readonly Claim[];
  readonly asks: readonly Ask[];
  readonly ripeness: readonly Ripeness[];
  readonly expectations: readonly Expectation[];
  /** The text the model came from, for messages that quote it. */
  readonly text: string;
  readonly file: string;
}

export interface Source {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Clock {
  /** The unit that hazards, flows and discounts are given per: `week`. */
  readonly unit: string;
  /** Length of a round in units. */
  readonly length: number;
  readonly rounds: number;
  /** What happens when the last round is over: an index into `outcomes`. */
  readonly end: number;
  /** `Infinity` is never. */
  readonly deadline: number;
}

export interface Party {
  readonly id: string;
  readonly name: string;
  /** Index of the party's own row, or null when it has no values. */
  readonly row: number | null;
  readonly factions: readonly Faction[];
  /** The state variable that says which faction speaks; its values are the factions in order. */
  readonly speaker: number | null;
  /** Must this party accept a package before there is a deal? */
  readonly agrees: boolean;
  /** Its moves, in the order of the file; empty when it has none. */
  readonly moves: readonly Move[];
  /** How its factions decide over what is signed; null when whoever signs decides alone. */
  readonly home: Home | null;
}

export interface Home {
  readonly decides: /** Accepting factions weigh more than half of all. */
    | { readonly kind: "majority" }
    /** Accepting factions weigh at least so much. */
    | { readonly kind: "quota"; readonly weight: number }
    | { readonly kind: "unanimity" };
  /** One for each faction, in their order. */
  readonly members: readonly { readonly weight: Term; readonly veto: boolean }[];
}

interface Faction {
  readonly id: string;
  readonly name: string;
  readonly row: number;
}

export interface Row {
  /** `us` or `us/maximalists`. */
  readonly id: string;
  readonly party: number;
  readonly faction: number | null;
  /** λ per point of this row. A best responder is exactly `best`. */
  readonly precision: Term | "best";
  /** Value of each outcome, by index; the entry of `deal` is not read when `deal` is given. */
  readonly outcomes: readonly Term[];
  readonly deal: DealValue | null;
  /** Value of no agreement when no play is described. */
  readonly noDeal: Term | null;
  /** Points per unit of time. */
  readonly flow: Term;
  /** Factor per unit of time; 1 when nothing is said. */
  readonly discount: Term;
  readonly attitude: Attitude | null;
}

/** Terms over issues (and `package`), so that one term serves every package. */
export interface DealValue {
  readonly kept: Term;
  /** Null when a deal has one value only. */
  readonly broken: Term | null;
  /** Trust relations held by this row's party on which its belief that the deal is kept rests. */
  readonly restsOn: readonly number[];
}

/** Prospect-theoretic value: v(x) = (x-r)^gains above the reference, -lossAversion*(r-x)^losses below it. */
export interface Attitude {
  readonly reference: Term;
  readonly lossAversion: Term;
  readonly gains: Term;
  readonly losses: Term;
}

export type Issue =
  | { readonly kind: "options"; readonly id: string; readonly options: readonly string[] }
  | {
      readonly kind: "numeric";
      readonly id: string;
      readonly low: number;
      readonly high: number;
      readonly step: number;
    };

export interface Package {
  readonly id: string;
  /** One entry per issue: an option's position, or the number itself. */
  readonly terms: readonly number[];
  /** The first package that says the same on every issue: two names for one package never count twice. */
  readonly same: number;
}

export interface Outcome {
  readonly id: string;
  readonly says: string;
  /** True of the one outcome called `deal`. */
  readonly agreement: boolean;
}

/** "holder in about": the holder's probability that the other keeps its word. */
export interface Relation {
  readonly id: string;
  readonly holder: number;
  readonly about: number;
  readonly atFirst: Term;
  /** The analyst's own probability; may read state and package at signing. Null when the file gives none. */
  readonly inFact: Term | null;
}

export interface Evidence {
  readonly id: string;
  readonly relation: number;
  /** How many times likelier from one who keeps promises. */
  readonly ratio: Term;
  /** The ratio when it could have come and did not. */
  readonly otherwise: Term | null;
  readonly cap: number;
}

export interface StateVariable {
  readonly id: string;
  /** Names of the values; for whole numbers their decimal form. */
  readonly values: readonly string[];
  /** For whole numbers the first one; null for names. A value's number is `low + position`. */
  readonly low: number | null;
  /** Position of the start value. */
  readonly start: number;
  /** The party whose faction this variable names, or null. */
  readonly speaksFor: number | null;
  /** Does an offer stay on the table when the speaker changes? */
  readonly keepsOffers: boolean;
}

export type Turn =
  | { readonly kind: "party"; readonly party: number; readonly acts: Term | null }
  | { readonly kind: "chance"; readonly block: number };

export interface ChanceBlock {
  readonly id: string;
  readonly when: Term | null;
  /** Probability of each branch is per unit of time (`hazard`) or per occasion (`chance`); the rest is "nothing happens". */
  readonly perTime: boolean;
  readonly branches: readonly ChanceBranch[];
}

export interface ChanceBranch {
  readonly probability: Term;
  /** What a party believes instead, by party index. Enters only that party's rows. */
  readonly believed: readonly { readonly party: number; readonly probability: Term }[];
  readonly effect: Effect;
  readonly span: Span;
}

export interface Move {
  readonly id: string;
  readonly when: Term | null;
  /** Packages it can offer; null for a move that offers nothing. */
  readonly offers: readonly number[] | null;
  readonly effect: Effect;
  readonly span: Span;
}

export interface Effect {
  readonly assigns: readonly Assignment[];
  /** Evidence shown, by index. */
  readonly shows: readonly number[];
  /** Takes the package off the table. */
  readonly withdraws: boolean;
  /** The mover agrees to the package on the table; `deal` when everyone who must has. */
  readonly accepts: boolean;
  /** Points at once, by party index; negative for a cost. Factions of the party bear it alike. */
  readonly pays: readonly { readonly party: number; readonly points: Term }[];
  /** Ends the talks: one outcome, or a lottery. Null goes on. The probabilities sum to 1. */
  readonly ends: readonly { readonly outcome: number; readonly probability: Term }[] | null;
}

export interface Assignment {
  readonly variable: number;
  /** Position of the new value (a term over state, for whole numbers minus `low` already done). */
  readonly value: Term;
}

export interface Lever {
  readonly id: string;
  readonly by: number | null;
  readonly settings: readonly Setting[];
}

export interface Setting {
  readonly id: string;
  readonly assume: readonly { readonly assumption: number; readonly value: Term }[];
  readonly start: readonly { readonly variable: number; readonly value: number }[];
  /** A package that lies on the table at the start. */
  readonly table: number | null;
  readonly shows: readonly number[];
  readonly only: readonly Restriction[];
  readonly never: readonly Restriction[];
  readonly deadline: number | null;
  /** Do `only` and `never` bind in the first round alone? */
  readonly startOnly: boolean;
}

/** Names moves of a party: a move, or a move with one of its packages. */
export interface Restriction {
  readonly party: number;
  readonly moves: readonly { readonly move: number; readonly package: number | null }[];
}

export interface Approach {
  readonly id: string;
  readonly says: string | null;
  /** One setting per lever. */
  readonly settings: readonly number[];
}

export interface View {
  readonly id: string;
  readonly says: string | null;
  readonly overrides: readonly {
    readonly assumption: number;
    readonly value: number;
    /** The range stays uncertain only when the view gives one. */
    readonly range: Pick<Assumption, "low" | "high" | "shape"> | null;
    readonly because: string | null;
  }[];
}

/** A fact (`name: 5`) is an assumption whose range is a point: `low`, `value` and `high` are equal. */
export interface Assumption {
  readonly id: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly shape: Shape;
  readonly because: string | null;
  readonly source: string | null;
  readonly span: Span;
}

export interface Correlation {
  readonly a: number;
  readonly b: number;
  /** Spearman's rank correlation. */
  readonly rank: number;
}

export interface Claim {
  readonly id: string;
  readonly says: string;
  readonly source: string | null;
  /** Null when the file itself says that it cannot be said yet. */
  readonly holds: Syntax | null;
  /** The missing word or lens, in the author's words. */
  readonly notYet: string | null;
  readonly matters: number | null;
  readonly span: Span;
}

export interface Ask {
  readonly text: string;
  readonly of: Syntax;
  /** Is low good (`{ least: P(war) }`)? It only decides the direction of the ranking. */
  readonly least?: boolean;
}

export interface Ripeness {
  readonly party: number;
  readonly wayOut: Term;
  readonly stalemate: Term;
  readonly escalation: Term;
}

export interface Expectation {
  readonly text: string;
  readonly of: Syntax;
  /** A number with its tolerance, or a truth value. */
  readonly value: number | boolean;
  readonly tolerance: number;
  readonly span: Span;
}
