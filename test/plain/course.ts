import type { Model } from "../../src/scenario/model.ts";

/**
 * What follows from a point of the talks on: each row's own expectation, and a tally of everything that is
 * linear in the analyst's probabilities. Courses are mixed, never merged.
 */
export interface Course {
  readonly own: number[];
  readonly tally: Float64Array;
}

/** Where each number stands in a tally. */
export interface Ledger {
  readonly size: number;
  readonly inFact: (row: number) => number;
  readonly outcome: (round: number, outcome: number) => number;
  readonly kept: (round: number) => number;
  readonly alive: (round: number) => number;
  readonly trust: (round: number, relation: number) => number;
  readonly open: (party: number, move: number) => number;
  readonly taken: (party: number, move: number) => number;
}

export function ledgerOf(model: Model, rounds: number): Ledger {
  let size = 0;
  const block = (count: number): number => {
    const first = size;
    size += count;
    return first;
  };
  const inFact = block(model.rows.length);
  const outcomes = model.outcomes.length;
  const outcome = block(rounds * outcomes);
  const kept = block(rounds);
  const alive = block(rounds);
  const relations = model.relations.length;
  const trust = block(rounds * relations);
  const moves = model.parties.map((party) => block(2 * party.moves.length));
  return {
    size,
    inFact: (row) => inFact + row,
    outcome: (round, index) => outcome + (round - 1) * outcomes + index,
    kept: (round) => kept + round - 1,
    alive: (round) => alive + round - 1,
    trust: (round, relation) => trust + (round - 1) * relations + relation,
    open: (party, move) => moves[party] + 2 * move,
    taken: (party, move) => moves[party] + 2 * move + 1,
  };
}

/** The mean of courses: tallies by the analyst's probabilities, each row's expectation by its own. */
export function mix(
  courses: readonly Course[],
  probabilities: readonly number[],
  believed: (row: number) => readonly number[] = () => probabilities,
): Course {
  const own = courses[0].own.map((_, row) => {
    const weights = believed(row);
    // A course of probability 0 is left out, so that an infinite worth there cannot turn into NaN.
    return courses.reduce((sum, c, i) => (weights[i] === 0 ? sum : sum + weights[i] * c.own[row]), 0);
  });
  const tally = new Float64Array(courses[0].tally.length);
  courses.forEach((course, i) => {
    if (probabilities[i] === 0) return;
    for (let k = 0; k < tally.length; k++) tally[k] += probabilities[i] * course.tally[k];
  });
  return { own, tally };
}
