import { printName } from "../expression/lexer.ts";
import type { Query, Syntax } from "../expression/syntax.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import type { Measure } from "./measure.ts";
import { idsOf, indexOf, moveNamed, path, rowNamed } from "./names.ts";
import { courseOf, type Inner, roundOf } from "./query.ts";
import { worthOf } from "./readings.ts";
import { pointsOf } from "./unit.ts";
import { Unsayable } from "./unsayable.ts";

/** What a move is worth to whoever decides, and what the best of the other open moves is worth, as two numbers. */
export interface Best {
  readonly mine: Measure;
  readonly others: Measure;
  readonly text: { readonly mine: string; readonly others: string };
}

/**
 * `best(party | approach, round n) = move`. Both numbers are means over the decisions of that round at which the move
 * and at least one other are open, each weighed by the probability of coming there.
 */
export function bestMove(
  engine: Engine,
  query: Query,
  move: Extract<Syntax, { kind: "name" }>,
  standing: Course | null,
  inner: Inner,
): Best {
  const { model } = engine;
  const who = path(query, 0);
  const party = indexOf("party", who[0], idsOf(model.parties), query.span);
  const decider = who.length > 1 ? rowNamed(model, who, query.span) : null;
  const row = decider ?? model.parties[party].row;
  if (row === null) {
    throw new Unsayable(
      "invalid",
      "no-values",
      `"${who[0]}" has no values`,
      "only a party with values decides",
      query.span,
    );
  }
  const named = moveNamed(model, [move.name], party, move.span);
  const course = courseOf(engine, query, standing, inner);
  const round = roundOf(engine, query, "round") ?? course.structure.from?.round ?? 1;
  const reading = worthOf({ party, move: named.move, decider, round, name: `${who[0]}/${move.name}` });
  const side = (which: "mine" | "others"): Measure => ({
    unit: pointsOf(row),
    demands: [{ course, reading }],
    at(world) {
      const found = engine.read(course, world, reading);
      return "code" in found ? found : found[which];
    },
  });
  const text = { mine: printName(move.name), others: "the best other move" };
  return { mine: side("mine"), others: side("others"), text };
}

/**
 * The parts of `best(…) = move`; null where neither side of a comparison is a best move.
 *
 * @throws Unsayable when a best move is compared with anything but a move, or otherwise than by = and !=.
 */
export function comparedWithBest(
  syntax: Extract<Syntax, { kind: "compare" }>,
): { readonly query: Query; readonly move: Extract<Syntax, { kind: "name" }> } | null {
  const query = [syntax.left, syntax.right].find((side) => side.kind === "query" && side.name === "best");
  if (query?.kind !== "query") return null;
  const move = query === syntax.left ? syntax.right : syntax.left;
  if (move.kind === "name" && (syntax.operator === "=" || syntax.operator === "!=")) return { query, move };
  throw new Unsayable(
    "invalid",
    "not-a-move",
    "invalid comparison with best(…)",
    "write best(party | approach, round 2) = move",
    syntax.span,
  );
}
