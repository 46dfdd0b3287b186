import type { Reading } from "../game/reading.ts";
import { lengthOf as meanLength } from "../game/summary.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import { type Event, share } from "./event.ts";
import { type Failure, neverHappens } from "./failure.ts";
import type { Measure } from "./measure.ts";
import { byRounds, ends, given, inFact, openingsOf, own, path } from "./readings.ts";
import { pointsOf, probability, rounds, type Unit } from "./unit.ts";

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
  condition: Event | null,
): Measure {
  const unit = pointsOf(row);
  if (condition === null) {
    return reading(engine, course, unit, by === "own" ? own : inFact, (expected) => expected[row]);
  }
  const { id } = engine.model.outcomes[condition.outcome];
  const name = condition.part === "whole" ? id : `a ${condition.part} ${id}`;
  const from = given({ row, by, event: condition, name });
  return reading(engine, course, unit, from, ({ expected }) => expected);
}

export function lengthOf(engine: Engine, course: Course): Measure {
  return reading(engine, course, rounds, path, ({ alive }) => meanLength(alive));
}

/** How often a move is taken when it is open. */
export function shareOf(engine: Engine, course: Course, party: number, move: number): Measure {
  const { id, moves: own } = engine.model.parties[party];
  return reading(engine, course, probability, openingsOf({ party, move }), ({ open, taken }) =>
    open > 0 ? taken / open : neverHappens(`a decision at which ${id}/${own[move].id} is open`),
  );
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
