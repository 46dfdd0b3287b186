import { happened, mostLikely, type Way } from "../../game/explain.ts";
import type { EdgeLabel } from "../../game/graph.ts";
import type { Reading } from "../../game/reading.ts";
import type { Model } from "../../scenario/model.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { CourseStep } from "./value.ts";

export const likeliestWay: Reading<Way> = { key: "most likely course", needs: {}, read: mostLikely };

/** The most likely course in short: who does what when, and the probability of exactly this course. */
export function likeliest(
  engine: Engine,
  course: Course,
): { readonly steps: readonly CourseStep[]; readonly probability: number } {
  const way = engine.read(course, engine.central, likeliestWay);
  if ("code" in way) throw new Error(way.message);
  const steps = way.steps.filter(happened).map(({ round, taken }) => ({
    round,
    ...stepOf(engine.model, taken.label),
    probability: taken.probability,
  }));
  return { steps, probability: way.probability };
}

function stepOf(model: Model, label: EdgeLabel): { readonly who: string; readonly what: string } {
  switch (label.kind) {
    case "move": {
      const party = model.parties[label.party];
      return { who: party.id, what: party.moves[label.move].id };
    }
    case "package":
      return { who: model.parties[label.party].id, what: model.packages[label.package].id };
    case "branch":
      return { who: model.chances[label.block].id, what: label.branch < 0 ? "nothing" : "happens" };
    case "outcome":
      return { who: "the outcome", what: model.outcomes[label.outcome].id };
    case "acts":
      return { who: model.parties[label.party].id, what: label.does ? "acts" : "does not get to act" };
    case "time":
      return { who: "time", what: "goes by" };
  }
}
