import type { Law } from "./law.ts";

/** The rank correlation (Spearman's) of two inputs, by their places among the laws. */
export interface RankCorrelation {
  readonly a: number;
  readonly b: number;
  /** Between -1 and 1. */
  readonly rank: number;
}

/** What is uncertain, together: the law of each input, and how they hang together. Pairs not named are independent. */
export interface Inputs {
  readonly laws: readonly Law[];
  readonly correlations: readonly RankCorrelation[];
}
