import { printName } from "../expression/lexer.ts";
import type { Query, Syntax } from "../expression/syntax.ts";
import { NodeKind } from "../game/graph.ts";
import type { Lane, Reading } from "../game/reading.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import { type Failure, failed, neverHappens } from "./failure.ts";
import type { Measure } from "./measure.ts";
import { idsOf, indexOf, moveNamed, path, rowNamed } from "./names.ts";
import { courseOf, type Inner, roundOf } from "./query.ts";
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
  const at = { party, move: named.move, decider, round, name: `${who[0]}/${move.name}` };
  const reading: Reading<MoveWorth> = {
    key: `best ${JSON.stringify(at)}`,
    needs: {},
    read: (lane) => moveWorth(lane, at),
  };
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

interface Place {
  readonly party: number;
  readonly move: number;
  readonly decider: number | null;
  readonly round: number;
  readonly name: string;
}

interface MoveWorth {
  readonly mine: number;
  readonly others: number;
}

function moveWorth(
  { flat, work, lane }: Lane,
  { party, move, decider, round, name }: Place,
): MoveWorth | Failure {
  const { graph, inner, rows } = flat;
  const { kind, detail, firstEdge, target, weight, labels, label } = graph;
  const { lanes, slots, values } = work;
  const reached = (node: number): number => work.reach[node * lanes + lane];
  let open = false;
  let probability = 0;
  let mine = 0;
  let others = 0;
  for (let node = 0; node < inner; node++) {
    if (kind[node] !== NodeKind.decision || detail[node] !== 0 || graph.round[node] !== round) continue;
    if (reached(node) === 0 || (decider !== null && graph.decider[node] !== decider)) continue;
    let own: number | null = null;
    let best: number | null = null;
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const edgeLabel = labels[label[edge]];
      if (edgeLabel.kind !== "move" || edgeLabel.party !== party) break;
      if (weight[edge] >= 0 && slots[weight[edge] * lanes + lane] === 0) continue;
      const value = values[(target[edge] * rows + graph.decider[node]) * lanes + lane];
      if (edgeLabel.move === move) own = value;
      else if (best === null || value > best) best = value;
    }
    if (own === null) continue;
    open = true;
    if (best === null) continue;
    probability += reached(node);
    mine += reached(node) * own;
    others += reached(node) * best;
  }
  if (!open) return neverHappens(`a decision in round ${round} at which ${name} is open`);
  if (probability === 0) return failed("only-move", `${name} is the only open move in round ${round}`);
  return { mine: mine / probability, others: others / probability };
}
