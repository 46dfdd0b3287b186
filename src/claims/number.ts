import { ExpressionError } from "../expression/error.ts";
import { parseApproach, parseExpression } from "../expression/parse.ts";
import type { Span } from "../expression/syntax.ts";
import type { Course } from "../lenses/course.ts";
import type { Engine } from "../lenses/engine.ts";
import { type Measure, measure } from "../lenses/measure.ts";
import { courseNamed } from "../lenses/names.ts";
import { Unsayable } from "../lenses/unsayable.ts";
import { prepare, wholeOf } from "./whole.ts";

/** A question of a reader stands in no file. */
export const nowhere: Span = { start: 0, end: 0 };

/**
 * A number by its text, as claims write it (`P(deal)`, `E(iran | stepping back)`), or by the id of a claim, whose margin
 * it then is. `standing` is the course of queries that name no approach.
 *
 * @throws Unsayable when it cannot be put to this model; ExpressionError when it cannot be read.
 */
export function numberNamed(engine: Engine, text: string, standing: Course | null): Measure {
  const claim = engine.model.claims.find(({ id }) => id === text);
  if (claim === undefined) return measure(engine, parseExpression(text, 0, { queries: true }), standing);
  const prepared = prepare(engine, claim);
  if ("parts" in prepared) return wholeOf(prepared).measure;
  const message = `claim ${text} has no margin: ${prepared.reason}`;
  throw new Unsayable("invalid", "no-margin", message, prepared.note, nowhere);
}

/** The course of an approach as a reader writes it: `stepping back with deadline = two months`. */
export function courseOfText(engine: Engine, text: string): Course {
  return courseNamed(engine.model, parseApproach(text), (syntax) => {
    const value = measure(engine, syntax, null).at(engine.central);
    if (typeof value === "number") return value;
    throw new ExpressionError(value.code, value.message, value.note, syntax.span);
  });
}
