import { questionProblems } from "./claims/check.ts";
import type { Judgement } from "./claims/judge.ts";
import { judgedClaims } from "./claims/results.ts";
import { ExpressionError } from "./expression/error.ts";
import { type Asked, contextFor } from "./lenses/context.ts";
import { courseOf } from "./lenses/course.ts";
import type { Engine } from "./lenses/engine.ts";
import { type Document, document } from "./lenses/envelope.ts";
import { type Failure, failed } from "./lenses/failure.ts";
import { type StudyOptions, usual } from "./lenses/hinges/study.ts";
import { type Context, type Lens, missing, type Result } from "./lenses/lens.ts";
import { indexOf } from "./lenses/names.ts";
import { play } from "./lenses/play/play.ts";
import type { PlayValue } from "./lenses/play/value.ts";
import { type PointsValue, points } from "./lenses/points/points.ts";
import { plainNumber } from "./lenses/sentence.ts";
import { Unsayable } from "./lenses/unsayable.ts";
import { finish, type Work } from "./lenses/work.ts";
import { load } from "./scenario/load.ts";
import type { Model } from "./scenario/model.ts";
import type { Problem } from "./scenario/problem.ts";

export interface Options extends Asked {
  /** Lenses by name; every lens whose sections the file has when left out. */
  readonly lenses?: readonly string[];
  /** Judge the claims? Left out means no: a brief does not need them. */
  readonly claims?: boolean;
  /** Judge them over all that is plausible too? Left out means no: at the central values alone, which is quick. */
  readonly study?: Partial<StudyOptions> | null;
}

export type LensResult =
  | Result<PlayValue, "play">
  | Result<PointsValue, "points">
  | Result<Judgement, "claims">;

/** Why there is no answer. `problems` holds the warnings and notes too. */
export type Stopped =
  /** The file has errors; the problems say which. */
  | { readonly status: "problems"; readonly problems: readonly Problem[] }
  /** The file is fine, and the question names something that it does not have. */
  | { readonly status: "refused"; readonly problems: readonly Problem[]; readonly refusal: Refusal }
  /** The file is fine, and its numbers, or those held by hand, cannot be had; with a place where there is one. */
  | { readonly status: "failed"; readonly problems: readonly Problem[]; readonly failure: Failure };

export type Analysis =
  | Stopped
  | {
      readonly status: "done";
      readonly model: Model;
      /** Warnings and notes. */
      readonly problems: readonly Problem[];
      readonly document: Document<LensResult>;
      /** Lenses that had nothing to work on, with the sections they miss. */
      readonly skipped: readonly { readonly lens: string; readonly missing: readonly string[] }[];
    };

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly note: string | null;
}

const lenses: readonly (Lens<PlayValue, "play"> | Lens<PointsValue, "points">)[] = [play, points];

/**
 * The whole story of one file: what is wrong with it, else what every lens says and whether its claims hold.
 * Same text and same options give the same bytes. Errors of the file, of the question and of the evaluation come back
 * as values; an exception is a fault of Parley itself.
 */
export function analyze(text: string, file: string, options: Options = {}): Analysis {
  const begun = begin(text, file, options);
  return "work" in begun ? finish(begun.engine, begun.work) : begun;
}

/** The same up to where evaluating starts, for those who have it done in several threads or want to see it go on. */
export function begin(text: string, file: string, options: Options = {}): Stopped | Begun<Analysis> {
  // 1. Read and check the text, and resolve it into a model.
  const { model, problems } = load(text, file);
  if (model === null || problems.some(({ severity }) => severity === "error"))
    return { status: "problems", problems };

  // 2. Settle what is asked: a view, numbers held by hand, approaches, a start in the middle.
  const settled = settle(model, options);
  if ("refusal" in settled) return { status: "refused", problems, refusal: settled.refusal };
  if ("failure" in settled) return { status: "failed", problems, failure: settled.failure };

  // 3. Check that what the file asks and claims can be put to its model.
  const { engine } = settled.context;
  const asked = [...problems, ...questionProblems(engine)];
  if (asked.some(({ severity }) => severity === "error")) return { status: "problems", problems: asked };

  return { engine, work: evaluated(model, asked, settled, options) };
}

/** What is left to do once nothing can be refused any more. */
export interface Begun<Value> {
  readonly engine: Engine;
  readonly work: Work<Value>;
}

function* evaluated(
  model: Model,
  problems: readonly Problem[],
  { context, chosen }: Extract<Settled, { context: Context }>,
  options: Options,
): Work<Analysis> {
  // 4. Run every lens that has what it needs. The engine compiles each game once, whoever plays it.
  const results: LensResult[] = [];
  const skipped: { lens: string; missing: readonly string[] }[] = [];
  for (const lens of chosen) {
    const sections = missing(model, lens.needs);
    if (sections.length > 0) skipped.push({ lens: lens.name, missing: sections });
    else results.push(...lens.run(model, context));
  }

  // 5. Judge the claims, at the central values and over all that is plausible.
  const study = options.study ? { ...usual, ...options.study } : null;
  if (options.claims) results.push(...(yield* judgedClaims(context.engine, context.view, study)));

  const seed = study?.seed ?? usual.seed;
  return { status: "done", model, problems, document: document(model, seed, results), skipped };
}

type Settled =
  | { readonly context: Context; readonly chosen: typeof lenses }
  | { readonly refusal: Refusal }
  | { readonly failure: Failure };

export function settle(model: Model, options: Options): Settled {
  try {
    const names = lenses.map((lens) => lens.name);
    const nowhere = { start: 0, end: 0 };
    const chosen = options.lenses?.map((name) => lenses[indexOf("lens", name, names, nowhere)]) ?? lenses;
    const context = contextFor(model, options);
    const failure = impossible(model, options, context);
    return failure === null ? { context, chosen } : { failure };
  } catch (error) {
    if (!(error instanceof Unsayable || error instanceof ExpressionError)) throw error;
    return { refusal: { code: error.code, message: error.message, note: error.note } };
  }
}

/**
 * Numbers held by hand may lie outside their ranges, but not where nothing can be played with them: a probability of 2,
 * a precision below 0. That is said once, of the numbers themselves, and not of every number that comes of them.
 */
function impossible(model: Model, options: Options, context: Context): Failure | null {
  const held = Object.entries(options.set ?? {});
  if (held.length === 0 || missing(model, play.needs).length > 0) return null;
  const playedWith = (set: Options["set"]) => unplayable(model, contextFor(model, { ...options, set }));
  const failure = unplayable(model, context);
  if (failure === null || playedWith({}) !== null) return null;
  const alone = held.filter(([name, value]) => playedWith({ [name]: value }) !== null);
  const culprits = alone.length > 0 ? alone : held;
  return failed(
    "impossible-value",
    `invalid value ${culprits.map(([name, value]) => `${value} of "${name}"`).join(" with ")}: it leads to ${failure.message}`,
    culprits.map(([name]) => rangeNote(model, name)).join("; "),
  );
}

/** Why the first approach that cannot be played at the central values cannot be. */
function unplayable(model: Model, { engine, approaches, from }: Context): Failure | null {
  for (const index of approaches) {
    const course = courseOf(model, model.approaches[index].settings, [], from);
    const played = engine.at(course, engine.central);
    if (!played.ok) return played.failure;
  }
  return null;
}

function rangeNote(model: Model, name: string): string {
  const { value, low, high } = model.assumptions.find(({ id }) => id === name)!;
  return low < high
    ? `the file has ${plainNumber(value)} in ${plainNumber(low)}..${plainNumber(high)} for "${name}"`
    : `the file has ${plainNumber(value)} for "${name}"`;
}
