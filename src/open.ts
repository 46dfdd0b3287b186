import { questionProblems } from "./claims/check.ts";
import { ExpressionError } from "./expression/error.ts";
import { type Asked, contextFor } from "./lenses/context.ts";
import { courseOf } from "./lenses/course.ts";
import { type Failure, failed } from "./lenses/failure.ts";
import { type Context, missing } from "./lenses/lens.ts";
import { play } from "./lenses/play/play.ts";
import { plainNumber } from "./lenses/sentence.ts";
import { Unsayable } from "./lenses/unsayable.ts";
import { load } from "./scenario/load.ts";
import type { Model } from "./scenario/model.ts";
import type { Problem } from "./scenario/problem.ts";

/** Why there is no answer. `problems` holds the warnings and notes too. */
export type Stopped =
  /** The file has errors; the problems say which. */
  | { readonly status: "problems"; readonly problems: readonly Problem[] }
  /** The file is fine, and the question names something that it does not have. */
  | { readonly status: "refused"; readonly problems: readonly Problem[]; readonly refusal: Refusal }
  /** The file is fine, and its numbers, or those held by hand, cannot be had; with a place where there is one. */
  | { readonly status: "failed"; readonly problems: readonly Problem[]; readonly failure: Failure };

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly note: string | null;
}

/** A file that can be asked, and what is asked of it settled. */
export interface Opened {
  readonly model: Model;
  /** Warnings and notes. */
  readonly problems: readonly Problem[];
  readonly context: Context;
}

/** Reads and checks a text, resolves it into a model, and settles what is asked of it: what every story begins with. */
export function open(text: string, file: string, asked: Asked): Stopped | Opened {
  const { model, problems } = load(text, file);
  if (model === null || problems.some(({ severity }) => severity === "error"))
    return { status: "problems", problems };
  const settled = settle(model, asked);
  if ("refusal" in settled) return { status: "refused", problems, refusal: settled.refusal };
  if ("failure" in settled) return { status: "failed", problems, failure: settled.failure };

  // What the file asks and claims must be such that it can be put to its model.
  const all = [...problems, ...questionProblems(settled.context.engine)];
  if (all.some(({ severity }) => severity === "error")) return { status: "problems", problems: all };
  return { model, problems: all, context: settled.context };
}

export type Settled =
  | { readonly context: Context }
  | { readonly refusal: Refusal }
  | { readonly failure: Failure };

/** A view, numbers held by hand, approaches, a start in the middle. */
export function settle(model: Model, asked: Asked): Settled {
  const made = refusing(() => contextFor(model, asked));
  if ("refusal" in made) return made;
  const failure = impossible(model, asked, made.value);
  return failure === null ? { context: made.value } : { failure };
}

/** What is made of a reader's words, or why they cannot be put to this model. */
export function refusing<Value>(
  make: () => Value,
): { readonly value: Value } | { readonly refusal: Refusal } {
  try {
    return { value: make() };
  } catch (error) {
    if (!(error instanceof Unsayable || error instanceof ExpressionError)) throw error;
    return { refusal: { code: error.code, message: error.message, note: error.note } };
  }
}

/**
 * Numbers held by hand may lie outside their ranges, but not where nothing can be played with them: a probability of 2,
 * a precision below 0. That is said once, of the numbers themselves, and not of every number that comes of them.
 */
function impossible(model: Model, asked: Asked, context: Context): Failure | null {
  const held = Object.entries(asked.set ?? {});
  if (held.length === 0 || missing(model, play.needs).length > 0) return null;
  const playedWith = (set: Asked["set"]) => unplayable(model, contextFor(model, { ...asked, set }));
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
