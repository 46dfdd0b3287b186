import { courseOf, onlyCourse } from "../lenses/course.ts";
import type { Engine } from "../lenses/engine.ts";
import { measure } from "../lenses/measure.ts";
import { Unsayable } from "../lenses/unsayable.ts";
import type { Problem } from "../scenario/problem.ts";
import { condition } from "./condition.ts";

/** Every claim, ask and expectation that cannot be put to this model. What waits for a lens is no problem. */
export function questionProblems(engine: Engine): readonly Problem[] {
  const { model } = engine;
  const only = onlyCourse(model);
  // What is asked of every approach is as sayable under the first as under any other.
  const first = model.approaches.length === 0 ? null : courseOf(model, model.approaches[0].settings);
  return [
    ...model.claims.flatMap(({ holds, matters }) =>
      holds === null ? [] : problemOf(() => condition(engine, holds, matters, only)),
    ),
    ...model.asks.flatMap(({ of }) => problemOf(() => measure(engine, of, first))),
    ...model.expectations.flatMap(({ of, value }) =>
      problemOf(() =>
        typeof value === "number" ? measure(engine, of, only) : condition(engine, of, null, only),
      ),
    ),
  ];
}

function problemOf(make: () => unknown): readonly Problem[] {
  try {
    make();
    return [];
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error;
    if (error.kind === "not yet") return [];
    const { code, message, note, span } = error;
    return [{ severity: "error", code, message, note, span }];
  }
}
