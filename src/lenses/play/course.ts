import { happened, mostLikely, type Way } from "../../game/explain.ts";
import type { Reading } from "../../game/reading.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import { whatOf, whoOf } from "../label.ts";
import type { CourseStep } from "./value.ts";

export const likeliestWay: Reading<Way> = {
  key: "most likely course",
  data: null,
  needs: {},
  read: mostLikely,
};

/** The most likely course in short: who does what when, and the probability of exactly this course. */
export function likeliest(
  engine: Engine,
  course: Course,
): {
  readonly steps: readonly CourseStep[];
  readonly probability: number;
  readonly end: Way["end"];
} {
  const way = engine.read(course, engine.central, likeliestWay);
  if ("code" in way) throw new Error(way.message);
  const steps = way.steps.filter(happened).map(({ round, taken }) => ({
    round,
    who: whoOf(engine.model, taken.label),
    what: whatOf(engine.model, taken.label),
    probability: taken.probability,
  }));
  return { steps, probability: way.probability, end: way.end };
}
