import type { Judgement } from "./claims/judge.ts";
import { judgedClaims } from "./claims/results.ts";
import { agreement } from "./lenses/agreement/agreement.ts";
import type { AgreementValue } from "./lenses/agreement/value.ts";
import type { Asked } from "./lenses/context.ts";
import type { Engine } from "./lenses/engine.ts";
import { type Document, document } from "./lenses/envelope.ts";
import { type StudyOptions, usual } from "./lenses/hinges/study.ts";
import { type Lens, missing, type Result } from "./lenses/lens.ts";
import { indexOf } from "./lenses/names.ts";
import { play } from "./lenses/play/play.ts";
import type { PlayValue } from "./lenses/play/value.ts";
import { type PointsValue, points } from "./lenses/points/points.ts";
import { finish, type Work } from "./lenses/work.ts";
import { type Opened, open, refusing, type Stopped } from "./open.ts";
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
  | Result<AgreementValue, "agreement">
  | Result<Judgement, "claims">;

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

const lenses: readonly (
  | Lens<PlayValue, "play">
  | Lens<PointsValue, "points">
  | Lens<AgreementValue, "agreement">
)[] = [play, points, agreement];

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
  // 1. Read and check the text, resolve it into a model, and settle what is asked of it.
  const opened = open(text, file, options);
  if ("status" in opened) return opened;

  // 2. Choose the lenses.
  const chosen = refusing(() => chosenLenses(options.lenses));
  if ("refusal" in chosen) return { status: "refused", problems: opened.problems, ...chosen };
  return { engine: opened.context.engine, work: evaluated(opened, options, chosen.value) };
}

/** What is left to do once nothing can be refused any more. */
export interface Begun<Value> {
  readonly engine: Engine;
  readonly work: Work<Value>;
}

/** All that lenses and claims say of a file that is open. */
export function* evaluated(
  { model, problems, context }: Opened,
  options: Pick<Options, "claims" | "study">,
  chosen: typeof lenses = lenses,
): Work<Extract<Analysis, { status: "done" }>> {
  // 3. Run every lens that has what it needs. The engine compiles each game once, whoever plays it.
  const results: LensResult[] = [];
  const skipped: { lens: string; missing: readonly string[] }[] = [];
  for (const lens of chosen) {
    const sections = missing(model, lens.needs);
    if (sections.length > 0) skipped.push({ lens: lens.name, missing: sections });
    else results.push(...lens.run(model, context));
  }

  // 4. Judge the claims, at the central values and over all that is plausible.
  const study = options.study ? { ...usual, ...options.study } : null;
  if (options.claims) results.push(...(yield* judgedClaims(context.engine, context.view, study)));

  const seed = study?.seed ?? usual.seed;
  return { status: "done", model, problems, document: document(model, seed, results), skipped };
}

function chosenLenses(names: readonly string[] | undefined): typeof lenses {
  if (names === undefined) return lenses;
  const known = lenses.map((lens) => lens.name);
  return names.map((name) => lenses[indexOf("lens", name, known, { start: 0, end: 0 })]);
}
