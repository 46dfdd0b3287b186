import { dot } from "./dot.ts";
import type { Regression } from "./regression.ts";
import type { Term } from "./term.ts";

/** What a polynomial is put together from: a term, or the sum of all products of so many members of a symmetric family. */
export type Piece =
  | { readonly kind: "term"; readonly term: Term }
  | { readonly kind: "sum"; readonly size: number };

/** A piece that may be taken, its column and the length of that squared, and the t² that it must reach. */
export interface Candidate {
  readonly piece: Piece;
  readonly column: Float64Array;
  readonly size: number;
  readonly bar: number;
}

/** A candidate, and the part of what is left that it explains alone. */
export interface Scored {
  readonly candidate: Candidate;
  readonly share: number;
}

/** So many are taken between two looks at all candidates, if they come close to the best. */
const atOnce = 12;
const nearBest = 0.15;

export function scoresOf(regression: Regression, candidates: readonly Candidate[]): readonly Scored[] {
  const left = regression.left();
  return candidates.map((candidate) => {
    const product = dot(regression.residual, candidate.column);
    return { candidate, share: (product * product) / (candidate.size * left) };
  });
}

/**
 * Takes the candidates that explain most of what is left, at most `most`, each tested again beside those just taken. Says
 * which were taken, and which were not. None taken means that no candidate passes its bar.
 */
export function takeBest(
  regression: Regression,
  scores: readonly Scored[],
  most: number,
): { readonly taken: readonly Candidate[]; readonly others: readonly Candidate[] } {
  const passing = scores
    .filter(({ candidate, share }) => share * regression.rows > candidate.bar)
    .sort((one, other) => other.share - one.share);
  const taken: Candidate[] = [];
  for (const { candidate, share } of passing) {
    if (taken.length === Math.min(most, atOnce)) break;
    if (taken.length > 0 && share < nearBest * passing[0].share) break;
    if (regression.take(candidate.column, candidate.bar)) taken.push(candidate);
  }
  return {
    taken,
    others: scores.map(({ candidate }) => candidate).filter((one) => !taken.includes(one)),
  };
}
