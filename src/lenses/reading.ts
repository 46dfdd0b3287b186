import type { Evaluation } from "../game/evaluation.ts";
import type { Graph } from "../game/graph.ts";
import type { Lane, Reading } from "../game/reading.ts";
import { endsByRound, expectations, lengthOf as meanLength, moves, trustPath } from "../game/summary.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import { type Event, share } from "./event.ts";
import { type Failure, neverHappens } from "./failure.ts";
import { expectedGiven } from "./given.ts";
import type { Measure } from "./measure.ts";
import { pointsOf, probability, rounds, type Unit } from "./unit.ts";

const ends: Reading<Pick<Lane, "outcomes" | "kept">> = {
  key: "ends",
  needs: {},
  // Not the lane itself, which goes with the next evaluation.
  read: ({ outcomes, kept }) => ({ outcomes, kept }),
};
const byRounds: Reading<ReturnType<typeof endsByRound>> = {
  key: "ends by round",
  needs: {},
  read: endsByRound,
};
const path: Reading<ReturnType<typeof trustPath>> = { key: "trust path", needs: {}, read: trustPath };
const own: Reading<Float64Array> = {
  key: "expected",
  needs: {},
  read: (lane) => expectations(lane).expected,
};
const inFact: Reading<Float64Array> = {
  key: "expected in fact",
  needs: { inFact: true },
  read: (lane) => expectations(lane).expectedInFact,
};

/** A number that is read out of the evaluation of one course. */
function reading<Value extends object>(
  engine: Engine,
  course: Course,
  unit: Unit,
  from: Reading<Value>,
  pick: (value: Value) => number | Failure,
): Measure {
  return {
    unit,
    demands: [{ course, reading: from }],
    at(world) {
      const found = engine.read(course, world, from);
      if ("code" in found) return found as Failure;
      const value = pick(found);
      // Adding zero makes -0 an ordinary zero, which survives serialisation.
      return typeof value === "number" ? value + 0 : value;
    },
  };
}

/** P(event), by the end of a round or at all. */
export function chanceOf(engine: Engine, course: Course, event: Event, byRound: number | null): Measure {
  if (byRound === null) {
    return reading(engine, course, probability, ends, ({ outcomes, kept }) =>
      share(event, outcomes[event.outcome], kept),
    );
  }
  const count = engine.model.outcomes.length;
  return reading(engine, course, probability, byRounds, ({ outcomes, kept }) =>
    share(event, outcomes[(byRound - 1) * count + event.outcome], kept[byRound - 1]),
  );
}

/** E of a row by its own trust and weights, or E* by the analyst's; given an outcome where one is named. */
export function expectationOf(
  engine: Engine,
  course: Course,
  row: number,
  by: "own" | "in fact",
  given: Event | null,
): Measure {
  const unit = pointsOf(row);
  if (given === null) {
    return reading(engine, course, unit, by === "own" ? own : inFact, (expected) => expected[row]);
  }
  const { id } = engine.model.outcomes[given.outcome];
  const name = given.part === "whole" ? id : `a ${given.part} ${id}`;
  const from: Reading<{ readonly expected: number }> = {
    key: `given ${row} ${by} ${given.outcome} ${given.part}`,
    needs: {},
    read: (lane) => expectedGiven(lane, row, by, given, name),
  };
  return reading(engine, course, unit, from, ({ expected }) => expected);
}

export function lengthOf(engine: Engine, course: Course): Measure {
  return reading(engine, course, rounds, path, ({ alive }) => meanLength(alive));
}

/** How often a move is taken when it is open. */
export function shareOf(engine: Engine, course: Course, party: number, move: number): Measure {
  const { id, moves: own } = engine.model.parties[party];
  const from: Reading<Openings> = {
    key: `openings ${party} ${move}`,
    needs: { moves: true },
    read: (lane) => openings(lane.flat.graph, moves(lane), party, move),
  };
  return reading(engine, course, probability, from, ({ open, taken }) =>
    open > 0 ? taken / open : neverHappens(`a decision at which ${id}/${own[move].id} is open`),
  );
}

/** Expected number of decisions at which a move was open, and at which it was taken. */
export interface Openings {
  readonly open: number;
  readonly taken: number;
}

export function openings(
  { labels }: Graph,
  { open, taken }: Pick<Evaluation, "open" | "taken">,
  party: number,
  move: number,
): Openings {
  const label = labels.findIndex(
    (candidate) => candidate.kind === "move" && candidate.party === party && candidate.move === move,
  );
  return label < 0 ? { open: 0, taken: 0 } : { open: open[label] + 0, taken: taken[label] + 0 };
}

/** Mean trust at the start of a round among talks still going on. */
export function trustOf(engine: Engine, course: Course, relation: number, round: number): Measure {
  const count = engine.model.relations.length;
  return reading(engine, course, probability, path, ({ alive, trust }) =>
    alive[round - 1] > 0
      ? trust[(round - 1) * count + relation]
      : neverHappens(`talks that still go on at round ${round}`),
  );
}
