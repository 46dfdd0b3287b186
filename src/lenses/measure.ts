import type { Query, Syntax } from "../expression/syntax.ts";
import { exp } from "../maths/exp.ts";
import { log } from "../maths/log.ts";
import { logistic, logit } from "../maths/logistic.ts";
import { power } from "../maths/power.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import { type Failure, finite } from "./failure.ts";
import { idsOf, indexOf } from "./names.ts";
import { queryMeasure } from "./query.ts";

import { literal, plain, product, quotient, together, type Unit } from "./unit.ts";
import { Unsayable } from "./unsayable.ts";
import { termMeasure } from "./value.ts";
import type { World } from "./world.ts";

/** A number that can be read at any world: made ready once, so that all that is asked can be evaluated in one pass. */
export interface Measure {
  readonly unit: Unit;
  /** The courses whose evaluations it reads. */
  readonly courses: readonly Course[];
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
  const of = (part: Syntax): Measure => measure(engine, part, standing);
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
      return combine(
        [of(syntax.of)],
        (unit) => unit,
        ([a]) => -a,
      );
    case "binary":
      return binary(syntax.operator, of(syntax.left), of(syntax.right));
    case "call":
      return called(syntax, syntax.args.map(of));
    default:
      throw new Unsayable(
        "invalid",
        "not-a-number",
        "invalid number in a question",
        "a comparison, a condition or a range does not give a number here",
        syntax.span,
      );
  }
}

function constant(value: number): Measure {
  return { unit: literal, courses: [], at: () => value };
}

/** A number made of others; the first failure among them is its own. */
export function combine(
  parts: readonly Measure[],
  unit: (...units: Unit[]) => Unit,
  value: (numbers: readonly number[]) => number,
): Measure {
  return {
    unit: unit(...parts.map((part) => part.unit)),
    courses: parts.flatMap((part) => part.courses),
    at(world) {
      const numbers: number[] = [];
      for (const part of parts) {
        const found = part.at(world);
        if (typeof found !== "number") return found;
        numbers.push(found);
      }
      return finite(value(numbers));
    },
  };
}

function binary(operator: "+" | "-" | "*" | "/" | "^", a: Measure, b: Measure): Measure {
  switch (operator) {
    case "+":
      return combine([a, b], together, ([x, y]) => x + y);
    case "-":
      return combine([a, b], together, ([x, y]) => x - y);
    case "*":
      return combine([a, b], product, ([x, y]) => x * y);
    case "/":
      return combine([a, b], quotient, ([x, y]) => x / y);
    case "^":
      return combine(
        [a, b],
        () => plain,
        ([x, y]) => power(x, y),
      );
  }
}

function called(syntax: Extract<Syntax, { kind: "call" }>, args: readonly Measure[]): Measure {
  const plainly = (of: (...numbers: number[]) => number): Measure =>
    combine(
      args,
      () => plain,
      (numbers) => of(...numbers),
    );
  switch (syntax.name) {
    case "min":
      return combine(args, unitOfAll, (numbers) => Math.min(...numbers));
    case "max":
      return combine(args, unitOfAll, (numbers) => Math.max(...numbers));
    case "abs":
      return combine(args, unitOfAll, ([x]) => Math.abs(x));
    case "clamp":
      return combine(args, unitOfAll, ([x, low, high]) => Math.min(Math.max(x, low), high));
    case "exp":
      return plainly(exp);
    case "log":
      return plainly(log);
    case "sqrt":
      return plainly(Math.sqrt);
    case "logit":
      return plainly(logit);
    case "logistic":
      return plainly(logistic);
    default:
      throw new Unsayable(
        "invalid",
        "unknown-function",
        `unknown function "${syntax.name}"`,
        null,
        syntax.span,
      );
  }
}

const unitOfAll = (...units: Unit[]): Unit => units.reduce(together, literal);

function named(engine: Engine, syntax: Extract<Syntax, { kind: "name" }>): Measure {
  const { assumptions, definitions = [] } = engine.model;
  const definition = definitions.find((candidate) => candidate.id === syntax.name);
  if (definition !== undefined) return termMeasure(engine, definition.value, plain);
  const known = [...idsOf(assumptions), ...idsOf(definitions)];
  const index = indexOf("assumption", syntax.name, known, syntax.span);
  return termMeasure(engine, { op: "assumption", index }, plain);
}

/** `trust(a in b)` without a bar is the same question as with one, about the start of the talks. */
function asQuery({ holder, about, span }: Extract<Syntax, { kind: "trust" }>): Query {
  const subject = { kind: "trust", holder, about, span } as const;
  return { kind: "query", name: "trust", subjects: [subject], approach: null, modifiers: [], span };
}
