import type { Begun } from "./analyze.ts";
import { courseOfText, nowhere, numberNamed } from "./claims/number.ts";
import type { Asked } from "./lenses/context.ts";
import { courseOf } from "./lenses/course.ts";
import type { Engine } from "./lenses/engine.ts";
import { type Document, document } from "./lenses/envelope.ts";
import { factorialOf } from "./lenses/factorial.ts";
import { type CruxValue, crux } from "./lenses/hinges/crux.ts";
import { cruxFindings, learnFindings, leversFindings, sureFindings } from "./lenses/hinges/findings.ts";
import { type LearnValue, learn } from "./lenses/hinges/learn.ts";
import { type LeversValue, levers } from "./lenses/hinges/levers.ts";
import { spreadBy } from "./lenses/hinges/sample.ts";
import { type SampleOptions, usual } from "./lenses/hinges/study.ts";
import { type SureValue, sure } from "./lenses/hinges/sure.ts";
import { missing, type Result } from "./lenses/lens.ts";
import { idsOf, indexOf, rowNamed } from "./lenses/names.ts";
import { asksOf } from "./lenses/play/asks.ts";
import { play } from "./lenses/play/play.ts";
import { expectationOf } from "./lenses/reading.ts";
import { Unsayable } from "./lenses/unsayable.ts";
import type { Work } from "./lenses/work.ts";
import { type Opened, open, refusing, type Stopped } from "./open.ts";
import type { Model } from "./scenario/model.ts";
import type { Problem } from "./scenario/problem.ts";

/** A question beyond what a brief and the claims answer. */
export type Inquiry =
  /**
   * What each lever between two approaches contributes. `on` are numbers that leave the approach open; the first that the
   * file asks for if left out.
   */
  | { readonly kind: "levers"; readonly from: string; readonly to: string; readonly on?: readonly string[] }
  /** Which assumptions part two views; a number without an approach of its own is asked of each. */
  | { readonly kind: "crux"; readonly views: readonly [string, string]; readonly on?: readonly string[] }
  /** How sure one can be of a number, and what it hangs on; one without an approach of its own is asked of each. */
  | { readonly kind: "sure"; readonly on?: readonly string[]; readonly indices?: boolean }
  /** What a party gains by learning each assumption before it chooses an approach. */
  | { readonly kind: "learn"; readonly party: string };

export type InquiryValue = LeversValue | CruxValue | LearnValue | SureValue;

export type Inquired =
  | Stopped
  | {
      readonly status: "done";
      readonly model: Model;
      readonly problems: readonly Problem[];
      readonly document: Document<Result<InquiryValue>>;
    };

/**
 * Answers an inquiry of a file. Errors of the file, of the question and of the evaluation come back as values, as in
 * `analyze`; what is returned is the work, for the caller to run where it likes.
 */
export function inquire(
  text: string,
  file: string,
  inquiry: Inquiry,
  options: Asked & { readonly study?: Partial<SampleOptions> } = {},
): Stopped | Begun<Inquired> {
  const opened = open(text, file, options);
  if ("status" in opened) return opened;
  const { engine } = opened.context;
  const sample = { ...usual, ...options.study };
  const made = refusing(() => {
    return inquiring(opened, inquiry, sample);
  });
  if ("refusal" in made) return { status: "refused", problems: opened.problems, ...made };
  return { engine, work: documented(opened, made.value, sample.seed) };
}

function* documented(
  { model, problems }: Opened,
  work: Work<readonly Result<InquiryValue>[]>,
  seed: number,
): Work<Inquired> {
  const results = yield* work;
  return { status: "done", model, problems, document: document(model, seed, results) };
}

/**
 * The answers to an inquiry of a file that is open.
 *
 * @throws Unsayable, ExpressionError when it cannot be put to this model.
 */
export function inquiring(
  opened: Opened,
  inquiry: Inquiry,
  sample: SampleOptions,
): Work<readonly Result<InquiryValue>[]> {
  switch (inquiry.kind) {
    case "levers":
      return leversWork(opened, inquiry);
    case "crux":
      return cruxWork(opened, inquiry, sample.seed);
    case "learn":
      return learnWork(opened, inquiry, sample);
    case "sure":
      return sureWork(opened, inquiry, sample);
  }
}

type Of<Kind extends Inquiry["kind"]> = Extract<Inquiry, { kind: Kind }>;

function leversWork(
  { model, context }: Opened,
  { from, to, on }: Of<"levers">,
): Work<readonly Result<InquiryValue>[]> {
  playable(model);
  const { engine, view } = context;
  const [first, second] = [from, to].map((text) => courseOfText(engine, text));
  const factorial = factorialOf(model, first, second, nowhere);
  const questions = numbersOf(engine, on).map((text) => ({
    from,
    to,
    on: text,
    measure: (course: typeof first) => numberNamed(engine, text, course),
    factorial,
  }));
  // Said at once, so that an unknown name is told before anything runs.
  for (const { on: text, measure } of questions) {
    measure(first);
    if ("refusal" in refusing(() => numberNamed(engine, text, null))) continue;
    const note = "name a number that leaves the approach open, e.g. --on 'P(deal)'";
    throw new Unsayable(
      "invalid",
      "no-approach-open",
      `invalid number "${text}": no lever moves it`,
      note,
      nowhere,
    );
  }
  const made = {
    ...{ lens: "levers", approach: null, view, exact: true, tolerance: 1e-12 },
    method: "every combination of the levers; Shapley values; each assumption alone over its range",
  };
  return (function* () {
    const results: Result<InquiryValue>[] = [];
    for (const question of questions) {
      const value = yield* levers(engine, question);
      results.push(
        "code" in value
          ? { ...made, value: null, failure: value, findings: [] }
          : { ...made, value, failure: null, findings: leversFindings(model, value) },
      );
    }
    return results;
  })();
}

function cruxWork(
  { model, context }: Opened,
  { views, on }: Of<"crux">,
  seed: number,
): Work<readonly Result<InquiryValue>[]> {
  const { engine, view, approaches } = context;
  if (view !== null) {
    const note = "leave --view out beside the two views that are compared";
    throw new Unsayable("invalid", "view-and-views", "invalid view: a crux looks through two", note, nowhere);
  }
  const pair = views.map((name) => indexOf("view", name, idsOf(model.views), nowhere));
  if (pair[0] === pair[1]) {
    const note = "a crux lies between two views; name another one";
    throw new Unsayable(
      "invalid",
      "no-difference",
      `invalid pair: twice the view "${views[0]}"`,
      note,
      nowhere,
    );
  }
  const questions = numbersOf(engine, on).flatMap((text) => questionsOf(engine, text, approaches));
  return (function* () {
    const values = yield* crux(engine, [pair[0], pair[1]], questions, seed);
    return values.map((value): Result<InquiryValue> => {
      const exact = "code" in value || value.exact;
      const made = {
        ...{ lens: "crux", approach: null, view: null, exact, tolerance: 1e-12 },
        method: exact
          ? "Shapley values over every group of the assumptions on which the views differ"
          : "Shapley values over drawn orders of the assumptions on which the views differ, with intervals of 95 %",
      };
      return "code" in value
        ? { ...made, value: null, failure: value, findings: [] }
        : { ...made, value, failure: null, findings: cruxFindings(value) };
    });
  })();
}

/** A number that names its approach itself is one question, any other is asked of each approach. */
function questionsOf(engine: Engine, text: string, approaches: readonly number[]) {
  const alone = refusing(() => numberNamed(engine, text, null));
  if ("value" in alone) return [{ text, measure: alone.value }];
  const { model } = engine;
  playable(model);
  return approaches.map((index) => ({
    text: `${text} under ${model.approaches[index].id}`,
    measure: numberNamed(engine, text, courseOf(model, model.approaches[index].settings)),
  }));
}

function sureWork(
  { context }: Opened,
  { on, indices = false }: Of<"sure">,
  sample: SampleOptions,
): Work<readonly Result<InquiryValue>[]> {
  const { engine, view, approaches } = context;
  const questions = numbersOf(engine, on).flatMap((text) => questionsOf(engine, text, approaches));
  return (function* () {
    const values = yield* sure(engine, questions, { ...sample, indices });
    return values.map(
      (value): Result<InquiryValue> => ({
        ...{ lens: "sure", approach: null, view, exact: false, tolerance: 1e-12, failure: null },
        method: `${spreadBy(engine.ranges.length, sample.points)}, intervals of 95 %; ${value.hinges?.method ?? "no effects"}`,
        value,
        findings: sureFindings(value),
      }),
    );
  })();
}

function learnWork(
  { model, context }: Opened,
  { party }: Of<"learn">,
  sample: SampleOptions,
): Work<readonly Result<InquiryValue>[]> {
  playable(model);
  const { engine, view, approaches } = context;
  const row = rowNamed(model, party.split("/"), nowhere);
  if (approaches.length < 2) {
    const note = "who has one way only gains nothing by learning; name two approaches or more";
    throw new Unsayable("invalid", "one-approach", "missing choice: there is one approach", note, nowhere);
  }
  const measures = approaches.map((index) =>
    expectationOf(
      engine,
      courseOf(model, model.approaches[index].settings, [], context.from),
      row,
      "own",
      null,
    ),
  );
  const question = { party, approaches: approaches.map((index) => model.approaches[index].id), measures };
  return (function* () {
    const value = yield* learn(engine, question, sample);
    return [
      {
        ...{ lens: "learn", approach: null, view, exact: false, tolerance: 1e-12 },
        method: `expected value of learning one assumption first, from ${spreadBy(engine.ranges.length, sample.points)}, cross-fitted, with bootstrap intervals of 95 %`,
        value,
        failure: null,
        findings: learnFindings(model, value),
      },
    ];
  })();
}

/** The numbers that are asked for; the first that the file asks for where none is. */
function numbersOf(engine: Engine, on: readonly string[] | undefined): readonly string[] {
  if (on !== undefined && on.length > 0) return on;
  const { model } = engine;
  playable(model);
  const [first] = asksOf(engine, courseOf(model, model.approaches[0].settings));
  if (first !== undefined) return [first.text];
  throw new Unsayable(
    "invalid",
    "missing-number",
    "missing number to ask for",
    "name one: --on 'P(deal)'",
    nowhere,
  );
}

/** What has an approach is played. */
function playable(model: Model): void {
  const absent = [...missing(model, play.needs), ...(model.approaches.length === 0 ? ["approaches"] : [])];
  if (absent.length === 0) return;
  const note = "levers, views and approaches act in talks that are played";
  throw new Unsayable("invalid", "missing-section", `missing ${absent.join(", ")}`, note, nowhere);
}
