/**
 * The public face of Parley: the text of a scenario in, results as plain data out. Nothing here reads a file, asks a
 * clock or draws at random; it runs unchanged in Node, in a browser and in a worker. Same input, same bytes.
 *
 * Probabilities are numbers from 0 to 1, points are each party's own, rounds count from 1. Errors of a file and of an
 * evaluation are values; only a name that a model does not have is thrown (`Unsayable`, or `ExpressionError` where a
 * text cannot be read), and the stories of a whole text (`analyze`, `explain`, `inquire`, `sweep`) return even that as a
 * value. `begin`, `inquire` and `sweep` hand back work that is still to be done: `finish` does it here and now. The
 * estimators alone, for functions that are no scenarios, are `parley-lab/maths`.
 */

import { analyze } from "./analyze.ts";
import { type Checked, checkExpectations } from "./claims/expectations.ts";
import type { Judgement } from "./claims/judge.ts";
import { judgedClaims } from "./claims/results.ts";
import { type Inquiry, type InquiryValue, inquiring } from "./inquire.ts";
import { answerIn, spacesOf } from "./lenses/agreement/agreement.ts";
import type { AgreementValue } from "./lenses/agreement/value.ts";
import { type Asked, contextFor } from "./lenses/context.ts";
import type { CruxValue } from "./lenses/hinges/crux.ts";
import type { LearnValue } from "./lenses/hinges/learn.ts";
import type { LeversValue } from "./lenses/hinges/levers.ts";
import { type SampleOptions, type StudyOptions, usual } from "./lenses/hinges/study.ts";
import type { SureValue } from "./lenses/hinges/sure.ts";
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
 * Which packages could be agreed and ratified, in exact arithmetic: the frontier, the zone, the points that rules single
 * out with their formulas, trades. Under each approach where the talks are played.
 */
export function agreement(model: Model, asked: Asked = {}): readonly Result<AgreementValue, "agreement">[] {
  const context = contextFor(model, asked);
  return spacesOf(model, context).map((made) => answerIn(made, context.view));
}

/**
 * Every claim with its margin at the central values and what each assumption alone does to it; with a study, over all
 * that is plausible too: shares with intervals (Clopper and Pearson 1934) on evenly spread points, Shapley effects,
 * where each assumption turns it and the smallest change found that overturns it. An empty study is the usual one.
 */
export function claims(
  model: Model,
  asked: Asked = {},
  study: Partial<StudyOptions> | null = null,
): readonly Result<Judgement, "claims">[] {
  const { engine, view } = contextFor(model, asked);
  return finish(engine, judgedClaims(engine, view, study === null ? null : { ...usual, ...study }));
}

/** How sure one can be of each number, and what it hangs on: quantiles and Shapley effects on a sample. */
export function sure(
  model: Model,
  question: Omit<Of<"sure">, "kind"> = {},
  asked: Asked = {},
  sample: Partial<SampleOptions> = {},
): readonly Result<SureValue>[] {
  return answers(model, { kind: "sure", ...question }, asked, sample);
}

/** What each lever between two approaches brings to a number: Shapley values over every combination of the levers. */
export function levers(
  model: Model,
  question: Omit<Of<"levers">, "kind">,
  asked: Asked = {},
): readonly Result<LeversValue>[] {
  return answers(model, { kind: "levers", ...question }, asked);
}

/**
 * Which assumptions part two views on a number: Shapley values, exact for up to twelve of them, else over orders drawn by
 * the seed, with intervals.
 */
export function crux(
  model: Model,
  question: Omit<Of<"crux">, "kind">,
  asked: Asked = {},
  sample: Pick<SampleOptions, "seed"> = usual,
): readonly Result<CruxValue>[] {
  return answers(model, { kind: "crux", ...question }, asked, sample);
}

/** What a party gains, in its own points, by learning each assumption before it chooses an approach (EVPPI). */
export function learn(
  model: Model,
  party: string,
  asked: Asked = {},
  sample: Partial<SampleOptions> = {},
): readonly Result<LearnValue>[] {
  return answers(model, { kind: "learn", party }, asked, sample);
}

type Of<Kind extends Inquiry["kind"]> = Extract<Inquiry, { kind: Kind }>;

/** The answers to an inquiry are of its kind. */
function answers<Kind extends Inquiry["kind"]>(
  model: Model,
  inquiry: Of<Kind>,
  asked: Asked,
  sample: Partial<SampleOptions> = {},
): readonly Result<Extract<InquiryValue, { kind: Kind }>>[] {
  const context = contextFor(model, asked);
  const work = inquiring({ model, problems: [], context }, inquiry, { ...usual, ...sample });
  return finish(context.engine, work) as readonly Result<Extract<InquiryValue, { kind: Kind }>>[];
}

/** The file's own expectations against what the model says. */
export function expectations(model: Model): readonly Checked[] {
  return checkExpectations(contextFor(model).engine);
}

export {
  type Agreed,
  agree,
  agreeOn,
  type DomainAgreed,
  type Table,
  tableOf,
} from "./agree.ts";
export { type Analysis, analyze, type Begun, begin, type LensResult, type Options } from "./analyze.ts";
export type { Checked } from "./claims/expectations.ts";
export type { Central, JudgedPart, Judgement, Plausible, Status, Widened } from "./claims/judge.ts";
export { type RangeVerdict, thresholds, type Verdict } from "./claims/verdict.ts";
export {
  type Explanation,
  explain,
  type Question,
  type Told,
  type ToldParting,
  type ToldStep,
} from "./explain.ts";
export { ExpressionError } from "./expression/error.ts";
export { type Inquired, type Inquiry, inquire } from "./inquire.ts";
export { allPackages, type Listing, packagesCsv } from "./interchange/csv.ts";
export type { Domain } from "./interchange/domain.ts";
export { writeGenius } from "./interchange/genius/write.ts";
export type { Imported } from "./interchange/imported.ts";
export { writeNegmas } from "./interchange/negmas/write.ts";
export type { FileProblem, Source } from "./interchange/problem.ts";
export { readDomain } from "./interchange/read.ts";
export { type NamedPackage, writeScenario } from "./interchange/scenario/scenario.ts";
export type { Written } from "./interchange/written.ts";
export type { AgreementValue } from "./lenses/agreement/value.ts";
export type { Asked } from "./lenses/context.ts";
export { rounded } from "./lenses/digits.ts";
export { type Document, version } from "./lenses/envelope.ts";
export type { Failure } from "./lenses/failure.ts";
export type { CruxValue } from "./lenses/hinges/crux.ts";
export type { Distribution, Share } from "./lenses/hinges/distribution.ts";
export type { Hinge, Hinges } from "./lenses/hinges/hinge.ts";
export type { LearnValue } from "./lenses/hinges/learn.ts";
export type { Effect, LeversValue } from "./lenses/hinges/levers.ts";
export type { Overturn } from "./lenses/hinges/overturn.ts";
export type { Region, Regions } from "./lenses/hinges/regions.ts";
export type { SampleOptions, StudyOptions } from "./lenses/hinges/study.ts";
export type { SureValue } from "./lenses/hinges/sure.ts";
export type { Turn } from "./lenses/hinges/turns.ts";
export type { Result } from "./lenses/lens.ts";
export type { Limit } from "./lenses/limits.ts";
export type { ApproachValue, CourseStep, Figure, PlayValue, RankingValue } from "./lenses/play/value.ts";
export type { PointsValue, Worth } from "./lenses/points/points.ts";
export type { Mover, Spread } from "./lenses/spread.ts";
export { Unsayable } from "./lenses/unsayable.ts";
export { finish, type Work } from "./lenses/work.ts";
export type { Refusal, Stopped } from "./open.ts";
export { type Loaded, load } from "./scenario/load.ts";
export type { Model } from "./scenario/model.ts";
export type { Problem } from "./scenario/problem.ts";
export { position, render } from "./scenario/render.ts";
export { languageSchema } from "./scenario/schema/json.ts";
export { type Sweep, sweep } from "./sweep.ts";
