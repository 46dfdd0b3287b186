/**
 * What one graph says at one assignment of the assumptions. Probabilities are exact up to rounding (1e-12);
 * points are in each row's own units; rounds count from 1.
 */
export interface Evaluation {
  /** Probability of each outcome by index of the model; the deal is signed, kept or not. */
  readonly outcomes: Float64Array;
  /** Probability that the talks end in a deal that is kept; 0 when the file has no deal. */
  readonly kept: number;
  /** Cumulative probability of each outcome by the end of round n: byRound[(n-1) * outcomeCount + outcome]. */
  readonly byRound: Float64Array;
  /** As `byRound`, for a deal that is kept. */
  readonly keptByRound: Float64Array;
  /** Mean trust at the start of round n among talks still going on: trust[(n-1) * relationCount + relation]; NaN never: 0-probability rounds repeat the last. */
  readonly trust: Float64Array;
  /** Probability that the talks are still going on at the start of round n. */
  readonly alive: Float64Array;
  /** Per row: expectation by its own trust and weights, and by the analyst's. */
  readonly expected: Float64Array;
  readonly expectedInFact: Float64Array;
  /** Mean number of rounds until the end. */
  readonly length: number;
  /** By label index of kind "move": expected number of decisions at which it was open, and at which it was taken. */
  readonly open: Float64Array;
  readonly taken: Float64Array;
}

/** Why there are no numbers at an assignment; plain data, with a place in the file where there is one. */
export interface Failure {
  /** Stable, kebab-case: `probability-out-of-range`, `no-open-move`, `not-a-number`. */
  readonly code: string;
  readonly message: string;
  readonly note: string | null;
  /** Character offsets in the text of the file. */
  readonly start: number | null;
  readonly end: number | null;
}

/** The short form, at many assignments: everything is laid out [index * lanes + lane]. */
export interface Outline {
  readonly lanes: number;
  /** Probability of each outcome by index of the model. */
  readonly outcomes: Float64Array;
  /** Probability of a deal that is kept: [lane]. */
  readonly kept: Float64Array;
  /** Per row, by its own trust and weights. */
  readonly expected: Float64Array;
  /** Where one is given, the numbers of its lane mean nothing. */
  readonly failures: readonly (Failure | null)[];
}
