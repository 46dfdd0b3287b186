import { arithmetic, called } from "../expression/functions.ts";
import { Opcode, operate } from "../expression/operation.ts";
import type { Query, Span, Syntax } from "../expression/syntax.ts";
import type { BinaryOp, UnaryOp } from "../expression/term.ts";
import { chosen, combine, constant } from "./combine.ts";
import type { Course } from "./course.ts";
import type { Demand, Engine } from "./engine.ts";
import type { Failure } from "./failure.ts";
import { idsOf, indexOf } from "./names.ts";
import { queryMeasure } from "./query.ts";
import { truth } from "./truth.ts";
import { plain, product, quotient, together, type Unit } from "./unit.ts";
import { Unsayable } from "./unsayable.ts";
import { termMeasure } from "./value.ts";
import type { World } from "./world.ts";

/** A number that can be read at any world: made ready once, so that all that is asked can be evaluated in one pass. */
export interface Measure {
  readonly unit: Unit;
  /** What it reads of the evaluations of courses. */
  readonly demands: readonly Demand[];
  /** A failure says why there is no number: an event that never happens, an evaluation that failed. */
  at(world: World): number | Failure;
}

/**
 * Makes a number of a claim, an `asks` or an `expect` ready. `standing` is the course of queries that name no approach;
 * null where one must be named.
 *
 * @throws Unsayable when the question cannot be put to this model.
 */
export function measure(engine: Engine, syntax: Syntax, standing: Course | null): Measure {
  const of = (part: Syntax, course = standing): Measure => measure(engine, part, course);
  switch (syntax.kind) {
    case "number":
      return constant(syntax.value);
    case "query":
      return queryMeasure(engine, syntax, standing, of);
    case "trust":
      return queryMeasure(engine, asQuery(syntax), standing, of);
    case "name":
      return named(engine, syntax);
    case "negate":
      return one("negate", of(syntax.of));
    case "binary":
      return two(arithmetic[syntax.operator], of(syntax.left), of(syntax.right));
    case "call":
      return called(
        syntax.name,
        syntax.args.map((part) => of(part)),
        one,
        two,
      );
    case "if": {
      if (syntax.otherwise === null) throw halfCondition(syntax.span);
      const [then, otherwise] = [of(syntax.then), of(syntax.otherwise)];
      const test = truth(engine, syntax.test, standing, of);
      return chosen(test, then, otherwise, together(then.unit, otherwise.unit));
    }
    default:
      throw new Unsayable(
        "invalid",
        "not-a-number",
        "invalid number in a question",
        "a comparison or a range does not give a number here",
        syntax.span,
      );
  }
}

const units: Partial<Record<BinaryOp | UnaryOp, (...units: Unit[]) => Unit>> = {
  negate: (unit) => unit,
  abs: (unit) => unit,
  add: together,
  subtract: together,
  min: together,
  max: together,
  multiply: product,
  divide: quotient,
};

/** What an operation counts; a logarithm, a root or a power is a plain number, whatever it is of. */
const unitOf = (op: BinaryOp | UnaryOp): ((...of: Unit[]) => Unit) => units[op] ?? (() => plain);

const one = (op: UnaryOp, a: Measure): Measure =>
  combine([a], unitOf(op), ([x]) => operate(Opcode[op], x, 0));

const two = (op: BinaryOp, a: Measure, b: Measure): Measure =>
  combine([a, b], unitOf(op), ([x, y]) => operate(Opcode[op], x, y));

function named(engine: Engine, syntax: Extract<Syntax, { kind: "name" }>): Measure {
  const { assumptions, definitions = [] } = engine.model;
  const definition = definitions.find((candidate) => candidate.id === syntax.name);
  if (definition !== undefined) return termMeasure(engine, definition.value, plain);
  const known = [...idsOf(assumptions), ...idsOf(definitions)];
  const index = indexOf("assumption", syntax.name, known, syntax.span);
  return termMeasure(engine, { op: "assumption", index }, plain);
}

function halfCondition(span: Span): Unsayable {
  return new Unsayable(
    "invalid",
    "missing-else",
    'missing "else" of this "if"',
    "only a claim as a whole may leave it out: write if … then … else …",
    span,
  );
}

/** `trust(a in b)` without a bar is the same question as with one, about the start of the talks. */
function asQuery({ holder, about, span }: Extract<Syntax, { kind: "trust" }>): Query {
  const subject = { kind: "trust", holder, about, span } as const;
  return { kind: "query", name: "trust", subjects: [subject], approach: null, modifiers: [], span };
}
