import type { Failure } from "./evaluation.ts";
import type { Flat } from "./flat.ts";
import type { Work } from "./work.ts";

/** One assignment, evaluated, among the lanes beside it. It lives until the next call of its evaluator. */
export interface Lane {
  readonly flat: Flat;
  readonly work: Work;
  readonly lane: number;
  /** Probability of each outcome by index of the model; the deal is signed, kept or not. */
  readonly outcomes: Float64Array;
  /** Probability of a deal that is kept. */
  readonly kept: number;
  /** What is worked out for all lanes at once when the first of them asks, by a name of its own. */
  readonly together: <Value>(name: string, make: () => Value) => Value;
}

/** Something to be read out of an evaluation: only the passes that a reading needs are run, and nothing else is summed up. */
export interface Reading<Value extends object> {
  /** Readings with the same key read the same. */
  readonly key: string;
  /** The reading as plain data, for one that may be asked for in another thread (see `lenses/readings.ts`); else null. */
  readonly data: object | null;
  /** Passes beyond the values and the reach of the nodes. */
  readonly needs: {
    /** Expectations by the analyst's chances: `work.startInFact`. */
    readonly inFact?: boolean;
    /** How often moves are open and taken: `work.open`, `work.taken`. */
    readonly moves?: boolean;
  };
  read(lane: Lane): Value | Failure;
}
