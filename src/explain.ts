import {
  happened,
  mostLikely,
  type Option,
  type Parting,
  parting,
  type Step,
  type Way,
} from "./game/explain.ts";
import {
  effectOf,
  idle,
  type Effect as SupposedEffect,
  type Supposition,
  type ToldSupposition,
} from "./game/supposition.ts";
import { type Course, courseOf } from "./lenses/course.ts";
import type { Engine } from "./lenses/engine.ts";
import { type Document, document } from "./lenses/envelope.ts";
import type { Failure } from "./lenses/failure.ts";
import { whatOf, whoOf } from "./lenses/label.ts";
import { missing } from "./lenses/lens.ts";
import { idsOf, indexOf } from "./lenses/names.ts";
import { play } from "./lenses/play/play.ts";
import { listed } from "./lenses/sentence.ts";
import { Unsayable } from "./lenses/unsayable.ts";
import { type Refusal, type Stopped, settle } from "./open.ts";
import { load } from "./scenario/load.ts";
import type { Model } from "./scenario/model.ts";
import type { Problem } from "./scenario/problem.ts";

export interface Question {
  /** One approach, or two that are to be compared. A file with a single approach needs none named. */
  readonly approaches: readonly string[];
  readonly view?: string | null;
  readonly set?: Readonly<Record<string, number>>;
  readonly from?: string | null;
  /** Moves that are supposed: `iran holds at round 3`. */
  readonly suppose?: readonly string[];
}

/** The most likely course of the talks under one approach. Points are of the row that decides. */
export interface Told {
  readonly approach: string;
  /** The probability of exactly this course; there are many, so even the likeliest is seldom likely. */
  readonly probability: number;
  readonly steps: readonly ToldStep[];
  readonly end: {
    readonly outcome: string;
    readonly package: string | null;
    readonly round: number;
    /** The analyst's probability that the deal is kept; null where there is nothing to keep. */
    readonly kept: number | null;
  };
  /** What became of each supposition, in the order of the question. */
  readonly supposed: readonly ToldSupposition[];
}

export interface ToldStep {
  readonly round: number;
  /** `decision` of a party or faction, or `chance`. */
  readonly kind: "decision" | "chance";
  /** Id of the row that decides, or the name of the chance block. */
  readonly who: string;
  readonly what: string;
  readonly probability: number;
  /** What it is worth to the row that decides; null where chance does. */
  readonly value: number | null;
  /**
   * The option that is likelier at this step alone, where another was taken: a course is the likeliest as a whole, and
   * what follows a likelier step may part into more courses. Null where the likeliest option was taken.
   */
  readonly likelier: string | null;
  /** All that was open, in the order of the file. */
  readonly options: readonly {
    readonly what: string;
    readonly probability: number;
    readonly value: number | null;
  }[];
  /** How things stand at this point. */
  readonly state: Readonly<Record<string, string>>;
  readonly onTheTable: string | null;
  readonly trust: Readonly<Record<string, number>>;
}

export interface ToldParting {
  /** Steps that both courses have in common before they part. */
  readonly shared: number;
  /** The first step of each that the other does not have; null where it is already over. */
  readonly first: ToldStep | null;
  readonly second: ToldStep | null;
}

export type Explanation =
  | Stopped
  | {
      readonly status: "done";
      readonly model: Model;
      readonly problems: readonly Problem[];
      readonly document: Omit<Document, "results"> & {
        readonly method: string;
        readonly exact: boolean;
        readonly tolerance: number;
        readonly courses: readonly Told[];
        /** Null for one approach, and for two whose courses never part. */
        readonly parting: ToldParting | null;
      };
    };

/**
 * Tells the most likely course of the talks decision by decision, and where the courses of two approaches part.
 * Errors come back as values, as in `analyze`.
 */
export function explain(text: string, file: string, question: Question): Explanation {
  const { model, problems } = load(text, file);
  if (model === null) return { status: "problems", problems };
  const refused = (refusal: Refusal): Explanation => ({ status: "refused", problems, refusal });

  const { view, set, from } = question;
  const approaches = question.approaches.length > 0 ? question.approaches : only(model);
  if ("code" in approaches) return refused(approaches);
  const settled = settle(model, { approaches, view, set, from });
  if ("refusal" in settled) return refused(settled.refusal);
  if ("failure" in settled) return { status: "failed", problems, failure: settled.failure };
  const { context } = settled;
  const absent = missing(model, play.needs);
  if (absent.length > 0) return refused(nothingPlayed(absent));
  const forced = supposed(model, question.suppose ?? []);
  if ("code" in forced) return refused(forced);

  const seen: Seen[] = [];
  for (const index of context.approaches) {
    const course = courseOf(model, model.approaches[index].settings, [], context.from);
    const one = see(context.engine, course, forced);
    if ("code" in one) return { status: "failed", problems, failure: one };
    seen.push(one);
  }
  for (const [at, supposition] of forced.entries()) {
    const effects = seen.map((one) => one.effects[at]);
    if (effects.some(({ told }) => told.open)) continue;
    return { status: "failed", problems, failure: idle(model, supposition, effects) };
  }
  const courses = seen.map((one, at) => told(model, context.approaches[at], one));
  const [first, second] = seen;
  const parted = second === undefined ? null : parting(first.way, second.way);
  const { results: _, ...envelope } = document(model, 1, []);
  return {
    status: "done",
    model,
    problems,
    document: {
      ...envelope,
      method,
      exact: true,
      tolerance: 1e-12,
      courses,
      parting: parted === null ? null : toldParting(model, parted),
    },
  };
}

const method = "play: backward induction with logit responses, then the likeliest way (Viterbi 1967)";

const nothingPlayed = (sections: readonly string[]): Refusal => ({
  code: "missing-section",
  message: `missing ${sections.join(", ")}: nothing is played in this file`,
  note: "there is a course to tell when the file has a clock, turns, moves and values",
});

/** The one approach of a file that has one; where there are more somebody has to choose. */
function only({ approaches }: Model): readonly string[] | Refusal {
  const names = idsOf(approaches);
  if (names.length === 1) return names;
  return {
    code: "missing-approach",
    message: "missing approach: whose course is to be told?",
    note: `this file has ${listed(names)}; choose one with --approach '${names[0]}', or two with --versus '${names[1]}' too`,
  };
}

/** The likeliest course under one approach, and what each supposition does there. */
interface Seen {
  readonly way: Way;
  readonly effects: readonly SupposedEffect[];
}

function see(engine: Engine, course: Course, forced: readonly Supposition[]): Seen | Failure {
  const supposing = { ...course, structure: { ...course.structure, forced } };
  return engine.read(supposing, engine.central, {
    key: "most likely course and suppositions",
    data: null,
    needs: {},
    read(lane) {
      const way = mostLikely(lane);
      return { way, effects: forced.map((supposition) => effectOf(lane, way, supposition)) };
    },
  });
}

/** Reads `iran holds at round 3`: a party, one of its moves as a person would say it, a round. */
function supposed(model: Model, texts: readonly string[]): readonly Supposition[] | Refusal {
  const invalid = (text: string, note: string): Refusal => ({
    code: "invalid-supposition",
    message: `invalid supposition "${text}"`,
    note,
  });
  const forced: Supposition[] = [];
  for (const text of texts) {
    const [, what = "", at = ""] = /^(.*\S) (?:at|in) round (\d+)$/.exec(text.trim()) ?? [];
    const party = model.parties.findIndex(({ id }) => what.startsWith(`${id} `));
    if (party < 0) {
      return invalid(
        text,
        `write --if 'PARTY MOVES at round 3'; parties: ${idsOf(model.parties).join(", ")}`,
      );
    }
    const { id, moves } = model.parties[party];
    const said = what.slice(id.length + 1).trim();
    const known = idsOf(moves);
    const meant = spoken(said).find((form) => known.includes(form)) ?? said;
    const round = Number(at);
    try {
      const move = indexOf(`move of ${id}`, meant, known, { start: 0, end: 0 });
      const other = forced.find((before) => before.party === party && before.round === round);
      if (other !== undefined) {
        return invalid(text, `"${other.text}" already says what ${id} does in round ${round}`);
      }
      forced.push({ party, move, round, text });
    } catch (error) {
      if (!(error instanceof Unsayable)) throw error;
      return { code: error.code, message: error.message, note: error.note };
    }
  }
  return forced;
}

/** What a verb in the third person may stand for: `holds` for hold, `breaks out` for break out, `carries on` for carry on. */
function spoken(said: string): readonly string[] {
  const [verb, ...rest] = said.split(" ");
  const forms = [verb, verb.replace(/s$/, ""), verb.replace(/es$/, ""), verb.replace(/ies$/, "y")];
  return forms.map((form) => [form, ...rest].join(" "));
}

function told(model: Model, approach: number, { way, effects }: Seen): Told {
  const { probability, steps, end } = way;
  return {
    approach: model.approaches[approach].id,
    probability,
    steps: steps.filter(happened).map((step) => toldStep(model, step)),
    end: {
      outcome: model.outcomes[end.outcome].id,
      package: end.package < 0 ? null : model.packages[end.package].id,
      round: end.round,
      kept: end.kept,
    },
    supposed: effects.map((effect) => effect.told),
  };
}

function toldStep(model: Model, { round, decider, taken, options, state, trust }: Step): ToldStep {
  const option = ({ label, probability, value }: Option) => ({
    what: whatOf(model, label),
    probability,
    value,
  });
  const likeliest = options.reduce((best, next) => (next.probability > best.probability ? next : best));
  return {
    round,
    kind: decider === null ? "chance" : "decision",
    who: decider === null ? whoOf(model, taken.label) : model.rows[decider].id,
    ...option(taken),
    likelier: likeliest.probability > taken.probability + rounding ? whatOf(model, likeliest.label) : null,
    options: options.map(option),
    state: Object.fromEntries(
      model.state.map(({ id, values }, variable) => [id, values[state.variables[variable]]]),
    ),
    onTheTable: state.table < 0 ? null : model.packages[state.table].id,
    trust: Object.fromEntries(model.relations.map(({ id }, relation) => [id, trust[relation]])),
  };
}

/** Options this close are equally likely. */
const rounding = 1e-9;

function toldParting(model: Model, { shared, first, second }: Parting): ToldParting {
  const told = (step: Step | null) => (step === null ? null : toldStep(model, step));
  return { shared: shared.length, first: told(first), second: told(second) };
}
