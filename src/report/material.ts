import type { Judgement } from "../claims/judge.ts";
import type { AgreementValue } from "../lenses/agreement/value.ts";
import type { CruxValue } from "../lenses/hinges/crux.ts";
import type { LearnValue } from "../lenses/hinges/learn.ts";
import type { LeversValue } from "../lenses/hinges/levers.ts";
import type { Study } from "../lenses/hinges/study.ts";
import type { Limit } from "../lenses/limits.ts";
import type { ApproachValue, Figure, RankingValue } from "../lenses/play/value.ts";
import type { PointsValue } from "../lenses/points/points.ts";
import type { Model } from "../scenario/model.ts";

/** Everything that the page tells, as plain data. Lists are empty and values null where a file gives nothing for them. */
export interface Material {
  readonly model: Model;
  /** Each approach that could be played, in the order of the file. */
  readonly played: readonly Played[];
  readonly ranking: RankingValue | null;
  /** How the approaches stand by each of the first numbers that the file asks for. */
  readonly orders: readonly Order[];
  readonly points: PointsValue | null;
  /** What could be agreed: as the file stands, or under each approach where the talks are played, the leading one first. */
  readonly agreements: readonly Agreement[];
  readonly claims: readonly Judgement[];
  /** What each approach comes to through each view, by the number of each order. */
  readonly through: readonly ThroughViews[];
  /** From the second approach of the ranking to the first, on the first number that the file asks for. */
  readonly levers: LeversValue | null;
  /** Between pairs of views, on the same number under the leading approach. */
  readonly cruxes: readonly CruxValue[];
  /** For those who move the levers. */
  readonly learned: readonly LearnValue[];
  /** What was asked of the file and had no answer, with the reason. */
  readonly unanswered: readonly Unanswered[];
  /** What a reader must know that no number shows, the weightiest first. */
  readonly limits: readonly Limit[];
  readonly made: Made;
}

export interface Played {
  readonly approach: string;
  readonly value: ApproachValue;
  /** Plain sentences of the lens: the likeliest course first. */
  readonly findings: readonly string[];
}

export interface Agreement {
  /** Null where it is asked of none. */
  readonly approach: string | null;
  readonly answer: AgreementValue | { readonly reason: string };
}

/** The approaches by one number, best first. */
export interface Order {
  readonly text: string;
  readonly least: boolean;
  readonly standing: readonly (Figure & { readonly approach: string })[];
  /** A smaller difference is none. */
  readonly matters: number;
  /** By how much the first is better than the best of the others, at the central values; null where there is no other. */
  readonly ahead: number | null;
  /** The same over all that is plausible: positive where the first comes first. Null too where nothing is uncertain. */
  readonly study: Study | null;
}

/** One number of every approach, as the file has it and through each view. */
export interface ThroughViews {
  readonly text: string;
  readonly least: boolean;
  /** Names of the views. */
  readonly columns: readonly string[];
  /** `values`: at the file's own central values, then through each view; null where there is no number. */
  readonly rows: readonly { readonly approach: string; readonly values: readonly (number | null)[] }[];
}

export interface Unanswered {
  readonly what: "levers" | "crux" | "learn";
  readonly reason: string;
}

/** How the numbers were made. */
export interface Made {
  readonly parley: string;
  readonly hash: string;
  readonly seed: number;
  readonly points: number;
  readonly by: readonly {
    readonly lens: string;
    readonly method: string;
    readonly exact: boolean;
    readonly tolerance: number;
  }[];
}
