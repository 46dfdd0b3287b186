/**
 * The public face of Parley: the text of a scenario in, results as plain data out. Nothing here reads a file, asks a
 * clock or draws at random; it runs unchanged in Node, in a browser and in a worker. Same input, same bytes.
 *
 * Probabilities are numbers from 0 to 1, points are each party's own, rounds count from 1. Errors of a file and of an
 * evaluation are values; only a name that a model does not have is thrown (`Unsayable`, or `ExpressionError` where a
 * text cannot be read), and `analyze` returns even that as a value.
 */

import { analyze } from "./analyze.ts";
import { type Checked, checkExpectations } from "./claims/expectations.ts";
import type { Judgement } from "./claims/judge.ts";
import { judgedClaims } from "./claims/results.ts";
import { type Asked, contextFor } from "./lenses/context.ts";
import type { StudyOptions } from "./lenses/hinges/study.ts";
import type { Result } from "./lenses/lens.ts";
import { play as playLens } from "./lenses/play/play.ts";
import type { PlayValue } from "./lenses/play/value.ts";
import { type PointsValue, points as pointsLens } from "./lenses/points/points.ts";
import { finish } from "./lenses/work.ts";
import type { Model } from "./scenario/model.ts";
import type { Problem } from "./scenario/problem.ts";

/** Every problem of a text, in the order of the file; `render` makes them readable. Nothing is computed. */
export function check(text: string, file: string): readonly Problem[] {
  return analyze(text, file, { lenses: [] }).problems;
}

/**
 * Where each approach leads, and all of them beside each other: exact evaluation of the game by backward induction with
 * logit responses (McKelvey and Palfrey 1998).
 */
export function play(model: Model, asked: Asked = {}): readonly Result<PlayValue, "play">[] {
  return playLens.run(model, contextFor(model, asked));
}

/** What each named package is worth to whom, and whom it leaves better off than no deal. Needs no talks. */
export function points(model: Model, asked: Asked = {}): readonly Result<PointsValue, "points">[] {
  return pointsLens.run(model, contextFor(model, asked));
}

/**
 * Every claim with its margin at the central values and what each assumption alone does to it; with a study, over all
 * that is plausible too.
 */
export function claims(
  model: Model,
  asked: Asked = {},
  study: StudyOptions | null = null,
): readonly Result<Judgement, "claims">[] {
  const { engine, view } = contextFor(model, asked);
  return finish(engine, judgedClaims(engine, view, study));
}

/** The file's own expectations against what the model says. */
export function expectations(model: Model): readonly Checked[] {
  return checkExpectations(contextFor(model).engine);
}

export { type Analysis, analyze, type LensResult, type Options } from "./analyze.ts";
export type { Checked } from "./claims/expectations.ts";
export type { Central, JudgedPart, Judgement, Status } from "./claims/judge.ts";
export type { RangeVerdict, Verdict } from "./claims/verdict.ts";
export {
  type Explanation,
  explain,
  type Question,
  type Told,
  type ToldParting,
  type ToldStep,
} from "./explain.ts";
export { ExpressionError } from "./expression/error.ts";
export type { Asked } from "./lenses/context.ts";
export { rounded } from "./lenses/digits.ts";
export { type Document, version } from "./lenses/envelope.ts";
export type { Failure } from "./lenses/failure.ts";
export type { Result } from "./lenses/lens.ts";
export type { Limit } from "./lenses/limits.ts";
export type { ApproachValue, CourseStep, Figure, PlayValue, RankingValue } from "./lenses/play/value.ts";
export type { PointsValue, Worth } from "./lenses/points/points.ts";
export type { Mover, Spread } from "./lenses/spread.ts";
export { Unsayable } from "./lenses/unsayable.ts";
export type { Refusal, Stopped } from "./open.ts";
export { type Loaded, load } from "./scenario/load.ts";
export type { Model } from "./scenario/model.ts";
export type { Problem } from "./scenario/problem.ts";
export { position, render } from "./scenario/render.ts";
export { languageSchema } from "./scenario/schema/json.ts";
