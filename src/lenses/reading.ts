import type { Evaluation } from "../game/evaluation.ts";
import type { Graph } from "../game/graph.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import type { Event } from "./event.ts";
import { type Failure, neverHappens } from "./failure.ts";
import { expectedGiven } from "./given.ts";
import type { Measure } from "./measure.ts";
import { pointsOf, probability, rounds, type Unit } from "./unit.ts";
import type { World } from "./world.ts";

/** A number that stands in the evaluation of one course. */
function reading(
  engine: Engine,
  course: Course,
  unit: Unit,
  read: (evaluation: Evaluation) => number | Failure,
): Measure {
  return {
    unit,
    courses: [course],
    at(world) {
      const found = engine.at(course, world);
      if (!found.ok) return found.failure;
      const value = read(found.evaluation);
      // Adding zero makes -0 an ordinary zero, which survives serialisation.
      return typeof value === "number" ? value + 0 : value;
    },
  };
}

/** P(event), by the end of a round or at all. */
export function chanceOf(engine: Engine, course: Course, event: Event, byRound: number | null): Measure {
  const count = engine.model.outcomes.length;
  return reading(engine, course, probability, (evaluation) => {
    const { outcomes, kept } = evaluation;
    const signed =
      byRound === null ? outcomes[event.outcome] : evaluation.byRound[(byRound - 1) * count + event.outcome];
    if (event.part === "whole") return signed;
    const lasting = byRound === null ? kept : evaluation.keptByRound[byRound - 1];
    return event.part === "lasting" ? lasting : Math.max(0, signed - lasting);
  });
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
  if (given !== null) {
    const { id } = engine.model.outcomes[given.outcome];
    const name = given.part === "whole" ? id : `a ${given.part} ${id}`;
    const at = (world: World): number | Failure => {
      const found = engine.derived(
        course,
        world,
        `given ${row} ${by} ${given.outcome} ${given.part}`,
        (solution) => expectedGiven(solution, row, by, given, name),
      );
      return "code" in found ? found : found.expected + 0;
    };
    return { unit, courses: [course], at };
  }
  return reading(engine, course, unit, (evaluation) =>
    by === "own" ? evaluation.expected[row] : evaluation.expectedInFact[row],
  );
}

export function lengthOf(engine: Engine, course: Course): Measure {
  return reading(engine, course, rounds, ({ length }) => length);
}

/** How often a move is taken when it is open. */
export function shareOf(engine: Engine, course: Course, party: number, move: number): Measure {
  const { id, moves } = engine.model.parties[party];
  return {
    unit: probability,
    courses: [course],
    at(world) {
      const found = engine.at(course, world);
      if (!found.ok) return found.failure;
      const { open, taken } = openings(found, party, move);
      return open > 0 ? taken / open : neverHappens(`a decision at which ${id}/${moves[move].id} is open`);
    },
  };
}

/** Expected number of decisions at which a move was open, and at which it was taken. */
export function openings(
  { graph, evaluation }: { readonly graph: Graph; readonly evaluation: Evaluation },
  party: number,
  move: number,
): { readonly open: number; readonly taken: number } {
  const label = graph.labels.findIndex(
    (candidate) => candidate.kind === "move" && candidate.party === party && candidate.move === move,
  );
  return label < 0
    ? { open: 0, taken: 0 }
    : { open: evaluation.open[label] + 0, taken: evaluation.taken[label] + 0 };
}

/** Mean trust at the start of a round among talks still going on. */
export function trustOf(engine: Engine, course: Course, relation: number, round: number): Measure {
  const count = engine.model.relations.length;
  return reading(engine, course, probability, (evaluation) =>
    evaluation.alive[round - 1] > 0
      ? evaluation.trust[(round - 1) * count + relation]
      : neverHappens(`talks that still go on at round ${round}`),
  );
}
