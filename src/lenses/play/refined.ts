import type { Evaluation } from "../../game/evaluation.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { Failure } from "../failure.ts";
import { outcomesOf } from "./figures.ts";
import type { Refined } from "./value.ts";

/** Above this the length of the round is part of the answer. */
const warnsAbove = 0.02;

/** The same course at half the round. */
export function refined(engine: Engine, course: Course, coarse: Evaluation): Refined | Failure {
  const halved: Course = { ...course, structure: { ...course.structure, refine: 2 } };
  const played = engine.at(halved, engine.central);
  if (!played.ok) return played.failure;
  const before = outcomesOf(engine.model, coarse);
  const outcomes = outcomesOf(engine.model, played.evaluation);
  let most = { outcome: "", by: 0 };
  for (const [outcome, probability] of Object.entries(outcomes)) {
    const by = probability - before[outcome];
    if (most.outcome === "" || Math.abs(by) > Math.abs(most.by)) most = { outcome, by: by + 0 };
  }
  return { outcomes, most, warns: Math.abs(most.by) > warnsAbove };
}
