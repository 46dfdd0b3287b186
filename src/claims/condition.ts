import { printSyntax } from "../expression/print.ts";
import type { Query, Syntax } from "../expression/syntax.ts";
import { acceptance, isAcceptance, type Test } from "../lenses/agreement/acceptance.ts";
import { bestMove, comparedWithBest } from "../lenses/best.ts";
import { combine } from "../lenses/combine.ts";
import { marginOf, truthOf } from "../lenses/comparison.ts";
import type { Course } from "../lenses/course.ts";
import type { Engine } from "../lenses/engine.ts";
import { mattersFor } from "../lenses/matters.ts";
import { type Measure, measure } from "../lenses/measure.ts";
import { ripe } from "../lenses/ripe.ts";
import { together, type Unit } from "../lenses/unit.ts";
import { Unsayable } from "../lenses/unsayable.ts";

/**
 * One comparison of a claim: how far it is from turning. The margin is positive when it is true, in the units of what is
 * compared; closer to zero than `matters` it is neither true nor false.
 */
export interface Part {
  readonly text: string;
  readonly unit: Unit;
  readonly matters: number;
  readonly margin: Measure;
  /** Is it simply true, without a zone of no difference? `<=` is at a margin of zero, `<` is not. */
  readonly isTrue: (margin: number) => boolean;
  /** The numbers compared, with their texts, so that a reader sees them. */
  readonly sides: readonly { readonly text: string; readonly measure: Measure }[];
}

/** A claim made ready: its parts, and how their margins, each in multiples of what matters, are put together. */
export interface Condition {
  readonly parts: readonly Part[];
  /** From the sizes (margin / matters) of the parts, in their order, to the size of the whole. */
  readonly size: (sizes: readonly number[]) => number;
}

/**
 * Takes a claim apart. And is the minimum, or the maximum, not the negative; `if A then B` is the maximum of not-A and B,
 * and with an `else` both branches must hold. An equality holds within `matters`: its margin is twice what matters
 * less the distance, so that the zone of no difference lies between one and three times what matters.
 *
 * @throws Unsayable when the claim cannot be put to this model.
 */
export function condition(
  engine: Engine,
  syntax: Syntax,
  matters: number | null,
  standing: Course | null,
): Condition {
  const of = (part: Syntax): Condition => condition(engine, part, matters, standing);
  switch (syntax.kind) {
    case "and":
      return join([of(syntax.left), of(syntax.right)], ([a, b]) => Math.min(a, b));
    case "or":
      return join([of(syntax.left), of(syntax.right)], ([a, b]) => Math.max(a, b));
    case "not":
      return join([of(syntax.of)], ([a]) => -a);
    case "if":
      if (syntax.otherwise === null) {
        return join([of(syntax.test), of(syntax.then)], ([a, b]) => Math.max(-a, b));
      }
      return join([of(syntax.test), of(syntax.then), of(syntax.otherwise)], ([a, b, c]) =>
        Math.min(Math.max(-a, b), Math.max(a, c)),
      );
    case "compare":
      return one(compared(engine, syntax, matters, standing));
    case "query":
      if (syntax.name === "ripe") return one(ripePart(engine, syntax, matters));
      if (isAcceptance(syntax)) {
        const tests = acceptance(engine, syntax, standing, (part) => measure(engine, part, standing));
        return join(
          tests.map((test) => one(testPart(engine, test, matters))),
          (sizes) => Math.min(...sizes),
        );
      }
      // Queries of a missing lens say so themselves; any other is a number.
      measure(engine, syntax, standing);
      throw notTrue(syntax);
    default:
      measure(engine, syntax, standing);
      throw notTrue(syntax);
  }
}

export const sizeOf = (part: Part, margin: number): number => margin / part.matters;

function one(part: Part): Condition {
  return { parts: [part], size: ([only]) => only };
}

function join(conditions: readonly Condition[], put: (sizes: readonly number[]) => number): Condition {
  return {
    parts: conditions.flatMap((condition) => condition.parts),
    size(sizes) {
      let next = 0;
      return put(
        conditions.map(({ parts, size }) => {
          const mine = sizes.slice(next, next + parts.length);
          next += parts.length;
          return size(mine);
        }),
      );
    },
  };
}

function compared(
  engine: Engine,
  syntax: Extract<Syntax, { kind: "compare" }>,
  given: number | null,
  standing: Course | null,
): Part {
  const best = comparedWithBest(syntax);
  if (best !== null) return bestPart(engine, syntax, best, given, standing);
  const [a, b] = [syntax.left, syntax.right].map((side) => measure(engine, side, standing));
  const unit = together(a.unit, b.unit);
  const matters = given ?? mattersFor(engine, unit);
  return {
    text: printSyntax(syntax),
    unit,
    matters,
    margin: combine([a, b], () => unit, marginOf(syntax.operator, matters)),
    isTrue: truthOf(syntax.operator, matters),
    sides: [
      { text: printSyntax(syntax.left), measure: a },
      { text: printSyntax(syntax.right), measure: b },
    ],
  };
}

/** `best(iran | A, round 2) = accept`: by how much the move is worth more than the best of the others. */
function bestPart(
  engine: Engine,
  syntax: Extract<Syntax, { kind: "compare" }>,
  { query, move }: NonNullable<ReturnType<typeof comparedWithBest>>,
  given: number | null,
  standing: Course | null,
): Part {
  const { mine, others, text } = bestMove(engine, query, move, standing, (part) =>
    measure(engine, part, standing),
  );
  const sides: Sides = [
    { text: text.mine, measure: mine },
    { text: text.others, measure: others },
  ];
  return ahead(engine, syntax, sides, given, syntax.operator === "!=" ? -1 : 1);
}

function ripePart(engine: Engine, query: Query, given: number | null): Part {
  const { party, wayOut, alternative } = ripe(engine, query);
  const sides: Sides = [
    { text: `way out for ${party}`, measure: wayOut },
    { text: `the better of stalemate and escalation for ${party}`, measure: alternative },
  ];
  return ahead(engine, query, sides, given, 1);
}

/** What reaches what it is held against exactly is accepted. */
const testPart = (engine: Engine, test: Test, given: number | null): Part => ({
  ...test,
  matters: given ?? mattersFor(engine, test.unit),
  isTrue: (margin) => margin >= 0,
});

type Sides = readonly [Part["sides"][number], Part["sides"][number]];

/** True when the first side is worth more than the second, or with sign -1 when it is not. */
function ahead(engine: Engine, syntax: Syntax, sides: Sides, given: number | null, sign: 1 | -1): Part {
  const [{ measure: first }, { measure: second }] = sides;
  return {
    text: printSyntax(syntax),
    unit: first.unit,
    matters: given ?? mattersFor(engine, first.unit),
    margin: combine(
      [first, second],
      (unit) => unit,
      ([a, b]) => sign * (a - b),
    ),
    isTrue: (margin) => margin > 0,
    sides,
  };
}

function notTrue(syntax: Syntax): Unsayable {
  return new Unsayable(
    "invalid",
    "not-a-truth",
    `"${printSyntax(syntax)}" is a number, not a claim`,
    "compare it: P(deal | A) > 0.5",
    syntax.span,
  );
}
