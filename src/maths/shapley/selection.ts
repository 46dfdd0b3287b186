import { log } from "../log.ts";
import type { Columns } from "./columns.ts";
import { dot } from "./dot.ts";
import { type Candidate, type Piece, scoresOf, takeBest } from "./greedy.ts";
import { regressionOf } from "./regression.ts";
import { screen } from "./screen.ts";
import { type Symmetric, sizesOf, sumsOf, symmetricOf } from "./symmetric.ts";
import { keyOf, product, type Term, totalDegree } from "./term.ts";

export interface Choice {
  /** Which two inputs may stand in one product; whether an input may stand at all, where both are the same. */
  readonly apart: (a: number, b: number) => boolean;
  /** Whether an input is independent of all others. */
  readonly alone: (input: number) => boolean;
  /** Single inputs start with the degrees up to here; the bases know further ones, tried after a lower one. */
  readonly degree: number;
  /** Products have at most this degree in all. */
  readonly total: number;
  readonly most: number;
}

/** Nothing is left but rounding. */
const nothing = 1e-18;

/** A search hands on what comes to half of the bar; only a residual half as large can lift others above it. */
const searchAgain = 0.5;

/** What never came to this part of its bar would not pass it at somewhat fewer points. */
const promising = 0.25;

/** Pieces that are worth a try, and the family that sums are of; null where there is none. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly symmetric: Symmetric | null;
}

/**
 * The pieces of a sparse polynomial that are worth a try, by greedy forward selection with orthogonal least squares: those
 * taken, and those that came near. A piece is taken where its t² reaches 2 log(candidates), which the best of as many idle
 * ones hardly does (the risk inflation criterion; Foster and George 1994). Candidates are single inputs; then sums of all
 * products of what was taken; then what `screen` finds among all pairs; and, next to a term taken, the same with a higher
 * degree and products of three whose pairs were all taken.
 */
export function search(columns: Columns, values: Float64Array, choice: Choice): Found {
  const regression = regressionOf(values);
  const whole = regression.left();
  const taken: Term[] = [];
  const seen = new Set<string>();
  const near = new Set<Candidate>();
  let open: readonly Candidate[] = [];
  let count = 0;

  const offer = (piece: Piece, column: Float64Array, bar: number): void => {
    open = [...open, { piece, column, size: dot(column, column), bar }];
  };
  const offerTerms = (terms: readonly Term[], bar: number): void => {
    for (const term of terms) {
      if (seen.has(keyOf(term))) continue;
      seen.add(keyOf(term));
      offer({ kind: "term", term }, columns.term(term), bar);
    }
  };
  /** Takes what passes until nothing does. */
  const exhaust = (bar: number): void => {
    while (regression.left() > nothing * whole && count < choice.most) {
      const scores = scoresOf(regression, open);
      for (const { candidate, share } of scores)
        if (share * columns.rows > promising * candidate.bar) near.add(candidate);
      const best = takeBest(regression, scores, choice.most - count);
      if (best.taken.length === 0) return;
      open = best.others;
      count += best.taken.length;
      for (const { piece } of best.taken) {
        if (piece.kind === "sum") continue;
        taken.push(piece.term);
        offerTerms(neighbours(piece.term, taken, columns, choice), bar);
      }
    }
  };

  const singles = columns.bases.flatMap(({ degrees }, input) =>
    choice.apart(input, input)
      ? Array.from({ length: Math.min(degrees, choice.degree) }, (_, k) => [{ input, degree: k + 1 }])
      : [],
  );
  const bar = 2 * log(Math.max(singles.length, 2));
  offerTerms(singles, bar);
  exhaust(bar);
  const symmetric = additivePart(taken, regression.coefficients(), Math.sqrt(whole / columns.rows), choice);
  if (symmetric !== null) {
    const sums = sumsOf(symmetric, columns);
    for (const size of sizesOf(symmetric)) offer({ kind: "sum", size }, sums[size], bar);
    exhaust(bar);
  }
  let searched = Number.POSITIVE_INFINITY;
  while (
    regression.left() < searchAgain * searched &&
    regression.left() > nothing * whole &&
    count < choice.most
  ) {
    searched = regression.left();
    const known = new Set(taken.flatMap((term) => term.map(({ input }) => input)));
    const pairs = screen(columns, regression.residual, choice.apart, known);
    offerTerms(pairs.found, pairs.bar);
    exhaust(bar);
  }
  return { candidates: [...near], symmetric };
}

/** The single terms of independent inputs, in units of the spread of the values. `coefficients` start with the constant. */
function additivePart(
  taken: readonly Term[],
  coefficients: Float64Array,
  unit: number,
  { alone }: Choice,
): Symmetric | null {
  const own = Array.from(taken.keys()).filter((at) => alone(taken[at][0].input));
  return symmetricOf(
    own.map((at) => taken[at]),
    own.map((at) => coefficients[at + 1] / unit),
  );
}

/** Terms that a term just taken makes likely. */
function neighbours(term: Term, taken: readonly Term[], columns: Columns, choice: Choice): readonly Term[] {
  const raised = term.flatMap(({ input, degree }, at) =>
    [degree + 1, degree + 2]
      .filter((more) => more <= columns.bases[input].degrees)
      .map((more) => term.map((factor, place) => (place === at ? { input, degree: more } : factor))),
  );
  return [...raised, ...triples(term, taken)].filter(
    (one) => one.length === 1 || totalDegree(one) <= choice.total,
  );
}

/** A pair and a further input that was taken in a pair with both. */
function triples(term: Term, taken: readonly Term[]): readonly Term[] {
  if (term.length !== 2) return [];
  const partners = term.map(
    ({ input }) =>
      new Set(
        taken
          .filter((other) => other.length === 2 && other.some((factor) => factor.input === input))
          .flatMap((pair) => pair.map((factor) => factor.input)),
      ),
  );
  const common = [...partners[0]].filter(
    (input) => partners[1].has(input) && term.every((factor) => factor.input !== input),
  );
  return common.map((input) => product(term, { input, degree: 1 }));
}
