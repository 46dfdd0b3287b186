import type { Query, QuerySubject, Span, Syntax } from "../expression/syntax.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import { outcomeNamed } from "./event.ts";
import { factorialOf, shareMeasure } from "./factorial.ts";
import type { Measure } from "./measure.ts";
import { courseNamed, idsOf, indexOf, missingApproach, moveNamed, path, rowNamed } from "./names.ts";
import { chanceOf, expectationOf, lengthOf, shareOf, trustOf } from "./reading.ts";
import { probability } from "./unit.ts";
import { Unsayable } from "./unsayable.ts";
import { termMeasure, valueMeasure } from "./value.ts";

/** Makes a part of a question ready: `measure`, handed down so that the two files do not import each other. */
export type Inner = (syntax: Syntax, standing?: Course | null) => Measure;

/** Queries that other lenses will answer: what is asked, and the lens that is missing. */
const missingLenses: Readonly<Record<string, string>> = {
  stable: "stability",
  equilibrium: "equilibrium",
};

/**
 * A number read off a lens. `standing` is the course of queries that name no approach.
 *
 * @throws Unsayable when the question cannot be put to this model.
 */
export function queryMeasure(engine: Engine, query: Query, standing: Course | null, inner: Inner): Measure {
  const lens = missingLenses[query.name];
  if (lens !== undefined) {
    const words = `"${query.name}" needs the ${lens} lens, which does not exist yet`;
    throw new Unsayable("not yet", "missing-lens", words, null, query.span);
  }
  switch (query.name) {
    case "P":
      return probabilityQuery(engine, query, courseOf(engine, query, standing, inner));
    case "E":
    case "E*":
      return expectationQuery(engine, query, courseOf(engine, query, standing, inner));
    case "length":
      return lengthOf(engine, courseOf(engine, query, standing, inner));
    case "taken":
      return frequencyQuery(engine, query, courseOf(engine, query, standing, inner));
    case "trust":
      return trustQuery(engine, query, standing, inner);
    case "value":
      return valueMeasure(engine, query, optionalCourse(engine, query, standing, inner), inner);
    case "share":
      return shareQuery(engine, query, inner);
    case "best":
    case "ripe":
    case "agreeable":
    case "zopa":
    case "ratifies": {
      const note =
        query.name === "best"
          ? "compare it with a move: best(…) = accept"
          : "it is true or false; use it alone";
      throw new Unsayable("invalid", "not-a-number", `"${query.name}" gives no number`, note, query.span);
    }
    default:
      throw new Unsayable(
        "not yet",
        "missing-word",
        `the word "${query.name}" is not known yet`,
        null,
        query.span,
      );
  }
}

/** The course of a query; without an approach of its own the one that stands for the whole question. */
export function courseOf(engine: Engine, query: Query, standing: Course | null, inner: Inner): Course {
  needsPlay(engine, query.span);
  const course = optionalCourse(engine, query, standing, inner);
  if (course !== null) return course;
  throw missingApproach(engine.model, query);
}

/** The same where a question may be asked of the file's own start, before any lever: null then. */
export function optionalCourse(
  engine: Engine,
  query: Query,
  standing: Course | null,
  inner: Inner,
): Course | null {
  if (query.approach === null) return standing;
  return courseNamed(engine.model, query.approach, (syntax) => fixedNumber(engine, syntax, inner));
}

/** What a question gives an assumption in place: a number, or one worked out from the central values. */
function fixedNumber(engine: Engine, syntax: Syntax, inner: Inner): number {
  const value = inner(syntax).at(engine.central);
  if (typeof value === "number") return value;
  throw new Unsayable("invalid", value.code, value.message, value.note, syntax.span);
}

function probabilityQuery(engine: Engine, query: Query, course: Course): Measure {
  const event = outcomeNamed(engine.model, path(query, 0).join("/"), query.span);
  return chanceOf(engine, course, event, roundOf(engine, query, "by round"));
}

function expectationQuery(engine: Engine, query: Query, course: Course): Measure {
  const row = rowNamed(engine.model, path(query, 0), query.span);
  const given = query.modifiers.find((modifier) => modifier.kind === "name");
  const event = given === undefined ? null : outcomeNamed(engine.model, given.name, given.span);
  return expectationOf(engine, course, row, query.name === "E" ? "own" : "in fact", event);
}

function frequencyQuery(engine: Engine, query: Query, course: Course): Measure {
  const { party, move } = moveNamed(engine.model, path(query, 0), null, query.span);
  return shareOf(engine, course, party, move);
}

/** `share(lever, A -> B, number)`: how much of the way that the number goes from A to B is the lever's. */
function shareQuery(engine: Engine, query: Query, inner: Inner): Measure {
  const { model } = engine;
  needsPlay(engine, query.span);
  const [, between, number] = query.subjects;
  if (between?.kind !== "between" || number?.kind !== "expression") throw incomplete(query);
  const [from, to] = [between.from, between.to].map((reference) =>
    courseNamed(model, reference, (syntax) => fixedNumber(engine, syntax, inner)),
  );
  const { factors, courses } = factorialOf(model, from, to, between.span);
  const name = path(query, 0).join("/");
  const known = factors.map((factor) => factor.name);
  if (idsOf(model.levers).includes(name) && !known.includes(name)) {
    const note = `they differ in ${known.join(", ")}`;
    throw new Unsayable(
      "invalid",
      "same-setting",
      `invalid lever "${name}": both set it alike`,
      note,
      query.span,
    );
  }
  const factor = indexOf("lever", name, known, query.span);
  return shareMeasure(
    engine,
    courses.map((course) => inner(number.of, course)),
    factor,
  );
}

const incomplete = ({ span }: Query): Unsayable =>
  new Unsayable(
    "invalid",
    "missing-name",
    "missing part of share(…)",
    "write share(lever, A -> B, P(deal))",
    span,
  );

/** Trust as the talks begin without an approach; its mean among talks still going on with one. */
function trustQuery(engine: Engine, query: Query, standing: Course | null, inner: Inner): Measure {
  const { model } = engine;
  const relation = relationNamed(engine, query.subjects[0], query.span);
  const course = optionalCourse(engine, query, standing, inner);
  if (course === null) return termMeasure(engine, model.relations[relation].atFirst, probability);
  return trustOf(
    engine,
    course,
    relation,
    roundOf(engine, query, "round") ?? course.structure.from?.round ?? 1,
  );
}

function relationNamed(engine: Engine, subject: QuerySubject | undefined, span: Span): number {
  const { model } = engine;
  if (subject === undefined || subject.kind !== "trust") {
    throw new Unsayable(
      "invalid",
      "missing-name",
      "missing relation",
      "write trust(a in b | approach)",
      span,
    );
  }
  const known = idsOf(model.relations);
  return indexOf("trust", `${subject.holder} in ${subject.about}`, known, subject.span);
}

export function roundOf(engine: Engine, query: Query, kind: "by round" | "round"): number | null {
  const modifier = query.modifiers.find((candidate) => candidate.kind === kind);
  if (modifier === undefined || modifier.kind === "name") return null;
  const last = engine.model.clock?.rounds ?? 0;
  if (Number.isInteger(modifier.round) && modifier.round >= 1 && modifier.round <= last)
    return modifier.round;
  const note = `rounds count from 1 to ${last}`;
  throw new Unsayable("invalid", "invalid-round", `invalid round ${modifier.round}`, note, modifier.span);
}

function needsPlay(engine: Engine, span: Span): void {
  if (engine.model.clock !== null && engine.model.turns.length > 0) return;
  throw new Unsayable(
    "invalid",
    "missing-section",
    "this question needs talks that are played",
    "add a clock, turns and moves",
    span,
  );
}
