import type { Query, Syntax } from "../expression/syntax.ts";
import { acceptance, isAcceptance } from "./agreement/acceptance.ts";
import { bestMove, comparedWithBest } from "./best.ts";
import { chosen, combine, constant } from "./combine.ts";
import { marginOf, truthOf } from "./comparison.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import { mattersFor } from "./matters.ts";
import type { Measure } from "./measure.ts";
import type { Inner } from "./query.ts";
import { ripe } from "./ripe.ts";
import { plain, together } from "./unit.ts";
import { Unsayable } from "./unsayable.ts";

/**
 * The condition of `if … then … else …` inside a number: 1 where it is so, 0 where it is not. It is the plain truth,
 * without a zone of no difference, as `expect` reads a condition; an equality holds within what matters.
 *
 * @throws Unsayable when the condition cannot be put to this model.
 */
export function truth(engine: Engine, syntax: Syntax, standing: Course | null, inner: Inner): Measure {
  const of = (part: Syntax): Measure => truth(engine, part, standing, inner);
  switch (syntax.kind) {
    case "and":
      return both([of(syntax.left), of(syntax.right)], Math.min);
    case "or":
      return both([of(syntax.left), of(syntax.right)], Math.max);
    case "not":
      return both([of(syntax.of)], (a) => 1 - a);
    case "if":
      return chosen(
        of(syntax.test),
        of(syntax.then),
        syntax.otherwise === null ? constant(1) : of(syntax.otherwise),
        plain,
      );
    case "compare":
      return compared(engine, syntax, standing, inner);
    case "query":
      if (syntax.name === "ripe") return isRipe(engine, syntax);
      if (isAcceptance(syntax)) {
        const tests = acceptance(engine, syntax, standing, inner);
        return both(
          tests.map(({ margin }) => margin),
          (...margins) => (margins.every((margin) => margin >= 0) ? 1 : 0),
        );
      }
      break;
  }
  // What cannot be said as a number either says so itself.
  inner(syntax);
  throw new Unsayable(
    "invalid",
    "not-a-truth",
    "invalid condition: it is a number",
    "compare it: if P(deal | A) > 0.5 then …",
    syntax.span,
  );
}

const both = (parts: readonly Measure[], put: (...truths: number[]) => number): Measure =>
  combine(
    parts,
    () => plain,
    (truths) => put(...truths),
  );

function compared(
  engine: Engine,
  syntax: Extract<Syntax, { kind: "compare" }>,
  standing: Course | null,
  inner: Inner,
): Measure {
  const { operator } = syntax;
  const best = comparedWithBest(syntax);
  if (best !== null) {
    const { mine, others } = bestMove(engine, best.query, best.move, standing, inner);
    const isTrue = operator === "!=" ? (margin: number) => -margin > 0 : (margin: number) => margin > 0;
    return both([mine, others], (a, b) => (isTrue(a - b) ? 1 : 0));
  }
  const [left, right] = [inner(syntax.left), inner(syntax.right)];
  const matters = mattersFor(engine, together(left.unit, right.unit));
  const margin = marginOf(operator, matters);
  const isTrue = truthOf(operator, matters);
  return both([left, right], (a, b) => (isTrue(margin([a, b])) ? 1 : 0));
}

function isRipe(engine: Engine, query: Query): Measure {
  const { wayOut, alternative } = ripe(engine, query);
  return both([wayOut, alternative], (a, b) => (a - b > 0 ? 1 : 0));
}
