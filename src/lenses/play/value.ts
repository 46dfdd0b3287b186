import type { Failure } from "../failure.ts";
import type { Limit } from "../limits.ts";
import type { Mover, Spread } from "../spread.ts";
import type { Dominant } from "./dominance.ts";

/** The play lens gives one value per approach, and one of all approaches together. */
export type PlayValue = ApproachValue | RankingValue;

/** A number that may not exist, with its spread. */
export interface Figure {
  /** Null where there is no number; then `reason` says why. */
  readonly value: number | null;
  readonly spread: Spread | null;
  readonly reason: string | null;
}

/** Probabilities are 0..1, points are each row's own, rounds count from 1. Every figure is the full one. */
export interface ApproachValue {
  readonly kind: "approach";
  readonly says: string | null;
  /**
   * How the talks end, summing to 1: `deal.kept` (lasting) and `deal.broken` where the file tells them apart, else
   * `deal`; every other outcome by its id.
   */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly signed: number;
  /** Null where the file does not tell a lasting deal from a broken one. */
  readonly lasting: number | null;
  /** The same by the end of each round, and the probability that the talks were still going on when it began. */
  readonly byRound: readonly {
    readonly round: number;
    readonly goingOn: number;
    readonly outcomes: Readonly<Record<string, number>>;
  }[];
  /** Mean trust at the start of each round among talks still going on; null once none are. */
  readonly trust: Readonly<Record<string, readonly (number | null)[]>>;
  /** Each row's expectation by its own trust and weights (`E`), and by the analyst's (`E*`). */
  readonly expected: Readonly<Record<string, { readonly own: number; readonly inFact: number }>>;
  /** Per move: expected number of decisions at which it was open and was taken, and their ratio. */
  readonly moves: readonly {
    readonly party: string;
    readonly move: string;
    readonly open: number;
    readonly taken: number;
    readonly share: number | null;
  }[];
  /** Mean number of rounds. */
  readonly length: number;
  /** The most likely course, decision by decision; chance is told where something happened. */
  readonly course: readonly CourseStep[];
  /** The probability of exactly this course. */
  readonly courseProbability: number;
  /** The numbers that the file asks for, in its order. */
  readonly asks: readonly (Figure & { readonly text: string; readonly least: boolean })[];
  /**
   * How far each number goes when one assumption alone goes to the ends of its range. Same keys as above. Of what a row
   * may expect in fact and of the shares of moves only when more than a brief is asked for; else null.
   */
  readonly spread: {
    readonly outcomes: Readonly<Record<string, Spread>>;
    readonly signed: Spread | null;
    readonly lasting: Spread | null;
    readonly trust: Readonly<Record<string, readonly (Spread | null)[]>>;
    readonly expected: Readonly<Record<string, { readonly own: Spread; readonly inFact: Spread | null }>>;
    readonly shares: readonly (Spread | null)[];
    readonly length: Spread;
  };
  /** The results at half the round, when asked for. */
  readonly refined: Refined | null;
}

export interface CourseStep {
  readonly round: number;
  /** Who acts: a party's id, or the name of a chance block. */
  readonly who: string;
  readonly what: string;
  readonly probability: number;
}

export interface Refined {
  readonly outcomes: Readonly<Record<string, number>>;
  /** The outcome that moves most, and by how much. */
  readonly most: { readonly outcome: string; readonly by: number };
  /** True when it moves by more than 0.02: the answer then depends on how long a round is. */
  readonly warns: boolean;
}

/** All approaches beside each other. */
export interface RankingValue {
  readonly kind: "ranking";
  /** The first of the file's `asks`, or P(lasting deal), which ranks them; null where there is nothing to rank by. */
  readonly by: { readonly text: string; readonly least: boolean } | null;
  /** Best first. Approaches without the number come last. */
  readonly order: readonly (Figure & { readonly approach: string })[];
  /** Do the first two differ by less than matters? */
  readonly tied: boolean;
  /** Ends of ranges at which, one assumption moved alone, another approach comes first by at least what matters. */
  readonly turns: readonly { readonly by: Mover; readonly first: string }[];
  /** For each row, the approach that is best by its own trust, and by how much over the next. */
  readonly best: readonly {
    readonly row: string;
    readonly approach: string;
    readonly expected: number;
    /** Null when there is one approach. */
    readonly ahead: number | null;
    readonly next: string | null;
    /** True when it is ahead by less than matters: a hundredth of the span of the row's values. */
    readonly tied: boolean;
  }[];
  /** Ends that weigh more with a deciding party than anything on the table. */
  readonly dominant: readonly Dominant[];
  readonly limits: readonly Limit[];
  readonly failures: readonly { readonly approach: string; readonly failure: Failure }[];
}
