import type { Without } from "../reservation.ts";
import type { Opposition } from "./opposition.ts";
import type { Solution } from "./solutions.ts";
import type { TrustSpan } from "./trustSpan.ts";

/** A number of packages; a text where a double cannot hold it exactly. */
export type Count = number | string;

/** Which packages could be agreed, and which of them are beaten by no other. Plain data, in the order of the file. */
export interface AgreementValue {
  /** Do points, counts and ties come from exact arithmetic over all packages? Otherwise `skipped` says what was not done. */
  readonly exact: boolean;
  readonly skipped: readonly string[];
  /** What a reader must know about how the space was made. */
  readonly notes: readonly string[];
  readonly issues: readonly string[];
  readonly packages: Count | null;
  readonly parties: readonly PartyTold[];
  readonly frontier: PointsTold;
  readonly zone: ZoneTold;
  /** Stands for all solutions: the fairest in shares of what each could gain; null when nothing can be agreed. */
  readonly headline: PointTold | null;
  readonly solutions: readonly SolutionTold[];
  /** The largest sum of points over all packages, agreed or not. */
  readonly largestSum: SolutionTold;
  readonly opposition: Opposition & { readonly formulas: Readonly<Record<keyof Opposition, string>> };
  readonly opening: OpeningTold;
  /** Null where a package needs everybody. */
  readonly passing: PassingTold | null;
  readonly named: readonly NamedTold[];
  readonly ratification: RatificationTold | null;
  /** Where the zone opens and closes as one trust moves and all else stays; empty where nothing hangs on trust. */
  readonly trust: readonly TrustSpan[];
}

export interface PartyTold {
  readonly party: string;
  readonly name: string;
  readonly reservation: number | null;
  /** Does the file say so, or the talks as they go on when nobody signs? */
  readonly without: Without;
  /** The least and the most over all packages; null where none is allowed. */
  readonly least: number | null;
  readonly most: number | null;
  readonly mostInZone: number | null;
}

/** Points in falling order, the first party first. */
export interface PointsTold {
  /** How many different points there are, and how many packages have them. */
  readonly points: number;
  readonly packages: Count;
  /** Is the number of packages complete? Otherwise there may be more. */
  readonly counted: boolean;
  /** All of them, or as many as are shown, spread evenly from the first to the last. */
  readonly shown: readonly PointTold[];
}

export interface ZoneTold extends PointsTold {
  readonly open: boolean;
  /** All packages that reach every reservation, beaten or not; null where they were not counted. */
  readonly all: Count | null;
}

export interface PointTold {
  /** By party; the exact numbers beside them. */
  readonly points: readonly number[];
  readonly exact: readonly string[];
  /** The first package that has them: a value per issue, and its name where it has one. */
  readonly package: readonly string[];
  readonly name: string | null;
  readonly packages: Count;
}

export interface SolutionTold extends Omit<Solution, "points" | "value"> {
  readonly value: number | null;
  /** How many points tie, and the first of them in falling order. */
  readonly ties: number;
  readonly points: readonly PointTold[];
}

export interface OpeningTold {
  /** The largest least gain above a reservation; negative: by how much all must give. It compares points of parties. */
  readonly openness: { readonly points: number; readonly at: PointTold } | null;
  /** The most that each party gets above its reservation where all others accept. */
  readonly alone: readonly { readonly party: string; readonly gain: number | null }[];
}

/** What passes where not everybody must accept. */
export interface PassingTold {
  readonly atLeast: number;
  /** The parties without which nothing passes. */
  readonly vetoes: readonly string[];
  readonly zone: ZoneTold;
  /** How many of the packages that pass each party refuses; null where they were not counted. */
  readonly outvoted: readonly { readonly party: string; readonly packages: Count | null }[];
}

export interface NamedTold {
  readonly package: string;
  readonly points: readonly number[];
  /** By party, above its reservation: what it could give, or lacks. */
  readonly gains: readonly (number | null)[];
  readonly allowed: boolean;
  readonly inZone: boolean;
  readonly undominated: boolean;
  readonly beatenBy: number;
  readonly rank: Count | null;
  readonly distance: number | null;
  readonly onTheTable: readonly number[];
  readonly better: TradeTold | null;
  readonly betterForAll: TradeTold | null;
  readonly fairest: TradeTold | null;
  readonly acceptable: TradeTold | null;
  /** What pays for what, by pairs of changes; null where there are too many changes to pair. */
  readonly deals: readonly DealTold[] | null;
}

export interface ChangeTold {
  readonly issue: string;
  readonly from: string;
  readonly to: string;
  /** By party, of this change alone. */
  readonly effects: readonly number[];
}

export interface TradeTold {
  readonly to: readonly string[];
  readonly name: string | null;
  readonly changes: readonly ChangeTold[];
  readonly effects: readonly number[];
}

export interface DealTold {
  readonly wish: ChangeTold;
  /** Points that the first party gains for each that the second loses, or the other way; null with more parties. */
  readonly ratio: number | null;
  readonly payment: ChangeTold | null;
  readonly effects: readonly number[];
}

export interface RatificationTold {
  readonly homes: readonly HomeTold[];
  readonly factions: readonly FactionTold[];
  /** What passes everywhere. */
  readonly zone: ZoneTold;
  readonly headline: PointTold | null;
  readonly solutions: readonly SolutionTold[];
  /** How many frontier points of the leaders' zone can be ratified. */
  readonly surviving: number;
}

export interface HomeTold {
  readonly party: string;
  /** `majority`, `unanimity`, `at least 4`. */
  readonly ratifiedBy: string;
  readonly winSet: Count | null;
  /** The leaders' zone with this home alone. */
  readonly zone: ZoneTold;
  /** The party's own points at the Nash point without homes and with its own; null unless both are one point. */
  readonly nash: { readonly free: number; readonly tied: number } | null;
}

export interface FactionTold {
  readonly party: string;
  readonly faction: string;
  readonly name: string;
  readonly weight: number;
  readonly veto: boolean;
  readonly reservation: number | null;
  readonly without: Without;
  readonly accepts: Count | null;
  readonly withoutVeto: { readonly open: boolean; readonly packages: Count | null } | null;
  readonly lowering: number | null;
}
